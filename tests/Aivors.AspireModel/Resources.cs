using System.Runtime.CompilerServices;

namespace Aspire.Hosting.ApplicationModel
{
    public interface IResource
    {
        string Name { get; }
    }

    public interface IResourceWithConnectionString : IResource;

    public interface IResourceWithEndpoints : IResource;

    public interface IResourceWithEnvironment : IResource;

    public interface IResourceWithServiceDiscovery : IResourceWithEndpoints;

    public interface IResourceWithWaitSupport : IResource;

    public interface IComputeResource : IResource;

    public interface IResourceBuilder<out T> where T : IResource
    {
        T Resource { get; }
    }

    /// <summary>What was said of a resource.</summary>
    public abstract class Resource(string name) : IResource
    {
        public string Name => name;

        internal SortedDictionary<string, string> Environment { get; } = new(StringComparer.Ordinal);

        internal List<string> WaitsFor { get; } = [];

        internal List<string> Links { get; } = [];

        internal string? HealthPath { get; set; }

        internal int Replicas { get; set; } = 1;

        internal string? Volume { get; set; }

        internal bool IsExplicitStart { get; set; }

        internal string? Description { get; set; }

        internal bool IsSecret { get; init; }

        internal IReadOnlyList<string> Arguments { get; init; } = [];

        internal Action<Docker.DockerComposeServiceResource, Docker.Resources.ComposeNodes.Service>? Compose { get; set; }
    }

    public class ContainerResource(string name) : Resource(name), IResourceWithEnvironment, IResourceWithEndpoints, IResourceWithWaitSupport, IComputeResource;

    public class RedisResource(string name) : ContainerResource(name), IResourceWithConnectionString;

    public class PostgresServerResource(string name) : ContainerResource(name), IResourceWithConnectionString
    {
        public EndpointReference PrimaryEndpoint { get; } = new(name);
    }

    public class PostgresDatabaseResource(string name) : Resource(name), IResourceWithConnectionString;

    public class ProjectResource(string name) : Resource(name), IResourceWithEnvironment, IResourceWithServiceDiscovery, IResourceWithWaitSupport, IComputeResource;

    public class ExecutableResource(string name) : Resource(name), IResourceWithEnvironment, IResourceWithEndpoints, IResourceWithWaitSupport, IComputeResource;

    public class ParameterResource(string name) : Resource(name);

    public class EndpointReference(string owner)
    {
        public EndpointReferenceExpression Property(EndpointProperty property) => new($"{{{owner}.{property}}}");
    }

    public class EndpointReferenceExpression(string text)
    {
        public override string ToString() => text;
    }

    public enum EndpointProperty
    {
        Host,
        Port,
    }

    public class ReferenceExpression
    {
        private string _text = "";

        public static ReferenceExpression Create(in ExpressionInterpolatedStringHandler handler) => new() { _text = handler.Text };

        public override string ToString() => _text;

        [InterpolatedStringHandler]
        public struct ExpressionInterpolatedStringHandler(int literalLength, int formattedCount)
        {
            internal string Text { get; private set; } = literalLength + formattedCount > 0 ? "" : "empty";

            public void AppendLiteral(string value) => Text += value;

            public void AppendFormatted(EndpointReferenceExpression valueProvider) => Text += valueProvider;
        }
    }

    public class ResourceUrlAnnotation
    {
        public string Url { get; set; } = "";

        public string? DisplayText { get; set; }

        public UrlDisplayLocation DisplayLocation { get; set; }
    }

    public enum UrlDisplayLocation
    {
        SummaryAndDetails,
        DetailsOnly,
    }

    public enum ContainerLifetime
    {
        Session,
        Persistent,
    }

    [Flags]
    public enum ReferenceEnvironmentInjectionFlags
    {
        None = 0,
        ConnectionString = 1,
        ConnectionProperties = 2,
        ServiceDiscovery = 4,
        Endpoints = 8,
    }

    public abstract class ParameterDefault;

    public sealed class GenerateParameterDefault : ParameterDefault
    {
        public int MinLength { get; set; }

        public bool Special { get; set; } = true;
    }
}

namespace Projects
{
    public class Aivors_Api : Aspire.Hosting.IProjectMetadata;

    public class Aivors_Silo : Aspire.Hosting.IProjectMetadata;
}

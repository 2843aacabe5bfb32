using Aspire.Hosting.Docker;
using Aspire.Hosting.Docker.Resources.ComposeNodes;

namespace Aspire.Hosting
{
    public interface IProjectMetadata;

    public interface IDistributedApplicationBuilder
    {
        DistributedApplication Build();
    }

    /// <summary>Keeps what was added; running it does nothing.</summary>
    public sealed class DistributedApplication(IReadOnlyList<Resource> resources)
    {
        [ThreadStatic]
        private static IReadOnlyList<Resource>? _ran;

        /// <summary>The resources of the application that this thread ran last.</summary>
        internal static IReadOnlyList<Resource> Ran => _ran ?? throw new InvalidOperationException("Nothing was run.");

        public static IDistributedApplicationBuilder CreateBuilder(string[] args) => new Builder();

        public void Run() => _ran = resources;
    }

    internal sealed class Builder : IDistributedApplicationBuilder
    {
        private readonly List<Resource> _resources = [];

        public DistributedApplication Build() => new(_resources);

        public IResourceBuilder<T> Add<T>(T resource) where T : Resource
        {
            _resources.Add(resource);
            return new ResourceBuilder<T>(resource);
        }
    }

    internal sealed class ResourceBuilder<T>(T resource) : IResourceBuilder<T> where T : Resource
    {
        public T Resource => resource;
    }

    public static class Adding
    {
        public static IResourceBuilder<RedisResource> AddRedis(this IDistributedApplicationBuilder builder, string name) => builder.Add(new RedisResource(name));

        public static IResourceBuilder<PostgresServerResource> AddPostgres(this IDistributedApplicationBuilder builder, string name) =>
            builder.Add(new PostgresServerResource(name));

        public static IResourceBuilder<PostgresDatabaseResource> AddDatabase(
            this IResourceBuilder<PostgresServerResource> builder, string name, string? databaseName = null) => new ResourceBuilder<PostgresDatabaseResource>(new(name));

        public static IResourceBuilder<ParameterResource> AddParameter(
            this IDistributedApplicationBuilder builder, string name, string value, bool publishValueAsDefault = false, bool secret = false) =>
            builder.Add(new ParameterResource(name) { IsSecret = secret });

        public static IResourceBuilder<ParameterResource> AddParameter(
            this IDistributedApplicationBuilder builder, string name, ParameterDefault value, bool secret = false, bool persist = false) =>
            builder.Add(new ParameterResource(name) { IsSecret = secret });

        public static IResourceBuilder<ProjectResource> AddProject<TProject>(this IDistributedApplicationBuilder builder, string name)
            where TProject : IProjectMetadata, new() => builder.Add(new ProjectResource(name)).Sets(ServiceVariables);

        public static IResourceBuilder<ExecutableResource> AddExecutable(
            this IDistributedApplicationBuilder builder, string name, string command, string workingDirectory, params string[]? args) =>
            builder.Add(new ExecutableResource(name) { Arguments = [command, .. args ?? []] });

        public static IResourceBuilder<JavaScript.ViteAppResource> AddViteApp(
            this IDistributedApplicationBuilder builder, string name, string appDirectory, string runScriptName = "dev") => builder.Add(new JavaScript.ViteAppResource(name));

        public static IResourceBuilder<JavaScript.ViteAppResource> WithNpm(
            this IResourceBuilder<JavaScript.ViteAppResource> resource, bool install = true, string? installCommand = null, string[]? installArgs = null) => resource;

        public static IResourceBuilder<DockerComposeEnvironmentResource> AddDockerComposeEnvironment(this IDistributedApplicationBuilder builder, string name) =>
            new ResourceBuilder<DockerComposeEnvironmentResource>(new(name));

        public static IResourceBuilder<DockerComposeEnvironmentResource> WithDashboard(
            this IResourceBuilder<DockerComposeEnvironmentResource> builder, Action<IResourceBuilder<DockerComposeAspireDashboardResource>> configure) => builder;

        public static IResourceBuilder<DockerComposeAspireDashboardResource> WithHostPort(
            this IResourceBuilder<DockerComposeAspireDashboardResource> builder, int? port = null) => builder;

        public static IResourceBuilder<T> PublishAsDockerComposeService<T>(
            this IResourceBuilder<T> builder, Action<DockerComposeServiceResource, Service> configure) where T : IComputeResource =>
            builder.Says(resource => resource.Compose = configure);

        /// <summary>What Aspire gives every project by itself, as far as the services read it.</summary>
        private static readonly string[] ServiceVariables =
        [
            "ASPNETCORE_URLS", "ASPNETCORE_ENVIRONMENT", "OTEL_SERVICE_NAME", "OTEL_RESOURCE_ATTRIBUTES", "OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_PROTOCOL",
            "OTEL_EXPORTER_OTLP_HEADERS", "OTEL_BSP_SCHEDULE_DELAY", "OTEL_BLRP_SCHEDULE_DELAY", "OTEL_METRIC_EXPORT_INTERVAL",
        ];

        private static IResourceBuilder<T> Add<T>(this IDistributedApplicationBuilder builder, T resource) where T : Resource => ((Builder)builder).Add(resource);
    }
}

namespace Aspire.Hosting.JavaScript
{
    public class ViteAppResource(string name) : ExecutableResource(name), IResourceWithServiceDiscovery;
}

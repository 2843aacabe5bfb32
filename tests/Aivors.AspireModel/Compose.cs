namespace Aspire.Hosting.Docker
{
    public class DockerComposeEnvironmentResource(string name) : Resource(name);

    public class DockerComposeAspireDashboardResource(string name) : ContainerResource(name);

    public class DockerComposeServiceResource(string name) : Resource(name);
}

namespace Aspire.Hosting.Docker.Resources.ComposeNodes
{
    public sealed class Service
    {
        public required string Name { get; set; }

        public string? Restart { get; set; }

        public string? StopGracePeriod { get; set; }

        public bool? ReadOnly { get; set; }

        public List<string> Tmpfs { get; set; } = [];

        public ServiceNodes.Swarm.Deploy? Deploy { get; set; }

        public ServiceNodes.Healthcheck? Healthcheck { get; set; }

        public Dictionary<string, ServiceDependency> DependsOn { get; set; } = [];
    }

    public sealed class ServiceDependency
    {
        public string? Condition { get; set; }
    }
}

namespace Aspire.Hosting.Docker.Resources.ServiceNodes
{
    public sealed class Healthcheck
    {
        public List<string> Test { get; set; } = [];

        public required string Interval { get; set; }

        public required string Timeout { get; set; }

        public int? Retries { get; set; }

        public required string StartPeriod { get; set; }
    }
}

namespace Aspire.Hosting.Docker.Resources.ServiceNodes.Swarm
{
    public sealed class Deploy
    {
        public int? Replicas { get; set; }
    }
}

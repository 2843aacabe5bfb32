using Aspire.Hosting.Docker.Resources.ComposeNodes;

namespace Aivors.AppHost;

/// <summary>What Aspire leaves out of a compose file: health checks, restarts, replicas, and a file system that nobody writes to.</summary>
internal static class ComposeServices
{
    /// <summary>Redis or Postgres, with the command in its own image that says whether it answers.</summary>
    public static void Store(Service service, string check)
    {
        service.Restart = "unless-stopped";
        service.Healthcheck = new() { Test = ["CMD-SHELL", check], Interval = "5s", Timeout = "4s", Retries = 12, StartPeriod = "30s" };
        service.StopGracePeriod = "60s";
    }

    /// <summary>A silo or an Api. Its image has no shell: the program asks itself.</summary>
    public static void Program(Service service, string dll, int replicas)
    {
        service.Restart = "unless-stopped";
        service.Deploy = new() { Replicas = replicas };
        service.Healthcheck = new() { Test = ["CMD", "dotnet", dll, "health"], Interval = "10s", Timeout = "8s", Retries = 3, StartPeriod = "90s" };
        // longer than Silo__StopSeconds
        service.StopGracePeriod = "20s";
        service.ReadOnly = true;
        service.Tmpfs = ["/tmp"];
        // Aspire writes service_started; a start before its stores answer would only be a restart
        foreach (var needed in service.DependsOn.Values) needed.Condition = "service_healthy";
    }
}

using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aivors.Silo.Hosting;

/// <summary>Ready only while the cluster's table holds this silo as active.</summary>
public sealed class MembershipHealth(ISiloStatusOracle oracle) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(oracle.CurrentStatus == SiloStatus.Active
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy($"The silo is {oracle.CurrentStatus}."));
}

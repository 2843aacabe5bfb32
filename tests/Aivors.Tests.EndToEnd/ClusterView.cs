using Aivors.Testing.Stack;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using StackExchange.Redis;

namespace Aivors.Tests.EndToEnd;

/// <summary>Looks into the cluster of a running stack, as one more client of it.</summary>
internal sealed class ClusterView : IAsyncDisposable
{
    private readonly IHost _client;

    private ClusterView(IHost client) => _client = client;

    public static async Task<ClusterView> ConnectAsync(LocalRun run)
    {
        var silo = ProcessTable.EnvironmentOf(run.Silos.First().Id);
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        builder.UseOrleansClient(client => client
            .UseRedisClustering(redis => redis.ConfigurationOptions = ConfigurationOptions.Parse(silo["ConnectionStrings__redis"]!))
            .Configure<ClusterOptions>(cluster => (cluster.ClusterId, cluster.ServiceId) = (silo["Orleans__ClusterId"]!, silo["Orleans__ServiceId"]!)));
        var host = builder.Build();
        await host.StartAsync();
        return new ClusterView(host);
    }

    /// <summary>How many tenants each silo holds; a silo without any is in it with 0.</summary>
    public async Task<IReadOnlyList<int>> TenantsBySiloAsync()
    {
        var management = _client.Services.GetRequiredService<IGrainFactory>().GetGrain<IManagementGrain>(0);
        var silos = (await management.GetHosts(onlyActive: true)).Keys;
        var counts = await management.GetSimpleGrainStatistics();
        return [.. silos.Select(silo => counts
            .Where(grain => silo.Equals(grain.SiloAddress) && grain.GrainType.Split(',')[0].EndsWith(".TenantGrain", StringComparison.Ordinal))
            .Sum(grain => grain.ActivationCount))];
    }

    public async ValueTask DisposeAsync()
    {
        await _client.StopAsync();
        _client.Dispose();
    }
}

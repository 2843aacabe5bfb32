using Aivors.Grains.Contracts;
using Aivors.Grains.Journal;
using Aivors.Grains.Journal.Postgres;
using Aivors.Grains.Silos;
using Aivors.Testing;
using Microsoft.Extensions.DependencyInjection;
using Orleans.TestingHost;

namespace Aivors.Tests.Cluster;

/// <summary>An in-process cluster over a database of its own, its journal open to injected faults; snapshots on the shared Redis.</summary>
internal sealed class GrainCluster : IAsyncDisposable
{
    private readonly InProcessTestCluster _cluster;

    private GrainCluster(InProcessTestCluster cluster, TestDatabase database, JournalFaults faults, string redis) =>
        (_cluster, Database, Faults, Redis) = (cluster, database, faults, redis);

    public TestDatabase Database { get; }

    public JournalFaults Faults { get; }

    public string Redis { get; }

    public InProcessTestCluster Cluster => _cluster;

    public static async Task<GrainCluster> StartAsync(Backends backends, short silos = 1, Action<JournalOptions>? configure = null,
        Action<ISiloBuilder>? more = null)
    {
        var database = await backends.CreateDatabaseAsync();
        var redis = await backends.RedisAsync();
        var faults = new JournalFaults();
        var builder = new InProcessTestClusterBuilder(silos);
        builder.Options.ServiceId = builder.Options.ClusterId = $"test-{Guid.NewGuid():N}"[..16];
        builder.ConfigureSilo((_, silo) =>
        {
            silo.Services.AddSingleton(database.Writer);
            silo.Services.AddSingleton<IJournal>(_ => new FaultyJournal(new PostgresJournal(database.Writer), faults));
            silo.Services.AddJournal();
            silo.Services.AddSiloReports();
            silo.Services.Configure<JournalOptions>(options => options.SealEverySeconds = 0);
            silo.Services.Configure<JournalOptions>(options => configure?.Invoke(options));
            more?.Invoke(silo);
            silo.AddRedisGrainStorage("Default", options => options.ConfigurationOptions = StackExchange.Redis.ConfigurationOptions.Parse(redis));
        });
        var cluster = builder.Build();
        await cluster.DeployAsync();
        return new GrainCluster(cluster, database, faults, redis);
    }

    public IAgentGrain Agent(string id) => _cluster.Client.GetGrain<IAgentGrain>(id);

    public ITenantGrain Tenant(Guid id) => _cluster.Client.GetGrain<ITenantGrain>(id);

    /// <summary>A tenant with 100 minutes and the agent connected.</summary>
    public async Task<Guid> OpenTenantAsync(string agentId)
    {
        var tenantId = Guid.CreateVersion7();
        Assert.Equal(CommandStatus.Done, (await Tenant(tenantId).ExecuteAsync(JournalBench.Open(tenantId, 6_000))).Status);
        Assert.Equal(CommandStatus.Done, (await Agent(agentId).ConnectAsync(tenantId, $"connect-{agentId}", "test")).Status);
        return tenantId;
    }

    public Task<long> BalanceAsync(Guid tenantId) =>
        Database.ScalarAsync<long>("select balance_seconds from tenants where tenant_id = $1", tenantId);

    /// <summary>Ends the tenant's activation; the next call makes another.</summary>
    public async Task DeactivateAsync(Guid tenantId)
    {
        var management = _cluster.Client.GetGrain<IManagementGrain>(0);
        await management.ForceActivationCollection(TimeSpan.Zero);
        var started = TimeProvider.System.GetTimestamp();
        while (await management.GetActivationAddress(Tenant(tenantId)) is not null)
        {
            Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(20), $"{tenantId} is still active");
            await Task.Yield();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _cluster.DisposeAsync();
        await Database.DisposeAsync();
    }
}

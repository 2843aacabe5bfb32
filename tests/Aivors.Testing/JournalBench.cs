using Aivors.Grains.Contracts;
using Aivors.Grains.Journal;
using Aivors.Grains.Journal.Postgres;
using Aivors.Grains.Tenants;

namespace Aivors.Testing;

/// <summary>The journal by itself on a real database: tenants, agents and deliveries without any grain.</summary>
internal sealed class JournalBench : IAsyncDisposable
{
    private JournalBench(TestDatabase database)
    {
        Database = database;
        Journal = new PostgresJournal(database.Writer);
        Lane = Journal.OpenLane();
    }

    public TestDatabase Database { get; }

    public IJournal Journal { get; }

    public IJournalLane Lane { get; }

    /// <summary>The time of the next commit.</summary>
    public DateTimeOffset Now { get; set; } = Deliveries.Start.AddDays(-30);

    public static async Task<JournalBench> CreateAsync(Backends backends) => new(await backends.CreateDatabaseAsync());

    /// <summary>A tenant with a connected agent, and credits.</summary>
    public async Task<Guid> OpenTenantAsync(string agentId, long grantSeconds = 6_000)
    {
        var tenantId = Guid.CreateVersion7();
        await ExecuteAsync(tenantId, Open(tenantId, grantSeconds));
        await ExecuteAsync(tenantId, new BindAgent { AgentId = agentId, CommandKey = $"bind-{agentId}", Actor = "test" });
        return tenantId;
    }

    public static OpenTenant Open(Guid tenantId, long grantSeconds = 0, string? email = null) => new()
    {
        Name = "Tenant",
        User = new NewUser(Guid.CreateVersion7(), "User", email ?? $"{tenantId:N}@example.test", "hash", "user"),
        GrantSeconds = grantSeconds,
        CommandKey = "open",
        Actor = "test",
    };

    public Task<CommandOutcome> ExecuteAsync(Guid tenantId, TenantCommand command) =>
        Lane.ExecuteAsync(tenantId, command, Now, CancellationToken.None);

    /// <summary>Commits one group; the tenant's rule is the default one.</summary>
    public async Task<IReadOnlyList<DeliveryOutcome?>> AppendAsync(Guid tenantId, params CallDelivery[] group) =>
        await Lane.AppendAsync([.. group.Select(d => Decide(tenantId, d))], Now, CancellationToken.None);

    public static DeliveryAppend Decide(Guid tenantId, CallDelivery delivery) => DeliveryDecider.Decide(tenantId, ChargingRule.MinuteUp, delivery);

    public Task<long> BalanceAsync(Guid tenantId) =>
        Database.ScalarAsync<long>("select balance_seconds from tenants where tenant_id = $1", tenantId);

    public async ValueTask DisposeAsync()
    {
        await Lane.DisposeAsync();
        await Database.DisposeAsync();
    }
}

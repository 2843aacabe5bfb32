using Aivors.Grains.Contracts;
using Aivors.Grains.Journal.Postgres;
using Aivors.Testing;

namespace Aivors.Tests.Postgres;

/// <summary>Accounts through the reader's login, under row-level security.</summary>
public sealed class AccountStoreTests(Backends backends)
{
    private static readonly DateTimeOffset Now = Deliveries.Start;

    [Fact]
    public async Task A_user_is_found_by_address_and_by_id_and_nobody_else_is()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var (store, tenantId) = await OpenAsync(bench, "one@example.test");
        await OpenAsync(bench, "two@example.test");

        var account = await store.FindByEmailAsync("one@example.test", CancellationToken.None);

        Assert.Equal(tenantId, account!.TenantId);
        Assert.Equal("hash", account.PasswordHash);
        Assert.Equal(0, account.TokenEpoch);
        Assert.Equal(account, await store.FindByIdAsync(account.UserId, CancellationToken.None));
        Assert.Null(await store.FindByEmailAsync("nobody@example.test", CancellationToken.None));
        Assert.Null(await store.FindByIdAsync(Guid.NewGuid(), CancellationToken.None));
    }

    [Fact]
    public async Task The_audit_log_takes_lines()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var first = await bench.OpenTenantAsync("agent_one", grantSeconds: 600);
        await new PostgresAuditLog(bench.Database.Reader).AppendAsync(
            new AuditRecord
            {
                AuditId = Guid.CreateVersion7(), At = Now, EventType = AuditEvent.SignedIn, TenantId = first, Actor = "system",
                Data = new Dictionary<string, string> { ["minutes"] = "5" },
            },
            CancellationToken.None);

        Assert.Equal("5", await bench.Database.ScalarAsync<string>("select data ->> 'minutes' from audit_log where tenant_id = $1", first));
    }

    [Fact]
    public async Task A_tenants_agents_are_listed_the_first_connected_first()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var tenant = await bench.OpenTenantAsync("agent_z");
        bench.Now = bench.Now.AddMinutes(1);
        await bench.ExecuteAsync(tenant, new BindAgent { AgentId = "agent_a", CommandKey = "a", Actor = "test" });
        await bench.ExecuteAsync(tenant, new BindAgent { AgentId = "agent_b", CommandKey = "b", Actor = "test" });
        await bench.ExecuteAsync(tenant, new ReleaseAgent { AgentId = "agent_b", CommandKey = "c", Actor = "test" });
        var other = await bench.OpenTenantAsync("agent_other");
        var reader = new PostgresAgentReader(bench.Database.Reader);

        var agents = await reader.ListAsync(ReadScope.Tenant(tenant), tenant, CancellationToken.None);

        Assert.Equal(["agent_z", "agent_a"], agents.Select(a => a.AgentId));
        Assert.Empty(await reader.ListAsync(ReadScope.Tenant(other), tenant, CancellationToken.None));
    }

    [Fact]
    public async Task A_name_is_changed_by_its_user_alone()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var (store, _) = await OpenAsync(bench, "one@example.test");
        await OpenAsync(bench, "two@example.test");
        var account = await store.FindByEmailAsync("one@example.test", CancellationToken.None);

        await store.RenameAsync(account!.UserId, "Ada Lovelace", CancellationToken.None);

        Assert.Equal(account with { Name = "Ada Lovelace" }, await store.FindByIdAsync(account.UserId, CancellationToken.None));
        Assert.Equal("User", (await store.FindByEmailAsync("two@example.test", CancellationToken.None))!.Name);
    }

    private static async Task<(IAccountStore Store, Guid TenantId)> OpenAsync(JournalBench bench, string email)
    {
        var tenantId = Guid.CreateVersion7();
        await bench.ExecuteAsync(tenantId, JournalBench.Open(tenantId, email: email));
        return (new PostgresAccountStore(bench.Database.Reader), tenantId);
    }
}

using Aivors.Grains.Contracts;
using Aivors.Grains.Journal.Postgres;
using Aivors.Testing;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Aivors.Tests.Postgres;

/// <summary>Workspaces, claims and the key ring through the reader's login, under row-level security.</summary>
public sealed class WorkspaceTests(Backends backends)
{
    private static readonly DateTimeOffset Now = Deliveries.Start;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_workspace_is_its_tenants_and_a_webhook_sees_the_one_it_names()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var store = new PostgresWorkspaceStore(bench.Database.Reader);
        var one = Workspace(await bench.OpenTenantAsync("agent_one"), 1);
        var two = Workspace(await bench.OpenTenantAsync("agent_two"), 2);
        Assert.True(await store.StoreAsync(one, replaced: null, Cancel));
        Assert.True(await store.StoreAsync(two, replaced: null, Cancel));

        Assert.Equal(one.WorkspaceId, (await store.FindOfTenantAsync(one.TenantId, Cancel))?.WorkspaceId);
        Assert.Equal((two.TenantId, two.ProtectedKey[0]), await store.FindAsync(two.WorkspaceId, Cancel) is { } found ? (found.TenantId, found.ProtectedKey[0]) : default);
        Assert.Null(await store.FindAsync(Guid.NewGuid(), Cancel));

        Assert.Equal(0L, await CountAsync(bench.Database, "", ""));
        Assert.Equal(1L, await CountAsync(bench.Database, "aivors.tenant_id", one.TenantId.ToString()));
        Assert.Equal(1L, await CountAsync(bench.Database, "aivors.workspace_id", two.WorkspaceId.ToString()));
        // An admin manages tenants, but has no business with their keys.
        Assert.Equal(0L, await CountAsync(bench.Database, "aivors.admin", "on"));
    }

    [Fact]
    public async Task A_session_that_only_names_a_workspace_can_change_nothing()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var one = Workspace(await bench.OpenTenantAsync("agent_one"), 1);
        await new PostgresWorkspaceStore(bench.Database.Reader).StoreAsync(one, replaced: null, Cancel);

        Assert.Equal(0, await ExecuteAsync(bench.Database, "aivors.workspace_id", one.WorkspaceId.ToString(), "update workspaces set key_hint = 'x'"));
        Assert.Equal(0, await ExecuteAsync(bench.Database, "aivors.workspace_id", one.WorkspaceId.ToString(), "delete from workspaces"));
        var stranger = await bench.OpenTenantAsync("agent_two");
        var refused = await Assert.ThrowsAsync<PostgresException>(() => ExecuteAsync(bench.Database, "aivors.tenant_id", stranger.ToString(),
            $"insert into workspaces values (gen_random_uuid(), '{one.TenantId}', '', null, null, '', now(), now())"));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
        // The silos ask Retell with the keys, and have no business to change them.
        Assert.Equal(one.WorkspaceId, (await new PostgresWorkspaceStore(bench.Database.Writer).FindAsync(one.WorkspaceId, Cancel))?.WorkspaceId);
        await using var silo = bench.Database.Writer.CreateCommand("update workspaces set key_hint = 'x'");
        await Assert.ThrowsAsync<PostgresException>(() => silo.ExecuteNonQueryAsync(Cancel));
    }

    [Fact]
    public async Task A_key_is_rotated_once_and_the_one_before_is_kept_until_it_is_given_up()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var store = new PostgresWorkspaceStore(bench.Database.Reader);
        var first = Workspace(await bench.OpenTenantAsync("agent_one"), 1);
        await store.StoreAsync(first, replaced: null, Cancel);
        var second = first with { ProtectedKey = [2], PreviousKey = [1], PreviousUntil = Now.AddDays(1) };

        Assert.False(await store.StoreAsync(first with { WorkspaceId = Guid.NewGuid() }, replaced: null, Cancel));
        Assert.True(await store.StoreAsync(second, replaced: [1], Cancel));
        Assert.False(await store.StoreAsync(second with { ProtectedKey = [3] }, replaced: [1], Cancel));

        var stored = await store.FindOfTenantAsync(first.TenantId, Cancel);
        Assert.Equal(("02", "01", Now.AddDays(1)), (Convert.ToHexString(stored!.ProtectedKey), Convert.ToHexString(stored.PreviousKey!), stored.PreviousUntil));
        Assert.True(await store.DropPreviousAsync(first.TenantId, Now, Cancel));
        Assert.False(await store.DropPreviousAsync(first.TenantId, Now, Cancel));
        Assert.Null((await store.FindOfTenantAsync(first.TenantId, Cancel))!.PreviousKey);
        Assert.Equal(first.WorkspaceId, await store.RemoveAsync(first.TenantId, Cancel));
        Assert.Null(await store.RemoveAsync(first.TenantId, Cancel));
    }

    [Fact]
    public async Task The_key_ring_outlives_the_process_and_a_silo_opens_with_it_and_adds_nothing()
    {
        await using var database = await backends.CreateDatabaseAsync();
        byte[] secret;
        await using (var first = TestWorkspaces.Open(database.Reader, addsToRing: true))
        {
            secret = first.GetRequiredService<IDataProtectionProvider>().CreateProtector("test").Protect([1, 2, 3]);
        }

        await using var second = TestWorkspaces.Open(database.Reader, addsToRing: true);

        Assert.Equal([1, 2, 3], second.GetRequiredService<IDataProtectionProvider>().CreateProtector("test").Unprotect(secret));
        Assert.Equal(1L, await database.ScalarAsync<long>("select count(*) from data_protection_keys"));
        await using var silo = TestWorkspaces.Open(database.Writer, addsToRing: false);
        Assert.Equal([1, 2, 3], silo.GetRequiredService<IDataProtectionProvider>().CreateProtector("test").Unprotect(secret));
        await using var add = database.Writer.CreateCommand("insert into data_protection_keys (friendly_name, xml) values ('', '')");
        await Assert.ThrowsAsync<PostgresException>(() => add.ExecuteNonQueryAsync(Cancel));
    }

    [Fact]
    public async Task A_claim_is_kept_once_seen_by_its_tenant_and_decided_by_an_admin()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var claims = new PostgresAgentClaims(bench.Database.Reader);
        var claim = new AgentClaim(Guid.CreateVersion7(), await bench.OpenTenantAsync("agent_one"), "agent_x", Now);

        Assert.Equal(claim, await claims.AskAsync(claim, Cancel));
        Assert.Equal(claim, await claims.AskAsync(claim with { ClaimId = Guid.CreateVersion7() }, Cancel));
        Assert.Equal([claim], await claims.ListAsync(ClaimStatus.Pending, Cancel));
        Assert.Equal(0, await ExecuteAsync(bench.Database, "aivors.tenant_id", claim.TenantId.ToString(), "update agent_claims set status = 'approved'"));

        Assert.True(await claims.DecideAsync(claim.ClaimId, ClaimStatus.Refused, "admin", Now, Cancel));
        Assert.False(await claims.DecideAsync(claim.ClaimId, ClaimStatus.Refused, "admin", Now, Cancel));
        Assert.Empty(await claims.ListAsync(ClaimStatus.Pending, Cancel));
        var again = claim with { ClaimId = Guid.CreateVersion7() };
        Assert.Equal(again, await claims.AskAsync(again, Cancel));
        Assert.True(await claims.DecideAsync(again.ClaimId, ClaimStatus.Approved, "admin", Now, Cancel));
        Assert.False(await claims.DecideAsync(again.ClaimId, ClaimStatus.Refused, "admin", Now, Cancel));
        Assert.Equal((ClaimStatus.Approved, "admin", Now), await claims.FindAsync(again.ClaimId, Cancel) is { } decided ? (decided.Status, decided.DecidedBy, decided.DecidedAt) : default);
    }

    [Fact]
    public async Task Claims_that_nobody_decides_do_not_pile_up()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var claims = new PostgresAgentClaims(bench.Database.Reader);
        var tenantId = await bench.OpenTenantAsync("agent_one");
        for (var i = 0; i < 50; i++)
        {
            Assert.NotNull(await claims.AskAsync(new AgentClaim(Guid.CreateVersion7(), tenantId, $"agent_{i}", Now), Cancel));
        }

        Assert.Null(await claims.AskAsync(new AgentClaim(Guid.CreateVersion7(), tenantId, "agent_50", Now), Cancel));
        Assert.NotNull(await claims.AskAsync(new AgentClaim(Guid.CreateVersion7(), tenantId, "agent_49", Now), Cancel));
    }

    private static Workspace Workspace(Guid tenantId, byte key) => new(Guid.CreateVersion7(), tenantId, [key], null, null, "0001", Now);

    private static async Task<long> CountAsync(TestDatabase database, string setting, string value)
    {
        await using var connection = await ScopedAsync(database, setting, value);
        await using var count = new NpgsqlCommand("select count(*) from workspaces", connection);
        return (long)(await count.ExecuteScalarAsync(Cancel))!;
    }

    private static async Task<int> ExecuteAsync(TestDatabase database, string setting, string value, string sql)
    {
        await using var connection = await ScopedAsync(database, setting, value);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteNonQueryAsync(Cancel);
    }

    // For the whole session; the pool resets it when the connection goes back.
    private static async Task<NpgsqlConnection> ScopedAsync(TestDatabase database, string setting, string value)
    {
        var connection = await database.Reader.OpenConnectionAsync(Cancel);
        if (setting.Length > 0)
        {
            await using var scope = new NpgsqlCommand($"select set_config('{setting}', '{value}', false)", connection);
            await scope.ExecuteNonQueryAsync(Cancel);
        }

        return connection;
    }
}

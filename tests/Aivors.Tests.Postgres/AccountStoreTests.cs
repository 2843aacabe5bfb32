using Aivors.Grains.Contracts;
using Aivors.Grains.Journal.Postgres;
using Aivors.Testing;

namespace Aivors.Tests.Postgres;

/// <summary>Accounts and refresh tokens through the reader's login, under row-level security.</summary>
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
    public async Task A_token_is_spent_for_its_successor_in_the_same_session()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var (store, account, session) = await SignInAsync(bench, Token(1));

        var renewed = await store.RefreshAsync(Hash(1), Token(2), CancellationToken.None);

        Assert.Equal((RefreshStatus.Renewed, session), (renewed.Status, renewed.SessionId));
        Assert.Equal(account, renewed.Account);
        Assert.Equal(RefreshStatus.Renewed, (await store.RefreshAsync(Hash(2), Token(3), CancellationToken.None)).Status);
        Assert.NotNull(await store.FindBySessionAsync(account.UserId, session, 0, CancellationToken.None));
    }

    [Fact]
    public async Task A_token_that_comes_back_ends_its_session_and_no_other()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var (store, account, session) = await SignInAsync(bench, Token(1));
        var other = Guid.CreateVersion7();
        await store.BeginSessionAsync(account.UserId, other, Token(9), CancellationToken.None);
        await store.RefreshAsync(Hash(1), Token(2), CancellationToken.None);

        var reused = await store.RefreshAsync(Hash(1), Token(3), CancellationToken.None);

        Assert.Equal((RefreshStatus.Reused, session, account.UserId), (reused.Status, reused.SessionId, reused.Account!.UserId));
        Assert.Equal(RefreshStatus.Ended, (await store.RefreshAsync(Hash(1), Token(4), CancellationToken.None)).Status);
        Assert.Equal(RefreshStatus.Ended, (await store.RefreshAsync(Hash(2), Token(5), CancellationToken.None)).Status);
        Assert.Null(await store.FindBySessionAsync(account.UserId, session, 0, CancellationToken.None));
        Assert.NotNull(await store.FindBySessionAsync(account.UserId, other, 0, CancellationToken.None));
        Assert.Equal(RefreshStatus.Renewed, (await store.RefreshAsync(Hash(9), Token(10), CancellationToken.None)).Status);
    }

    [Fact]
    public async Task Of_many_that_spend_a_token_at_once_exactly_one_wins()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var (store, _, _) = await SignInAsync(bench, Token(1));

        var results = await Task.WhenAll(Enumerable.Range(2, 16).Select(i => store.RefreshAsync(Hash(1), Token(i), CancellationToken.None)));

        Assert.Single(results, r => r.Status == RefreshStatus.Renewed);
        Assert.Equal(2, await bench.Database.ScalarAsync<long>("select count(*) from refresh_tokens"));
    }

    [Fact]
    public async Task Who_was_under_way_when_the_token_was_spent_loses_without_ending_the_session()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var (store, account, session) = await SignInAsync(bench, Token(1));
        await using var holder = await bench.Database.Owner.OpenConnectionAsync();
        await using var transaction = await holder.BeginTransactionAsync();
        await using var hold = new Npgsql.NpgsqlCommand("update refresh_tokens set issued_at = issued_at", holder);
        await hold.ExecuteNonQueryAsync();

        // Both stand before the row that is held, so both began before either can have spent it.
        var rivals = Task.WhenAll(
            store.RefreshAsync(Hash(1), Token(2), CancellationToken.None), store.RefreshAsync(Hash(1), Token(3), CancellationToken.None));
        while (await bench.Database.ScalarAsync<long>("select count(*) from pg_locks where not granted") < 2)
        {
            await Task.Yield();
        }

        await transaction.CommitAsync();
        var statuses = (await rivals).Select(r => r.Status).Order();

        Assert.Equal([RefreshStatus.Renewed, RefreshStatus.NotValid], statuses);
        Assert.NotNull(await store.FindBySessionAsync(account.UserId, session, 0, CancellationToken.None));
    }

    [Fact]
    public async Task A_token_past_its_time_or_unknown_is_not_valid()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var (store, account, session) = await SignInAsync(bench, Token(1));
        var late = Token(2) with { IssuedAt = Now.AddDays(7), ExpiresAt = Now.AddDays(14) };

        Assert.Equal(new RefreshResult(RefreshStatus.NotValid), await store.RefreshAsync(Hash(1), late, CancellationToken.None));
        Assert.Equal(new RefreshResult(RefreshStatus.NotValid), await store.RefreshAsync(Hash(7), Token(3), CancellationToken.None));
        Assert.NotNull(await store.FindBySessionAsync(account.UserId, session, 0, CancellationToken.None));
    }

    [Fact]
    public async Task Signing_out_ends_the_session_by_its_token_or_by_its_id()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var (store, account, session) = await SignInAsync(bench, Token(1));
        var other = Guid.CreateVersion7();
        await store.BeginSessionAsync(account.UserId, other, Token(2), CancellationToken.None);

        Assert.Equal(account.UserId, await store.EndSessionAsync(Hash(1), Now, CancellationToken.None));
        Assert.Null(await store.EndSessionAsync(Hash(8), Now, CancellationToken.None));
        await store.EndSessionAsync(Guid.NewGuid(), other, Now, CancellationToken.None);

        Assert.Null(await store.FindBySessionAsync(account.UserId, session, 0, CancellationToken.None));
        Assert.NotNull(await store.FindBySessionAsync(account.UserId, other, 0, CancellationToken.None));
        await store.EndSessionAsync(account.UserId, other, Now, CancellationToken.None);
        Assert.Null(await store.FindBySessionAsync(account.UserId, other, 0, CancellationToken.None));
    }

    [Fact]
    public async Task Ending_all_sessions_raises_the_epoch()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var (store, account, session) = await SignInAsync(bench, Token(1));

        await store.EndAllSessionsAsync(account.UserId, Now, CancellationToken.None);

        Assert.Equal(1, (await store.FindByIdAsync(account.UserId, CancellationToken.None))!.TokenEpoch);
        Assert.Null(await store.FindBySessionAsync(account.UserId, session, 0, CancellationToken.None));
        Assert.Equal(RefreshStatus.Ended, (await store.RefreshAsync(Hash(1), Token(2), CancellationToken.None)).Status);
    }

    [Fact]
    public async Task A_new_hash_leaves_the_sessions_alone()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var (store, account, session) = await SignInAsync(bench, Token(1));

        await store.UpdatePasswordHashAsync(account.UserId, "newer", CancellationToken.None);

        Assert.Equal("newer", (await store.FindBySessionAsync(account.UserId, session, 0, CancellationToken.None))!.PasswordHash);
    }

    [Fact]
    public async Task Signing_in_forgets_what_is_long_over_and_nothing_else()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var (store, account, _) = await SignInAsync(bench, Token(1));
        var ended = Guid.CreateVersion7();
        await store.BeginSessionAsync(account.UserId, ended, Token(2), CancellationToken.None);
        await store.EndSessionAsync(account.UserId, ended, Now.AddDays(10), CancellationToken.None);
        var later = Token(3) with { IssuedAt = Now.AddDays(16), ExpiresAt = Now.AddDays(23) };

        await store.BeginSessionAsync(account.UserId, Guid.CreateVersion7(), later, CancellationToken.None);

        // The first is over for 9 days; the second was revoked 6 days ago, and what it revoked may still be presented.
        var kept = await TokensAsync(bench);
        Assert.Equal([2, 3], kept);
    }

    [Fact]
    public async Task The_audit_log_takes_lines_and_the_tenants_are_listed_page_by_page()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var first = await bench.OpenTenantAsync("agent_one", grantSeconds: 600);
        bench.Now = bench.Now.AddMinutes(1);
        var second = await bench.OpenTenantAsync("agent_two", grantSeconds: 0);
        await new PostgresAuditLog(bench.Database.Reader).AppendAsync(
            new AuditRecord
            {
                AuditId = Guid.CreateVersion7(), At = Now, EventType = AuditEvent.SignedIn, TenantId = first, Actor = "system",
                Data = new Dictionary<string, string> { ["minutes"] = "5" },
            },
            CancellationToken.None);
        var list = new PostgresTenantList(bench.Database.Reader);

        var newest = Assert.Single(await list.ListAsync(null, 1, CancellationToken.None));
        var next = Assert.Single(await list.ListAsync(new TenantListKey(newest.CreatedAt, newest.TenantId), 5, CancellationToken.None));

        Assert.Equal((second, first, 600), (newest.TenantId, next.TenantId, next.Credits.BalanceSeconds));
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

    private static async Task<(IAccountStore Store, Guid TenantId)> OpenAsync(JournalBench bench, string email)
    {
        var tenantId = Guid.CreateVersion7();
        await bench.ExecuteAsync(tenantId, JournalBench.Open(tenantId, email: email));
        return (new PostgresAccountStore(bench.Database.Reader), tenantId);
    }

    private static async Task<(IAccountStore Store, Account Account, Guid Session)> SignInAsync(JournalBench bench, RefreshTokenRow token)
    {
        var (store, _) = await OpenAsync(bench, "me@example.test");
        var account = await store.FindByEmailAsync("me@example.test", CancellationToken.None);
        var session = Guid.CreateVersion7();
        await store.BeginSessionAsync(account!.UserId, session, token, CancellationToken.None);
        return (store, account, session);
    }

    private static async Task<int[]> TokensAsync(JournalBench bench)
    {
        var hashes = await bench.Database.ScalarAsync<byte[][]>("select array_agg(token_hash order by token_hash) from refresh_tokens");
        return [.. hashes.Select(hash => (int)hash[0])];
    }

    private static RefreshTokenRow Token(byte number) => new(Hash(number), Now, Now.AddDays(7));

    private static RefreshTokenRow Token(int number) => Token((byte)number);

    private static byte[] Hash(byte number) => [number, .. new byte[31]];
}

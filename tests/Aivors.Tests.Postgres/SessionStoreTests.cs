using Aivors.Grains.Contracts;
using Aivors.Testing;
using static Aivors.Tests.Postgres.StoredSessions;

namespace Aivors.Tests.Postgres;

/// <summary>Sessions and their refresh tokens through the reader's login, under row-level security.</summary>
public sealed class SessionStoreTests(Backends backends)
{
    [Fact]
    public async Task A_tab_that_comes_with_a_token_just_spent_is_turned_away_and_the_session_goes_on()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var (store, account, session) = await SignInAsync(bench, Token(1));
        await store.RefreshAsync(Hash(1), Token(2), CancellationToken.None);
        await AgeAsync(bench, RefreshRules.Grace - TimeSpan.FromSeconds(3));

        var second = await store.RefreshAsync(Hash(1), Token(3), CancellationToken.None);

        Assert.Equal((RefreshStatus.JustSpent, session), (second.Status, second.SessionId));
        Assert.NotNull(await store.FindBySessionAsync(account.UserId, session, 0, CancellationToken.None));
        Assert.Equal(RefreshStatus.Renewed, (await store.RefreshAsync(Hash(2), Token(4), CancellationToken.None)).Status);
        Assert.Equal(RefreshStatus.NotValid, (await store.RefreshAsync(Hash(3), Token(5), CancellationToken.None)).Status);
        Assert.Equal(3, await bench.Database.ScalarAsync<long>("select count(*) from refresh_tokens"));
    }

    [Fact]
    public async Task Sessions_are_listed_with_their_start_and_last_renewal_and_only_ones_own_that_count()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var (store, account, session) = await SignInAsync(bench, Token(1));
        var (laptop, over, ended) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        await store.BeginSessionAsync(account, new(laptop, "Firefox on Linux"), Issued(2, Now.AddHours(1)), CancellationToken.None);
        await store.BeginSessionAsync(account, new(over), Issued(3, Now) with { ExpiresAt = Now.AddHours(1) }, CancellationToken.None);
        await store.BeginSessionAsync(account, new(ended), Issued(4, Now), CancellationToken.None);
        await store.EndSessionAsync(account.UserId, ended, Now, CancellationToken.None);
        await store.RefreshAsync(Hash(1), Issued(5, Now.AddHours(2)), CancellationToken.None);
        var (_, theirs, _) = await SignInAsync(bench, Token(9), "them@example.test");

        var sessions = await store.ListSessionsAsync(account.UserId, Now.AddHours(3), CancellationToken.None);

        Assert.Equal(
            [new SessionEntry(session, Now, Now.AddHours(2), null), new SessionEntry(laptop, Now.AddHours(1), Now.AddHours(1), "Firefox on Linux")],
            sessions);
        Assert.Single(await store.ListSessionsAsync(theirs.UserId, Now, CancellationToken.None));
    }

    [Fact]
    public async Task The_start_and_the_device_outlive_the_first_token()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var (store, account, _) = await SignInAsync(bench, Token(1));
        var phone = Guid.CreateVersion7();
        await store.BeginSessionAsync(account, new(phone, "Safari on iPhone"), Issued(2, Now), CancellationToken.None);
        await store.RefreshAsync(Hash(2), Issued(3, Now.AddDays(5)), CancellationToken.None);
        await store.RefreshAsync(Hash(3), Issued(4, Now.AddDays(11)), CancellationToken.None);
        // What is long over is forgotten now, the phone's first token too.
        await store.BeginSessionAsync(account, new(Guid.CreateVersion7()), Issued(5, Now.AddDays(16)), CancellationToken.None);

        var sessions = await store.ListSessionsAsync(account.UserId, Now.AddDays(16), CancellationToken.None);

        Assert.Contains(new SessionEntry(phone, Now, Now.AddDays(11), "Safari on iPhone"), sessions);
        var kept = await TokensAsync(bench);
        Assert.Equal([3, 4, 5], kept);
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
        await store.BeginSessionAsync(account, new(other), Token(9), CancellationToken.None);
        await store.RefreshAsync(Hash(1), Token(2), CancellationToken.None);
        await AgeAsync(bench, RefreshRules.Grace);

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
        Assert.Equal(15, results.Count(r => r.Status == RefreshStatus.JustSpent));
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

        Assert.Equal([RefreshStatus.Renewed, RefreshStatus.JustSpent], statuses);
        Assert.NotNull(await store.FindBySessionAsync(account.UserId, session, 0, CancellationToken.None));
    }

    [Fact]
    public async Task A_token_past_its_time_or_unknown_is_not_valid()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var (store, account, session) = await SignInAsync(bench, Token(1));
        var late = Token(2) with { IssuedAt = Now.AddDays(7), ExpiresAt = Now.AddDays(14) };

        Assert.Equal(RefreshStatus.NotValid, (await store.RefreshAsync(Hash(1), late, CancellationToken.None)).Status);
        Assert.Equal(new RefreshResult(RefreshStatus.NotValid), await store.RefreshAsync(Hash(7), Token(3), CancellationToken.None));
        Assert.NotNull(await store.FindBySessionAsync(account.UserId, session, 0, CancellationToken.None));
    }

    [Fact]
    public async Task A_session_in_use_ends_as_long_after_its_start_as_is_set()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var (store, account, session) = await SignInAsync(bench, Token(1));
        var (length, changed) = (TimeSpan.FromDays(10), account with { PasswordHash = "hash-2", TokenEpoch = 1 });

        Assert.Equal(RefreshStatus.Renewed, (await store.RefreshAsync(Hash(1), At(2, 6), CancellationToken.None)).Status);
        Assert.Equal(changed, await store.ChangePasswordAsync(account, "hash-2", session, At(3, 8), CancellationToken.None));
        Assert.Single(await store.ListSessionsAsync(account.UserId, Now.AddDays(9.9), CancellationToken.None));
        Assert.Empty(await store.ListSessionsAsync(account.UserId, Now.AddDays(10), CancellationToken.None));
        Assert.Equal(RefreshStatus.Renewed, (await store.RefreshAsync(Hash(3), At(4, 9.9), CancellationToken.None)).Status);
        Assert.Equal(RefreshStatus.NotValid, (await store.RefreshAsync(Hash(4), At(5, 10), CancellationToken.None)).Status);

        RefreshTokenRow At(int number, double days) => Issued(number, Now.AddDays(days)) with { SessionMax = length };
    }

    [Fact]
    public async Task Signing_out_ends_the_session_by_its_token_or_by_its_id()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var (store, account, session) = await SignInAsync(bench, Token(1));
        var other = Guid.CreateVersion7();
        await store.BeginSessionAsync(account, new(other), Token(2), CancellationToken.None);

        Assert.Equal(account.UserId, await store.EndSessionAsync(Hash(1), Now, CancellationToken.None));
        Assert.Null(await store.EndSessionAsync(Hash(8), Now, CancellationToken.None));
        Assert.False(await store.EndSessionAsync(Guid.NewGuid(), other, Now, CancellationToken.None));

        Assert.Null(await store.FindBySessionAsync(account.UserId, session, 0, CancellationToken.None));
        Assert.NotNull(await store.FindBySessionAsync(account.UserId, other, 0, CancellationToken.None));
        Assert.True(await store.EndSessionAsync(account.UserId, other, Now, CancellationToken.None));
        Assert.False(await store.EndSessionAsync(account.UserId, other, Now, CancellationToken.None));
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
    public async Task Signing_in_forgets_what_is_long_over_and_nothing_else()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var (store, account, _) = await SignInAsync(bench, Token(1));
        var ended = Guid.CreateVersion7();
        await store.BeginSessionAsync(account, new(ended), Token(2), CancellationToken.None);
        await store.EndSessionAsync(account.UserId, ended, Now.AddDays(10), CancellationToken.None);
        var later = Token(3) with { IssuedAt = Now.AddDays(16), ExpiresAt = Now.AddDays(23) };

        await store.BeginSessionAsync(account, new(Guid.CreateVersion7()), later, CancellationToken.None);

        // The first is over for 9 days; the second was revoked 6 days ago, and what it revoked may still be presented.
        var kept = await TokensAsync(bench);
        Assert.Equal([2, 3], kept);
    }
}

using Aivors.Grains.Contracts;
using Aivors.Testing;
using static Aivors.Tests.Postgres.StoredSessions;

namespace Aivors.Tests.Postgres;

/// <summary>What a new password does to the sessions that are there, or are just beginning.</summary>
public sealed class PasswordStoreTests(Backends backends)
{
    [Fact]
    public async Task A_new_password_ends_all_other_sessions_and_gives_the_own_one_a_new_token()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var (store, account, session) = await SignInAsync(bench, Token(1));
        var other = Guid.CreateVersion7();
        await store.BeginSessionAsync(account, new(other), Token(2), CancellationToken.None);

        var changed = await store.ChangePasswordAsync(account, "new hash", session, Token(3), CancellationToken.None);

        Assert.Equal(account with { PasswordHash = "new hash", TokenEpoch = 1 }, changed);
        Assert.Null(await store.FindBySessionAsync(account.UserId, session, 0, CancellationToken.None));
        Assert.NotNull(await store.FindBySessionAsync(account.UserId, session, 1, CancellationToken.None));
        Assert.Equal(RefreshStatus.Ended, (await store.RefreshAsync(Hash(2), Token(4), CancellationToken.None)).Status);
        Assert.Equal(RefreshStatus.JustSpent, (await store.RefreshAsync(Hash(1), Token(5), CancellationToken.None)).Status);
        Assert.Equal(RefreshStatus.Renewed, (await store.RefreshAsync(Hash(3), Token(6), CancellationToken.None)).Status);
        Assert.Equal(session, Assert.Single(await store.ListSessionsAsync(account.UserId, Now, CancellationToken.None)).SessionId);
    }

    [Fact]
    public async Task Of_two_new_passwords_at_once_the_second_changes_nothing()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var (store, account, session) = await SignInAsync(bench, Token(1));

        Assert.NotNull(await store.ChangePasswordAsync(account, "first", session, Token(2), CancellationToken.None));
        Assert.Null(await store.ChangePasswordAsync(account, "second", session, Token(3), CancellationToken.None));

        Assert.Equal("first", (await store.FindByIdAsync(account.UserId, CancellationToken.None))!.PasswordHash);
        Assert.Equal(RefreshStatus.Renewed, (await store.RefreshAsync(Hash(2), Token(4), CancellationToken.None)).Status);
    }

    [Fact]
    public async Task A_session_begun_with_an_old_password_does_not_outlive_the_change()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var (store, account, session) = await SignInAsync(bench, Token(1));
        await store.ChangePasswordAsync(account, "new hash", session, Token(2), CancellationToken.None);

        Assert.False(await store.BeginSessionAsync(account, new(Guid.CreateVersion7()), Token(3), CancellationToken.None));

        var kept = await TokensAsync(bench);
        Assert.Equal([1, 2], kept);
    }

    [Fact]
    public async Task A_new_password_waits_for_a_session_that_is_beginning_and_ends_it()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var (store, account, session) = await SignInAsync(bench, Token(1));
        await using var connection = await bench.Database.Owner.OpenConnectionAsync();
        await using var beginning = await connection.BeginTransactionAsync();
        await using var begin = new Npgsql.NpgsqlCommand(
            """
            with me as (select user_id from users where user_id = $1 for share)
            insert into refresh_tokens (token_hash, family_id, user_id, issued_at, expires_at, started_at)
            select $2, $3, user_id, $4, $4 + interval '7 days', $4 from me
            """,
            connection) { Parameters = { new() { Value = account.UserId }, new() { Value = Hash(2) }, new() { Value = Guid.NewGuid() }, new() { Value = Now.UtcDateTime } } };
        await begin.ExecuteNonQueryAsync();

        var change = store.ChangePasswordAsync(account, "new hash", session, Token(3), CancellationToken.None);
        while (await bench.Database.ScalarAsync<long>("select count(*) from pg_locks where not granted") == 0)
        {
            await Task.Yield();
        }

        await beginning.CommitAsync();

        Assert.NotNull(await change);
        Assert.Equal(RefreshStatus.Ended, (await store.RefreshAsync(Hash(2), Token(4), CancellationToken.None)).Status);
    }

    [Fact]
    public async Task A_new_hash_leaves_the_sessions_alone()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var (store, account, session) = await SignInAsync(bench, Token(1));

        await store.UpdatePasswordHashAsync(account.UserId, "newer", CancellationToken.None);

        Assert.Equal("newer", (await store.FindBySessionAsync(account.UserId, session, 0, CancellationToken.None))!.PasswordHash);
    }
}

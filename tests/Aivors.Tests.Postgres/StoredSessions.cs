using Aivors.Grains.Contracts;
using Aivors.Grains.Journal.Postgres;
using Aivors.Testing;

namespace Aivors.Tests.Postgres;

/// <summary>Accounts that have signed in, and tokens told apart by a number.</summary>
internal static class StoredSessions
{
    public static DateTimeOffset Now { get; } = Deliveries.Start;

    public static async Task<(IAccountStore Store, Account Account, Guid Session)> SignInAsync(
        JournalBench bench, RefreshTokenRow token, string email = "me@example.test")
    {
        var tenantId = Guid.CreateVersion7();
        await bench.ExecuteAsync(tenantId, JournalBench.Open(tenantId, email: email));
        var store = new PostgresAccountStore(bench.Database.Reader);
        var account = await store.FindByEmailAsync(email, CancellationToken.None);
        var session = Guid.CreateVersion7();
        Assert.True(await store.BeginSessionAsync(account!, new(session), token, CancellationToken.None));
        return (store, account!, session);
    }

    /// <summary>Lets time pass since tokens were spent: it is the database's own, which no test can set.</summary>
    public static Task<int> AgeAsync(JournalBench bench, TimeSpan time) =>
        bench.Database.ExecuteAsync("update refresh_tokens set spent_at = spent_at - $1 where spent_at is not null", time);

    public static async Task<int[]> TokensAsync(JournalBench bench)
    {
        var hashes = await bench.Database.ScalarAsync<byte[][]>("select array_agg(token_hash order by token_hash) from refresh_tokens");
        return [.. hashes.Select(hash => (int)hash[0])];
    }

    public static RefreshTokenRow Token(int number) => Issued(number, Now);

    public static RefreshTokenRow Issued(int number, DateTimeOffset at) => new(Hash(number), at, at.AddDays(7));

    public static byte[] Hash(int number) => [(byte)number, .. new byte[31]];
}

using Aivors.Grains.Contracts;
using Npgsql;
using static Aivors.Grains.Journal.Postgres.AccountReading;

namespace Aivors.Grains.Journal.Postgres;

/// <summary>Accounts and their sessions, through the reader's data source under row-level security.</summary>
internal sealed partial class PostgresAccountStore(NpgsqlDataSource database) : IAccountStore
{
    public Task<Account?> FindByEmailAsync(string email, CancellationToken cancel) => PostgresErrors.TranslateAsync(async () =>
    {
        await using var batch = database.CreateEmailBatch(email);
        batch.Add($"select {Columns} from users u where u.email = $1", Value(email));
        return await ReadOneAsync(batch, cancel);
    });

    public Task<Account?> FindByIdAsync(Guid userId, CancellationToken cancel) => PostgresErrors.TranslateAsync(async () =>
    {
        await using var batch = database.CreateUserBatch(userId);
        batch.Add($"select {Columns} from users u where u.user_id = $1", Value(userId));
        return await ReadOneAsync(batch, cancel);
    });

    public Task<Account?> FindBySessionAsync(Guid userId, Guid sessionId, int tokenEpoch, CancellationToken cancel) =>
        PostgresErrors.TranslateAsync(async () =>
        {
            await using var batch = database.CreateUserBatch(userId);
            batch.Add(
                $"""
                select {Columns} from users u
                where u.user_id = $1 and u.token_epoch = $3
                  and exists (select from refresh_tokens t where t.family_id = $2 and t.user_id = $1)
                  and not exists (select from refresh_tokens t where t.family_id = $2 and t.revoked_at is not null)
                """,
                Value(userId), Value(sessionId), Value(tokenEpoch));
            return await ReadOneAsync(batch, cancel);
        });

    public Task UpdatePasswordHashAsync(Guid userId, string passwordHash, CancellationToken cancel) => PostgresErrors.TranslateAsync(async () =>
    {
        await using var batch = database.CreateUserBatch(userId);
        batch.Add("update users set password_hash = $2 where user_id = $1", Value(userId), Value(passwordHash));
        return await batch.ExecuteNonQueryAsync(cancel);
    });

    public Task RenameAsync(Guid userId, string name, CancellationToken cancel) => PostgresErrors.TranslateAsync(async () =>
    {
        await using var batch = database.CreateUserBatch(userId);
        batch.Add("update users set name = $2 where user_id = $1", Value(userId), Value(name));
        return await batch.ExecuteNonQueryAsync(cancel);
    });

    private static async Task<Account?> ReadOneAsync(NpgsqlBatch batch, CancellationToken cancel)
    {
        await using var rows = await batch.ExecuteScopedAsync(cancel);
        return await rows.ReadAsync(cancel) ? Read(rows) : null;
    }

    private static async Task DrainAsync(NpgsqlDataReader rows, CancellationToken cancel)
    {
        while (await rows.NextResultAsync(cancel))
        {
        }
    }
}

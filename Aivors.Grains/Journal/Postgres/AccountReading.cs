using Aivors.Grains.Contracts;
using Npgsql;

namespace Aivors.Grains.Journal.Postgres;

/// <summary>A user's row, and the settings by which a session may see it.</summary>
internal static class AccountReading
{
    public const string Columns = "u.user_id, u.tenant_id, u.name, u.email, u.password_hash, u.role, u.token_epoch, u.created_at";

    public static Account Read(NpgsqlDataReader row) => new()
    {
        UserId = row.GetGuid(0),
        TenantId = row.GetGuid(1),
        Name = row.GetString(2),
        Email = row.GetString(3),
        PasswordHash = row.GetString(4),
        Role = row.GetString(5),
        TokenEpoch = row.GetInt32(6),
        CreatedAt = row.Time(7),
    };

    /// <summary>A batch whose session shows the one user, for this transaction only.</summary>
    public static NpgsqlBatch CreateUserBatch(this NpgsqlDataSource database, Guid userId) =>
        database.CreateBatchWith("aivors.user_id", userId.ToString());

    /// <summary>A batch whose session shows the user with this address, for this transaction only.</summary>
    public static NpgsqlBatch CreateEmailBatch(this NpgsqlDataSource database, string email) =>
        database.CreateBatchWith("aivors.email", email);

    /// <summary>
    /// A batch whose session shows the one refresh token and then, once it is read, the user that it belongs to. All commands
    /// of a batch are one transaction, so the second setting is in force for those after it. Its result is one more to skip.
    /// </summary>
    public static NpgsqlBatch CreateTokenBatch(this NpgsqlDataSource database, byte[] tokenHash)
    {
        var batch = database.CreateBatchWith("aivors.token", Convert.ToHexStringLower(tokenHash));
        batch.Add("select set_config('aivors.user_id', user_id::text, true) from refresh_tokens where token_hash = $1", Value(tokenHash));
        return batch;
    }

    public static NpgsqlParameter<T> Value<T>(T value) => new() { TypedValue = value };

    private static NpgsqlBatch CreateBatchWith(this NpgsqlDataSource database, string setting, string value)
    {
        var batch = database.CreateBatch();
        batch.Add("select set_config($1, $2, true)", Value(setting), Value(value));
        return batch;
    }
}

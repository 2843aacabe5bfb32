using System.Text.Json;
using Aivors.Grains.Contracts;
using Npgsql;
using NpgsqlTypes;
using static Aivors.Grains.Journal.Postgres.AccountReading;

namespace Aivors.Grains.Journal.Postgres;

/// <summary>The audit log in Postgres. Its rows can be appended by the Api and read by admins; nobody changes them.</summary>
internal sealed class PostgresAuditLog(NpgsqlDataSource database) : IAuditLog
{
    public Task AppendAsync(AuditRecord entry, CancellationToken cancel) => PostgresErrors.TranslateAsync(async () =>
    {
        await using var command = database.CreateCommand(
            "insert into audit_log (audit_id, at, event_type, user_id, tenant_id, actor, data) values ($1, $2, $3, $4, $5, $6, $7::jsonb)");
        command.Parameters.Add(Value(entry.AuditId));
        command.Parameters.Add(Value(entry.At.UtcDateTime));
        command.Parameters.Add(Value(entry.EventType));
        command.Parameters.Add(Id(entry.UserId));
        command.Parameters.Add(Id(entry.TenantId));
        command.Parameters.Add(Value(entry.Actor));
        command.Parameters.Add(Value(JsonSerializer.Serialize(entry.Data)));
        return await command.ExecuteNonQueryAsync(cancel);
    });

    private static NpgsqlParameter Id(Guid? id) => new() { NpgsqlDbType = NpgsqlDbType.Uuid, Value = (object?)id ?? DBNull.Value };
}

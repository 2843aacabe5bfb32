using Aivors.Grains.Contracts;
using Npgsql;
using NpgsqlTypes;

namespace Aivors.Grains.Journal.Postgres;

/// <summary>The audit log, through the reader's data source.</summary>
internal sealed class PostgresAuditReader(NpgsqlDataSource database) : IAuditReader
{
    private const string Matches = "($1 is null or event_type = $1) and ($2 is null or user_id = $2)";

    public Task<Paged<AuditEntry>> ListAsync(ReadScope scope, AuditQuery query, CancellationToken cancel) =>
        PostgresErrors.TranslateAsync(async () =>
        {
            await using var batch = database.CreateBatch(scope);
            batch.Add(
                $"""
                select audit_id, at, event_type, user_id, tenant_id, actor, data::text
                from audit_log where {Matches} order by at desc, audit_id desc limit $3 offset $4
                """,
                Optional(NpgsqlDbType.Text, query.EventType),
                Optional(NpgsqlDbType.Uuid, query.UserId),
                new NpgsqlParameter<int> { TypedValue = query.Limit },
                new NpgsqlParameter<int> { TypedValue = query.Skip });
            batch.Add(
                $"select count(*) from audit_log where {Matches}",
                Optional(NpgsqlDbType.Text, query.EventType),
                Optional(NpgsqlDbType.Uuid, query.UserId));
            await using var row = await batch.ExecuteScopedAsync(cancel);
            var entries = new List<AuditEntry>(query.Limit);
            while (await row.ReadAsync(cancel))
            {
                entries.Add(Read(row));
            }

            await row.NextResultAsync(cancel);
            await row.ReadAsync(cancel);
            return new Paged<AuditEntry>(entries, row.GetInt64(0));
        });

    private static AuditEntry Read(NpgsqlDataReader row) => new(
        row.GetGuid(0),
        row.Time(1),
        row.GetString(2),
        row.NullableGuid(3),
        row.NullableGuid(4),
        row.GetString(5),
        row.GetString(6));

    private static NpgsqlParameter Optional(NpgsqlDbType type, object? value) => new() { NpgsqlDbType = type, Value = value ?? DBNull.Value };
}

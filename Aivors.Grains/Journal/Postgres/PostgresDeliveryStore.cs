using Aivors.Grains.Contracts;
using Npgsql;
using NpgsqlTypes;

namespace Aivors.Grains.Journal.Postgres;

/// <summary>Deliveries as the Api's login may keep them: without a tenant, rejected or pending.</summary>
internal sealed class PostgresDeliveryStore(NpgsqlDataSource database) : IDeliveryStore
{
    public Task KeepRejectedAsync(RejectedDelivery delivery, CancellationToken cancel) => PostgresErrors.TranslateAsync(async () =>
    {
        await using var command = database.CreateCommand(
            """
            insert into deliveries (delivery_id, received_at, door, verdict, reason, agent_id, call_id, body, proof, workspace_id)
            values ($1, $2, $3, 'rejected', $4, $5, $6, $7, $8, $9)
            """);
        command.Parameters.Add(new NpgsqlParameter { Value = delivery.DeliveryId });
        command.Parameters.Add(new NpgsqlParameter { Value = delivery.ReceivedAt.UtcDateTime });
        command.Parameters.Add(new NpgsqlParameter { Value = delivery.Door });
        command.Parameters.Add(new NpgsqlParameter { Value = delivery.Reason });
        command.Parameters.Add(Text(delivery.AgentId));
        command.Parameters.Add(Text(delivery.CallId));
        command.Parameters.Add(new NpgsqlParameter { Value = delivery.Body });
        command.Parameters.Add(Text(delivery.Proof));
        command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Uuid, Value = (object?)delivery.WorkspaceId ?? DBNull.Value });
        return await command.ExecuteNonQueryAsync(cancel);
    });

    private static NpgsqlParameter Text(string? value) => new() { NpgsqlDbType = NpgsqlDbType.Text, Value = (object?)value ?? DBNull.Value };
}

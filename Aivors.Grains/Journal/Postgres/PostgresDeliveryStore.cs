using System.Buffers.Binary;
using System.Security.Cryptography;
using Aivors.Grains.Contracts;
using Npgsql;
using NpgsqlTypes;

namespace Aivors.Grains.Journal.Postgres;

/// <summary>Deliveries as the Api's login may keep them: without a tenant, rejected or pending.</summary>
internal sealed class PostgresDeliveryStore(NpgsqlDataSource database) : IDeliveryStore
{
    /// <summary>What is kept of a body that nobody understood; enough to see what is wrong with it.</summary>
    private const int RejectedBytesMax = 256 * 1024;

    public Task KeepRejectedAsync(RejectedDelivery delivery, CancellationToken cancel) => PostgresErrors.TranslateAsync(async () =>
    {
        var kept = delivery.Body[..Math.Min(delivery.Body.Length, RejectedBytesMax)];
        await using var command = database.CreateCommand(
            """
            insert into deliveries (delivery_id, received_at, door, verdict, reason, agent_id, call_id, body, body_hash,
              proof, workspace_id, workspace_tenant_id, trace_id)
            values ($1, $2, $3, 'rejected', $4, $5, $6, $7, $8, $9, $10, $11, $12) on conflict do nothing
            """);
        command.Parameters.Add(new NpgsqlParameter { Value = delivery.DeliveryId });
        command.Parameters.Add(new NpgsqlParameter { Value = delivery.ReceivedAt.UtcDateTime });
        command.Parameters.Add(new NpgsqlParameter { Value = delivery.Door });
        command.Parameters.Add(new NpgsqlParameter { Value = delivery.Reason });
        command.Parameters.Add(Text(delivery.AgentId));
        command.Parameters.Add(Text(delivery.CallId));
        command.Parameters.Add(new NpgsqlParameter<ReadOnlyMemory<byte>> { TypedValue = kept });
        command.Parameters.Add(new NpgsqlParameter { Value = HashOf(kept.Span, delivery.Body.Length) });
        KeptDelivery.AddOrigin(command, delivery.Proof, delivery.WorkspaceId, delivery.WorkspaceTenantId, delivery.TraceId);
        return await command.ExecuteNonQueryAsync(cancel);
    });

    public Task KeepPendingAsync(CallDelivery delivery, CancellationToken cancel) => PostgresErrors.TranslateAsync(async () =>
    {
        await using var command = database.CreateCommand(
            """
            insert into deliveries (delivery_id, received_at, door, verdict, agent_id, call_id, event, body, fields, event_rank,
              proof, workspace_id, workspace_tenant_id, trace_id)
            values ($1, $2, $3, 'pending', $4, $5, $6, $7, $8::json, $9, $10, $11, $12, $13) on conflict do nothing
            """);
        object[] values =
        [
            delivery.DeliveryId, delivery.ReceivedAt.UtcDateTime, delivery.Door, delivery.AgentId, delivery.CallId,
            DeliveryColumns.EventType(delivery), delivery.Payload, KeptDelivery.FieldsOf(delivery),
            (short)delivery.Event,
        ];
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        KeptDelivery.AddOrigin(command, delivery);
        var patience = GivingUp.OnItsOwnThread(cancel, out var registration);
        await using (registration)
        {
            return await command.ExecuteNonQueryAsync(patience);
        }
    });

    /// <summary>Over what is kept and how long it was: two bodies that differ beyond that are the same mistake.</summary>
    private static byte[] HashOf(ReadOnlySpan<byte> kept, int length)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(kept);
        Span<byte> size = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(size, length);
        hash.AppendData(size);
        return hash.GetHashAndReset();
    }

    private static NpgsqlParameter Text(string? value) => new() { NpgsqlDbType = NpgsqlDbType.Text, Value = (object?)value ?? DBNull.Value };
}

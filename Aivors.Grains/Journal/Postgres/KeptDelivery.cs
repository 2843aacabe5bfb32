using System.Text.Json;
using System.Text.Json.Serialization;
using Aivors.Grains.Contracts;
using Aivors.Grains.Retell;
using Npgsql;
using NpgsqlTypes;

namespace Aivors.Grains.Journal.Postgres;

/// <summary>How a delivery that waits is kept, and read back as what it was.</summary>
internal static class KeptDelivery
{
    public static string Columns { get; } = ColumnsWithBody("body");

    /// <param name="body">The SQL expression that gives the body.</param>
    public static string ColumnsWithBody(string body) =>
        $"delivery_id, received_at, door, agent_id, call_id, event_rank, fields::text, {body}, event, proof, workspace_id, workspace_tenant_id, trace_id, history";

    /// <summary>What the delivery said, as JSON text for the column <c>fields</c>.</summary>
    public static string FieldsOf(CallDelivery delivery) => JsonSerializer.Serialize(delivery.Fields, CallFieldsJson.Default.CallFields);

    /// <summary>Adds what is known of its origin: proof, workspace_id, workspace_tenant_id and trace_id, in this order.</summary>
    public static void AddOrigin(NpgsqlCommand command, CallDelivery delivery) =>
        AddOrigin(command, delivery.Proof, delivery.WorkspaceId, delivery.WorkspaceTenantId, delivery.TraceId);

    public static void AddOrigin(NpgsqlCommand command, string? proof, Guid? workspaceId, Guid? workspaceTenantId, string? traceId)
    {
        command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Text, Value = (object?)proof ?? DBNull.Value });
        command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Uuid, Value = (object?)workspaceId ?? DBNull.Value });
        command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Uuid, Value = (object?)workspaceTenantId ?? DBNull.Value });
        command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Text, Value = (object?)traceId ?? DBNull.Value });
    }

    /// <summary>Null when the row holds no call's event: such a body was never understood, and is not now.</summary>
    public static CallDelivery? Read(NpgsqlDataReader row)
    {
        var body = row.Nullable<byte[]>(7) ?? [];
        if (row.Nullable<string>(6) is { } fields && !row.IsDBNull(5))
        {
            return Of(row, row.GetString(3), row.GetString(4), (CallEvent)row.GetInt16(5), JsonSerializer.Deserialize(fields, CallFieldsJson.Default.CallFields)!, body);
        }

        // Kept by an older build, or not understood then: a newer one may read it.
        return DeliveryReader.Read(body, contentType: null).Readings is [CallReading reading]
            ? Of(row, reading.AgentId, reading.CallId, reading.Event, reading.Fields, reading.Payload)
            : null;
    }

    private static CallDelivery Of(NpgsqlDataReader row, string agentId, string callId, CallEvent callEvent, CallFields fields, byte[] payload) => new()
    {
        DeliveryId = row.GetGuid(0),
        ReceivedAt = row.Time(1),
        Door = row.GetString(2),
        AgentId = agentId,
        CallId = callId,
        Event = callEvent,
        Fields = fields,
        Payload = payload,
        EventType = row.Nullable<string>(8),
        Proof = row.Nullable<string>(9),
        WorkspaceId = row.IsDBNull(10) ? null : row.GetGuid(10),
        WorkspaceTenantId = row.IsDBNull(11) ? null : row.GetGuid(11),
        TraceId = row.Nullable<string>(12),
        History = row.GetBoolean(13),
    };
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(CallFields))]
internal sealed partial class CallFieldsJson : JsonSerializerContext;

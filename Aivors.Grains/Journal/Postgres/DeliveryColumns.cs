using Aivors.Grains.Contracts;
using Npgsql;
using NpgsqlTypes;

namespace Aivors.Grains.Journal.Postgres;

/// <summary>The columns of <c>append_deliveries.sql</c>, in its order: $2 and onwards.</summary>
internal static class DeliveryColumns
{
    public static IReadOnlyList<IColumn> CreateAll() =>
    [
        new Column<int>(NpgsqlDbType.Integer, (_, i) => i),
        new Column<Guid>(NpgsqlDbType.Uuid, (a, _) => a.Delivery.DeliveryId),
        new Column<Guid>(NpgsqlDbType.Uuid, (a, _) => a.TenantId),
        Text(a => a.Delivery.AgentId),
        Text(a => a.Delivery.CallId),
        Text(a => a.Delivery.Door),
        Text(a => EventName(a.Delivery.Event)),
        new Column<short>(NpgsqlDbType.Smallint, (a, _) => (short)a.Delivery.Event),
        Time(a => a.Delivery.ReceivedAt),
        Text(a => a.Delivery.Fields.AgentName),
        Text(a => a.Delivery.Fields.CallType),
        Text(a => a.Delivery.Fields.Direction),
        Text(a => a.Delivery.Fields.FromNumber),
        Text(a => a.Delivery.Fields.ToNumber),
        Text(a => a.Delivery.Fields.Status),
        Text(a => a.Delivery.Fields.Outcome),
        Time(a => a.Delivery.Fields.StartedAt),
        Time(a => a.Delivery.Fields.EndedAt),
        new Column<long?>(NpgsqlDbType.Bigint, (a, _) => a.Delivery.Fields.DurationMs),
        new Column<short>(NpgsqlDbType.Smallint, (a, _) => (short)a.Delivery.Fields.DurationSource),
        Text(a => a.Delivery.Fields.DisconnectionReason),
        Text(a => a.Delivery.Fields.Transcript),
        Text(a => a.Delivery.Fields.Summary),
        Text(a => a.Delivery.Fields.Sentiment),
        new Column<bool?>(NpgsqlDbType.Boolean, (a, _) => a.Delivery.Fields.Successful),
        new Column<bool?>(NpgsqlDbType.Boolean, (a, _) => a.Delivery.Fields.InVoicemail),
        Text(a => a.Delivery.Fields.Analysis),
        Text(a => a.Delivery.Fields.RecordingUrl),
        Text(a => a.Delivery.Fields.PublicLogUrl),
        Text(a => a.Delivery.Fields.TransferDestination),
        new Column<double?>(NpgsqlDbType.Double, (a, _) => a.Delivery.Fields.CostCents),
        Text(a => a.Delivery.Fields.Metadata),
        new Column<byte[]>(NpgsqlDbType.Bytea, (a, _) => a.Delivery.Payload),
        new Column<long?>(NpgsqlDbType.Bigint, (a, _) => a.PriceSeconds),
        Text(a => a.Rule),
        Text(a => EventType(a.Delivery)),
        Text(a => a.Delivery.Proof),
        new Column<Guid?>(NpgsqlDbType.Uuid, (a, _) => a.Delivery.WorkspaceId),
        Time(a => a.Delivery.Fields.TransferEndedAt),
        Text(a => a.Delivery.TraceId),
        new Column<bool>(NpgsqlDbType.Boolean, (a, _) => a.Delivery.History),
    ];

    /// <summary>The event's stored name.</summary>
    public static string EventName(CallEvent callEvent) => callEvent switch
    {
        CallEvent.Started => "call_started",
        CallEvent.Ended => "call_ended",
        CallEvent.Analyzed => "call_analyzed",
        _ => throw new ArgumentOutOfRangeException(nameof(callEvent), callEvent, null),
    };

    /// <summary>The event's name as a delivery's row carries it.</summary>
    public static string EventType(CallDelivery delivery) => delivery.EventType ?? EventName(delivery.Event);

    private static Column<string?> Text(Func<DeliveryAppend, string?> read) => new(NpgsqlDbType.Text, (a, _) => read(a));

    // Npgsql writes timestamptz from UTC times only.
    private static Column<DateTime?> Time(Func<DeliveryAppend, DateTimeOffset?> read) =>
        new(NpgsqlDbType.TimestampTz, (a, _) => read(a)?.UtcDateTime);

    /// <summary>One array parameter, filled anew for each group.</summary>
    internal interface IColumn
    {
        NpgsqlParameter Parameter { get; }

        void Fill(IReadOnlyList<DeliveryAppend> group);
    }

    private sealed class Column<T>(NpgsqlDbType type, Func<DeliveryAppend, int, T> read) : IColumn
    {
        private readonly NpgsqlParameter<T[]> _parameter = new() { NpgsqlDbType = NpgsqlDbType.Array | type, TypedValue = [] };

        public NpgsqlParameter Parameter => _parameter;

        public void Fill(IReadOnlyList<DeliveryAppend> group)
        {
            var values = new T[group.Count];
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = read(group[i], i);
            }

            _parameter.TypedValue = values;
        }
    }
}

using Aivors.Grains.Contracts;
using Npgsql;

namespace Aivors.Grains.Journal.Postgres;

/// <summary>A row of <c>calls</c>, in the column order of <see cref="SummaryColumns"/> and <see cref="PostgresCallReader"/>.</summary>
internal static class CallRow
{
    /// <summary>What <see cref="ReadSummary"/> reads, but for the two texts that come after it.</summary>
    public const string SummaryColumns =
        """
        c.call_id, c.agent_id, c.agent_name, c.call_type, c.direction,
        case when c.direction = 'outbound' then c.to_number else c.from_number end, c.status, c.outcome, c.event, c.at, c.first_at,
        c.started_at, c.ended_at, c.duration_ms, c.charged_seconds, c.sentiment, c.successful
        """;

    public static CallSummary ReadSummary(NpgsqlDataReader row) => new()
    {
        CallId = row.GetString(0),
        AgentId = row.GetString(1),
        AgentName = row.Nullable<string>(2),
        CallType = row.Nullable<string>(3),
        Direction = row.Nullable<string>(4),
        PhoneNumber = row.Nullable<string>(5),
        Status = row.Nullable<string>(6),
        Outcome = row.Nullable<string>(7),
        Event = row.GetString(8),
        At = row.Time(9),
        CreatedAt = row.Time(10),
        StartedAt = row.NullableTime(11),
        EndedAt = row.NullableTime(12),
        DurationMs = row.NullableInt64(13),
        ChargedSeconds = row.NullableInt64(14),
        Sentiment = row.Nullable<string>(15),
        Successful = row.NullableBoolean(16),
        Transcript = row.Nullable<string>(17),
        Summary = row.Nullable<string>(18),
    };

    public static CallDetails ReadDetails(NpgsqlDataReader row) => new()
    {
        Call = ReadSummary(row),
        TenantId = row.GetGuid(19),
        FirstUserId = row.GetGuid(20),
        FromNumber = row.Nullable<string>(21),
        ToNumber = row.Nullable<string>(22),
        DisconnectionReason = row.Nullable<string>(23),
        InVoicemail = row.NullableBoolean(24),
        Analysis = row.Nullable<string>(25),
        RecordingUrl = row.Nullable<string>(26),
        PublicLogUrl = row.Nullable<string>(27),
        TransferDestination = row.Nullable<string>(28),
        CostCents = row.NullableDouble(29),
        Metadata = row.Nullable<string>(30),
        ChargeSeq = row.NullableInt64(31),
        Rule = row.Nullable<string>(32),
        TransferEndedAt = row.NullableTime(33),
        IsHistory = row.GetBoolean(34),
        Payload = row.Nullable<byte[]>(35),
        ErasedAt = row.NullableTime(36),
    };
}

using Aivors.Grains.Contracts;
using Npgsql;

namespace Aivors.Grains.Journal.Postgres;

/// <summary>Reads the result rows of <c>append_deliveries.sql</c>.</summary>
internal static class DeliveryOutcomeRow
{
    public static DeliveryOutcome Read(NpgsqlDataReader row, DeliveryAppend append) => new()
    {
        Verdict = row.GetString(1) switch
        {
            "recorded" => Verdict.Recorded,
            "enriched" => Verdict.Enriched,
            "duplicate" => Verdict.Duplicate,
            "misrouted" => null,
            var other => throw new InvalidOperationException($"The journal answered with the unknown verdict '{other}'."),
        },
        Kind = row.Nullable<string>(2),
        SeqAfter = row.GetInt64(3),
        SeqBefore = row.GetInt64(4),
        BalanceSeconds = row.GetInt64(5),
        GrantedSeconds = row.GetInt64(6),
        ChargedSeconds = row.GetInt64(7),
        Call = new CallBrief
        {
            CallId = append.Delivery.CallId,
            ChargedSeconds = row.NullableInt64(8),
            DurationMs = row.NullableInt64(9),
            PhoneNumber = row.Nullable<string>(10),
            TranscriptLength = row.GetInt32(11),
            SummaryLength = row.GetInt32(12),
            CreatedAt = row.Time(13),
        },
        At = row.Time(14),
        LatestEvent = (CallEvent)row.GetInt16(15),
        AgentId = row.GetString(16),
        Outcome = row.Nullable<string>(17),
        AlsoOf = row.IsDBNull(18) ? null : row.GetGuid(18),
    };
}

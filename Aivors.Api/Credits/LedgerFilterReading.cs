using Aivors.Api.Calls.Filtered;
using Aivors.Api.Http;
using Aivors.Grains.Contracts;

namespace Aivors.Api.Credits;

/// <summary>Reads which entries of a ledger are asked for. Pure.</summary>
internal static class LedgerFilterReading
{
    private static readonly string[] Kinds =
    [
        "call_started", "call_charged", "call_enriched", "call_corrected", "credits_granted", "credits_adjusted", "agent_connected",
        "agent_disconnected", "tenant_changed", "call_erased", "reconciled",
    ];

    /// <param name="kind">One or several with commas; null or empty for all.</param>
    /// <param name="from">The first day, of the tenant's own.</param>
    /// <param name="to">The last day, itself included.</param>
    public static LedgerFilter? Read(string? kind, string? from, string? to, out Failure? failure)
    {
        string? wrong = null;
        var kinds = (kind ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal).ToArray();
        if (kinds.FirstOrDefault(one => !Kinds.Contains(one)) is { } unknown)
        {
            wrong = $"kind may name {string.Join(", ", Kinds)}, several with commas; it named {CallFilterReading.Shown(unknown)}.";
        }

        var filter = new LedgerFilter
        {
            Kinds = kinds,
            From = CallFilterReading.Day("from", from, ref wrong),
            To = CallFilterReading.Day("to", to, ref wrong),
        };
        wrong ??= filter.From > filter.To ? $"from ({from}) is after to ({to})." : null;
        failure = wrong is null ? null : Failure.Invalid(wrong);
        return wrong is null ? filter : null;
    }
}

#if PLANTED_BUGS
namespace Aivors.Grains;

/// <summary>
/// The mistakes that the tests of the tests plant. Only in a build with <c>-p:PlantedBugs=true</c>; docs/reliability.md lists them.
/// </summary>
public static class Planted
{
    /// <summary>Which of them is there now; 0: none.</summary>
    public static int Bug { get; set; } =
        int.TryParse(Environment.GetEnvironmentVariable("AIVORS_PLANTED"), System.Globalization.CultureInfo.InvariantCulture, out var bug) ? bug : 0;

    public static bool Is(int bug) => Bug == bug;

    /// <summary>The appending statement, as somebody might have written it.</summary>
    internal static string Spoil(string sql) => Bug switch
    {
        // first or repeat is not asked of what is stored
        1 => sql.Replace("event_rank >= 2 and o_charge_seq is null and", "event_rank >= 2 and", StringComparison.Ordinal),
        // the balance is written from what was read, without a lock
        2 => sql.Replace(" for no key update", "", StringComparison.Ordinal)
            .Replace("head_seq = t.head_seq + totals.facts,", "head_seq = (select max(k.head_seq) from k where k.tenant_id = t.tenant_id) + totals.facts,", StringComparison.Ordinal)
            .Replace("balance_seconds = t.balance_seconds + totals.amount,", "balance_seconds = (select max(k.granted - k.charged) from k where k.tenant_id = t.tenant_id) + totals.amount,", StringComparison.Ordinal)
            .Replace("charged_seconds = t.charged_seconds - totals.amount", "charged_seconds = (select max(k.charged) from k where k.tenant_id = t.tenant_id) - totals.amount", StringComparison.Ordinal),
        // repeats are known for a day
        5 => sql.Replace("and o_charge_seq is null and", "and (o_charge_seq is null or o_first_at < received_at - interval '24 hours') and", StringComparison.Ordinal),
        // each event of a call is charged
        7 => sql.Replace("and o_charge_seq is null and", "and (o_charge_seq is null or event_rank > o_event_rank) and", StringComparison.Ordinal),
        _ => sql,
    };
}
#endif

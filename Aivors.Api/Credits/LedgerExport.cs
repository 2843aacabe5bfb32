using System.Globalization;
using System.Runtime.CompilerServices;
using Aivors.Api.Exports;
using Aivors.Grains.Contracts;

namespace Aivors.Api.Credits;

/// <summary>A ledger as a file, newest entry first.</summary>
internal static class LedgerExport
{
    private const int EntriesMax = 1_000_000;
    private const int BatchSize = 1000;

    private static readonly string[] Header =
        ["seq", "at", "kind", "callId", "amountSeconds", "amountMinutes", "balanceSeconds", "balanceMinutes", "rule", "actor", "data"];

    public static CsvExport Of(ILedgerReader ledger, ReadScope scope, Guid tenantId, LedgerFilter filter) =>
        new("ledger", Header, cancel => ReadAsync(ledger, scope, tenantId, filter, cancel));

    private static async IAsyncEnumerable<IEnumerable<IEnumerable<string?>>> ReadAsync(
        ILedgerReader ledger, ReadScope scope, Guid tenantId, LedgerFilter filter, [EnumeratorCancellation] CancellationToken cancel)
    {
        long? before = null;
        var written = 0;
        do
        {
            var page = await ledger.ListAsync(scope, tenantId, filter, Math.Min(BatchSize, EntriesMax - written), before, cancel);
            yield return page.Entries.Select(RowOf);
            written += page.Entries.Count;
            before = page.Next;
        }
        while (before is not null && written < EntriesMax);
    }

    private static string?[] RowOf(LedgerEntry entry) =>
    [
        Number(entry.Seq),
        (entry.LocalAt ?? entry.At).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture),
        entry.Kind,
        entry.CallId,
        Number(entry.AmountSeconds),
        Number(entry.AmountSeconds / 60m),
        Number(entry.BalanceSeconds),
        Number(entry.BalanceSeconds / 60m),
        entry.Rule,
        entry.Actor,
        entry.Data,
    ];

    private static string Number(decimal number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}

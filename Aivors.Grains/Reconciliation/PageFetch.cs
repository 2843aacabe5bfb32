using Aivors.Grains.Contracts;

namespace Aivors.Grains.Reconciliation;

/// <summary>A listed call that must be fetched.</summary>
internal sealed record WantedCall(ListedCall Listed, KnownCall Known, Comparison Comparison);

/// <summary>Fetches what is wanted of a page, a few at once, and notes what became of each.</summary>
internal sealed class PageFetch(RunWork run, WorkspaceKeys workspace, IReconciliationStore store, CallFetcher fetcher, TimeProvider time)
{
    private const int AtOnce = 4;

    /// <summary>As many failures in a row mean that there is no use in asking on.</summary>
    private const int FailuresInARowMax = 8;

    private int _failuresInARow;

    public async Task<PassEnd> FetchAsync(IReadOnlyList<WantedCall> wanted, PassBudget budget, CancellationToken cancel)
    {
        PassEnd? end = null;
        await Parallel.ForEachAsync(wanted, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancel }, async (call, token) =>
        {
            if (Volatile.Read(ref end) is not null)
            {
                return;
            }

            if (!budget.TryFetch())
            {
                Interlocked.CompareExchange(ref end, PassEnd.Cut, null);
                return;
            }

            var fetched = await fetcher.FetchAsync(workspace, call.Listed.CallId, run.Kind == RunKind.Backfill, token);
            if (fetched.IsKeyBad)
            {
                Interlocked.CompareExchange(ref end, PassEnd.Failed(RetellSentences.Of(RetellStatus.BadKey, null)), null);
                return;
            }

            await NoteAsync(call, fetched, token);
            if (fetched.Outcome != FindingOutcome.Failed)
            {
                Volatile.Write(ref _failuresInARow, 0);
            }
            else if (Interlocked.Increment(ref _failuresInARow) >= FailuresInARowMax)
            {
                Interlocked.CompareExchange(ref end, PassEnd.Failed(RetellSentences.Of(RetellStatus.Unavailable, fetched.Reason)), null);
            }
        });
        return end ?? PassEnd.Done;
    }

    private async Task NoteAsync(WantedCall call, FetchedCall fetched, CancellationToken cancel)
    {
        if ((fetched.Outcome ?? AppliedOutcome(call, fetched.Result!)) is not { } outcome)
        {
            return;
        }

        var finding = new Finding(
            call.Listed.CallId,
            call.Listed.AgentId,
            // In a tenant's own workspace it is that tenant's finding, whoever's agent turns up there.
            workspace.TenantId ?? (fetched.Result is { TenantId: var tenant } && tenant != Guid.Empty ? tenant : call.Known.OwnerId),
            call.Comparison == Comparison.Differing ? FindingKind.Differing : FindingKind.Missing,
            outcome,
            fetched.Reason,
            call.Known.DurationMs,
            call.Listed.DurationMs,
            call.Listed.StartedAt);
        // What a backfill fills is what it is for, and no finding.
        await store.NoteAsync(run.RunId, finding, keep: run.Kind != RunKind.Backfill || outcome != FindingOutcome.Filled, time.GetUtcNow(), cancel);
    }

    /// <summary>Null: it came by a door in the meantime, so it was not missing.</summary>
    private static string? AppliedOutcome(WantedCall call, DeliveryResult result) => call.Comparison switch
    {
        Comparison.Differing => result.FactKind is "call_corrected" or "call_charged" ? FindingOutcome.Corrected : FindingOutcome.Unchanged,
        _ => result.Verdict == Verdict.Duplicate ? null : FindingOutcome.Filled,
    };
}

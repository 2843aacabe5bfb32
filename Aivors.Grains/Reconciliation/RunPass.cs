using Aivors.Grains.Contracts;
using Microsoft.Extensions.Options;

namespace Aivors.Grains.Reconciliation;

/// <summary>
/// One pass of a run: pages through Retell's list, group of agents by group, from where the run stands, and after each page keeps how far
/// it is. A page that is begun and not finished is read again: what it filled is known by then.
/// </summary>
internal sealed class RunPass(
    RunWork run, WorkspaceKeys workspace, IRetellApi retell, IReconciliationStore store, IKnownCalls calls, CallFetcher fetcher,
    IOptions<ReconciliationOptions> options, TimeProvider time)
{
    private const int AgentsAtOnce = 50;

    private readonly PassBudget _budget = new(options.Value, time);
    private readonly PageFetch _fetch = new(run, workspace, store, fetcher, time);
    private readonly ExtraCalls _extras = new(run, workspace, retell, store, calls, time);
    private readonly DateTimeOffset _settledBefore = time.GetUtcNow() - options.Value.Grace;

    public async Task<PassEnd> RunAsync(CancellationToken cancel)
    {
        var (done, from) = (run.DoneAgents, run.NextAt ?? run.From);
        while (await NextAgentsAsync(done, cancel) is { Count: > 0 } agents)
        {
            var end = await ReadAsync(agents, done, from, cancel);
            if (end != PassEnd.Done)
            {
                return end;
            }

            (done, from) = (agents[^1], run.From);
            await store.SaveAsync(run.RunId, done, nextAt: null, listed: 0, cancel);
        }

        return PassEnd.Done;
    }

    private async Task<IReadOnlyList<string>> NextAgentsAsync(string? after, CancellationToken cancel) => run.AgentId is { } only
        ? after is null ? [only] : []
        : await calls.ListAgentsAsync(run, after, AgentsAtOnce, cancel);

    private async Task<PassEnd> ReadAsync(IReadOnlyList<string> agents, string? done, DateTimeOffset from, CancellationToken cancel)
    {
        var span = new CallSpan(from, run.To, agents, OnlyOver: true);
        var listedIds = new HashSet<string>(StringComparer.Ordinal);
        string? pageKey = null;
        // Calls at the very time that a page ends with are listed again when the run goes on there, so they count with what follows.
        var carried = 0;
        do
        {
            if (_budget.IsSpent)
            {
                return PassEnd.Cut;
            }

            _budget.OnPage();
            var answer = await retell.ListCallsAsync(workspace.ApiKeys[0], span, pageKey, cancel);
            if (answer.Value is not { } page)
            {
                return PassEnd.Failed(RetellSentences.Of(answer.Status, answer.Reason));
            }

            pageKey = page.NextKey;
            // Oldest first: what started before the last one of a page has been listed.
            var upTo = pageKey is null ? run.To : Later(from, page.Calls.Max(call => call.StartedAt));
            listedIds.UnionWith(page.Calls.Select(call => call.CallId));
            var end = await TakeAsync(page.Calls, agents, listedIds, from, upTo, cancel);
            if (end != PassEnd.Done)
            {
                return end;
            }

            var atEnd = pageKey is null ? 0 : page.Calls.Count(call => call.StartedAt == upTo);
            (var counted, carried, from) = (carried + page.Calls.Count - atEnd, atEnd, upTo);
            await store.SaveAsync(run.RunId, done, from, counted, cancel);
        }
        while (pageKey is not null);
        return PassEnd.Done;
    }

    private async Task<PassEnd> TakeAsync(
        IReadOnlyList<ListedCall> listed, IReadOnlyList<string> agents, HashSet<string> listedIds, DateTimeOffset from, DateTimeOffset upTo,
        CancellationToken cancel)
    {
        var known = await calls.FindKnownAsync(run, listed, cancel);
        var wanted = listed.Zip(known, (call, k) => new WantedCall(call, k, Compare(call, k))).Where(w => w.Comparison != Comparison.Settled).ToArray();
        var end = await _fetch.FetchAsync(wanted, _budget, cancel);
        return end == PassEnd.Done && run.Kind != RunKind.Backfill && upTo > from
            ? await _extras.NoteAsync(agents, listedIds, from, upTo, _settledBefore, _budget, cancel)
            : end;
    }

    private Comparison Compare(ListedCall listed, KnownCall known) => run.Kind == RunKind.Backfill
        ? CallComparison.Backfill(listed, known, run.AgentId!, run.To)
        : CallComparison.Reconcile(listed, known, _settledBefore);

    private DateTimeOffset Later(DateTimeOffset from, DateTimeOffset? start) => start > from ? (start < run.To ? start.Value : run.To) : from;
}

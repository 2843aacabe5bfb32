using Aivors.Grains.Contracts;

namespace Aivors.Api.Reconciliations;

/// <summary>A run: a comparison of Retell's list of calls with ours, or the fetching of an agent's earlier calls.</summary>
/// <param name="WorkspaceId">Null: the agency's workspace.</param>
/// <param name="TenantId">Whose calls it is about; null: those of all clients with agents in the agency's workspace.</param>
/// <param name="Kind"><c>scheduled</c>, <c>requested</c>, or <c>backfill</c> for history.</param>
/// <param name="AgentId">Of a backfill: whose earlier calls are fetched.</param>
/// <param name="From">Calls that started from here on.</param>
/// <param name="To">Calls that started before it.</param>
/// <param name="Status"><c>waiting</c>, <c>running</c>, <c>done</c> or <c>failed</c>.</param>
/// <param name="Error">A sentence: why it failed, or why it has to be tried again.</param>
public sealed record ReconciliationForm(
    Guid RunId, Guid? WorkspaceId, Guid? TenantId, string Kind, string? AgentId, DateTimeOffset From, DateTimeOffset To, DateTimeOffset AskedAt,
    DateTimeOffset? StartedAt, DateTimeOffset? EndedAt, string Status, string? Error, ReconciliationCountsForm Counts)
{
    public static ReconciliationForm Of(ReconciliationRun run) => new(
        run.RunId, run.WorkspaceId, run.TenantId, run.Kind, run.AgentId, run.From, run.To, run.AskedAt, run.StartedAt, run.EndedAt, run.Status,
        run.Error, ReconciliationCountsForm.Of(run.Counts));
}

/// <param name="Listed">Calls that Retell listed.</param>
/// <param name="Missing">Listed and over, and not known here as over.</param>
/// <param name="Filled">Of those, fetched and applied.</param>
/// <param name="Differing">Known with another duration.</param>
/// <param name="Corrected">Of those, corrected.</param>
/// <param name="Extra">Known here as over, and not known to Retell.</param>
/// <param name="Failed">Could not be fetched or applied.</param>
public sealed record ReconciliationCountsForm(int Listed, int Missing, int Filled, int Differing, int Corrected, int Extra, int Failed)
{
    public static ReconciliationCountsForm Of(ReconciliationCounts counts) =>
        new(counts.Listed, counts.Missing, counts.Filled, counts.Differing, counts.Corrected, counts.Extra, counts.Failed);
}

/// <param name="NextCursor">The <c>cursor</c> of the following page; null when this is the last.</param>
public sealed record ReconciliationListForm(IReadOnlyList<ReconciliationForm> Runs, int Limit, string? NextCursor);

/// <param name="Kind"><c>missing</c>, <c>differing</c> or <c>extra</c>.</param>
/// <param name="Outcome">
/// <c>filled</c>, <c>corrected</c>, <c>unchanged</c>, <c>kept_apart</c>, <c>gone</c>, <c>not_over</c>, <c>reported</c>, <c>refused</c> or <c>failed</c>.
/// </param>
/// <param name="Reason">Why it was refused or failed, in a word.</param>
/// <param name="KnownMs">The duration that was known here, in milliseconds.</param>
/// <param name="ListedMs">The duration that Retell listed, in milliseconds.</param>
public sealed record FindingForm(
    string CallId, string? AgentId, string Kind, string Outcome, string? Reason, long? KnownMs, long? ListedMs, DateTimeOffset NotedAt)
{
    public static FindingForm Of(ReconciliationFinding finding) => new(
        finding.CallId, finding.AgentId, finding.Kind, finding.Outcome, finding.Reason, finding.KnownMs, finding.ListedMs, finding.NotedAt);
}

/// <param name="Findings">By call id; at most 1,000.</param>
/// <param name="HasMore">True when there are more findings than are given.</param>
public sealed record ReconciliationDetailForm(ReconciliationForm Run, IReadOnlyList<FindingForm> Findings, bool HasMore);

/// <param name="WorkspaceId">Null or left out: the agency's workspace.</param>
/// <param name="From">Calls that started from here on.</param>
/// <param name="To">Calls that started before it; at most 31 days after <c>from</c>, and not in the future.</param>
public sealed record ReconcileRequest(Guid? WorkspaceId, DateTimeOffset? From, DateTimeOffset? To);

/// <param name="RunId">Look for it at <c>/api/admin/reconciliations/{runId}</c>.</param>
public sealed record ReconciliationAccepted(Guid RunId);

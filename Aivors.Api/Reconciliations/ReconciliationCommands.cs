using System.Globalization;
using Aivors.Api.Auth;
using Aivors.Api.Http;
using Aivors.Grains.Contracts;

namespace Aivors.Api.Reconciliations;

/// <summary>Asks a workspace's grain for a run.</summary>
internal sealed class ReconciliationCommands(IGrainFactory grains, Audit audit, TimeProvider time, Answers answers)
{
    private const int DaysMax = 31;

    // Unix time in milliseconds, as Retell writes times, ends far before .NET's.
    private static readonly DateTimeOffset Earliest = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public async Task<IResult> RequestAsync(ReconcileRequest body, HttpContext http)
    {
        var now = time.GetUtcNow();
        if (RangeOf(body, now) is not ({ } from, { } to))
        {
            return NoRange.ToResult();
        }

        var admin = CurrentUser.Of(http.User);
        var runId = Guid.CreateVersion7(now);
        var answer = await grains.GetGrain<IReconciliationGrain>(body.WorkspaceId ?? IReconciliationGrain.Agency).RequestAsync(runId, from, to, admin.Actor);
        switch (answer)
        {
            case ReconciliationAnswer.NoKey:
                return Failure.NotFound(body.WorkspaceId is null
                    ? "The silos have no Retell API key of the agency's workspace (Retell:ApiKey), so there is nothing to compare with."
                    : "There is no such workspace, or it has no Retell API key.").ToResult();
            case ReconciliationAnswer.TooMany:
                return Failure.Conflict("Ten runs wait for this workspace already. Ask again when some of them are done.").ToResult();
            case not ReconciliationAnswer.Accepted:
                return Failure.Unavailable().ToResult();
        }

        await audit.WriteAsync(AuditEvent.ReconciliationRequested, admin, userId: null, tenantId: null,
            ("runId", runId.ToString()), ("workspaceId", body.WorkspaceId?.ToString() ?? "agency"),
            ("from", from.ToString("O", CultureInfo.InvariantCulture)), ("to", to.ToString("O", CultureInfo.InvariantCulture)));
        return answers.Accepted("The run is accepted and goes on in the background.", new ReconciliationAccepted(runId));
    }

    private static Failure NoRange { get; } = Failure.Invalid(
        $"from and to must be times, from before to, at most {DaysMax} days apart, and neither in the future. They say when the calls started.");

    private static (DateTimeOffset? From, DateTimeOffset? To) RangeOf(ReconcileRequest body, DateTimeOffset now) =>
        body is { From: { } from, To: { } to } && from >= Earliest && from < to && to <= now && to - from <= TimeSpan.FromDays(DaysMax)
            ? (from.ToUniversalTime(), to.ToUniversalTime())
            : (null, null);
}

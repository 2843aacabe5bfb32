using System.Security.Claims;
using Aivors.Api.Auth;
using Aivors.Api.Http;
using Aivors.Api.Lists;
using Aivors.Grains.Contracts;

namespace Aivors.Api.Reconciliations;

/// <summary>Runs of the reconciliation: admins see all and ask for one; a client sees those of its own workspace and agents.</summary>
public static class ReconciliationEndpoints
{
    private const int LimitDefault = 20;
    private const int FindingsMax = 1000;
    private const string Agency = "agency";

    public static IEndpointRouteBuilder MapReconciliations(this IEndpointRouteBuilder routes)
    {
        var admin = routes.MapGroup("/api/admin/reconciliations").RequireAuthorization(Policies.Admin).WithTags("Admin")
            .ProducesFailures(StatusCodes.Status401Unauthorized, StatusCodes.Status403Forbidden, StatusCodes.Status503ServiceUnavailable);
        admin.MapGet("", ListAllAsync)
            .WithName("ListAllReconciliations").WithSummary("Runs of the reconciliation of all workspaces, or of one, newest first.")
            .Produces<Envelope<ReconciliationListForm>>().ProducesFailures(StatusCodes.Status400BadRequest);
        admin.MapGet("/{runId:guid}", (Guid runId, ClaimsPrincipal principal, IReconciliationReader runs, Answers answers, CancellationToken cancel) =>
                FindAsync(CurrentUser.Of(principal).Scope, runId, runs, answers, cancel))
            .WithName("GetAnyReconciliation").WithSummary("A run with what it found, by call.")
            .Produces<Envelope<ReconciliationDetailForm>>().ProducesFailures(StatusCodes.Status404NotFound);
        admin.MapPost("", (ReconcileRequest body, ReconciliationCommands handler, HttpContext http) => handler.RequestAsync(body, http))
            .WithName("RequestReconciliation").WithSummary("Begins a run over a range of up to 31 days; it goes on in the background.")
            .Produces<Envelope<ReconciliationAccepted>>(StatusCodes.Status202Accepted)
            .ProducesFailures(StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound, StatusCodes.Status409Conflict);

        var own = routes.MapGroup("/api/reconciliations").RequireAuthorization().WithTags("Workspace")
            .ProducesFailures(StatusCodes.Status401Unauthorized, StatusCodes.Status503ServiceUnavailable);
        own.MapGet("", ListOwnAsync)
            .WithName("ListReconciliations").WithSummary("Runs over the signed-in client's own workspace and agents, newest first.")
            .Produces<Envelope<ReconciliationListForm>>().ProducesFailures(StatusCodes.Status400BadRequest);
        own.MapGet("/{runId:guid}", (Guid runId, ClaimsPrincipal principal, IReconciliationReader runs, Answers answers, CancellationToken cancel) =>
                FindAsync(ReadScope.Tenant(CurrentUser.Of(principal).TenantId), runId, runs, answers, cancel))
            .WithName("GetReconciliation").WithSummary("A run of the client's own with what it found, by call.")
            .Produces<Envelope<ReconciliationDetailForm>>().ProducesFailures(StatusCodes.Status404NotFound);
        return routes;
    }

    private static Task<IResult> ListAllAsync(
        string? workspaceId, string? limit, string? cursor, ClaimsPrincipal principal, IReconciliationReader runs, Answers answers,
        CancellationToken cancel)
    {
        Guid? workspace = null;
        if (workspaceId == Agency)
        {
            workspace = IReconciliationGrain.Agency;
        }
        else if (!string.IsNullOrEmpty(workspaceId))
        {
            if (!Guid.TryParseExact(workspaceId, "D", out var id))
            {
                return Task.FromResult(Failure.Invalid($"workspaceId must be a workspace's id, or {Agency} for the agency's own.").ToResult());
            }

            workspace = id;
        }

        return ListAsync(CurrentUser.Of(principal).Scope, workspace, limit, cursor, runs, answers, cancel);
    }

    private static Task<IResult> ListOwnAsync(
        string? limit, string? cursor, ClaimsPrincipal principal, IReconciliationReader runs, Answers answers, CancellationToken cancel) =>
        ListAsync(ReadScope.Tenant(CurrentUser.Of(principal).TenantId), workspace: null, limit, cursor, runs, answers, cancel);

    private static async Task<IResult> ListAsync(
        ReadScope scope, Guid? workspace, string? limit, string? cursor, IReconciliationReader runs, Answers answers, CancellationToken cancel)
    {
        if (ListWindow.Read(limit, null, LimitDefault, out var failure) is not { } window)
        {
            return failure!.ToResult();
        }

        Guid before = default;
        if (!string.IsNullOrEmpty(cursor) && !Guid.TryParseExact(cursor, "N", out before))
        {
            return Failure.Invalid("cursor is not one that this list gave. Leave it out to begin with the newest run.").ToResult();
        }

        var query = new ReconciliationQuery(window.Limit + 1, workspace, string.IsNullOrEmpty(cursor) ? null : before);
        var found = await runs.ListAsync(scope, query, cancel);
        var shown = found.Take(window.Limit).Select(ReconciliationForm.Of).ToArray();
        var next = found.Count > window.Limit ? shown[^1].RunId.ToString("N") : null;
        return answers.Ok("Reconciliations", new ReconciliationListForm(shown, window.Limit, next));
    }

    private static async Task<IResult> FindAsync(ReadScope scope, Guid runId, IReconciliationReader runs, Answers answers, CancellationToken cancel) =>
        await runs.FindAsync(scope, runId, FindingsMax, cancel) is { } found
            ? answers.Ok("Reconciliation", new ReconciliationDetailForm(
                ReconciliationForm.Of(found.Run), [.. found.Findings.Select(FindingForm.Of)], found.HasMore))
            : Failure.NotFound("There is no such run.").ToResult();
}

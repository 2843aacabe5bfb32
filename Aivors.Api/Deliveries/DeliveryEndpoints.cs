using System.Security.Claims;
using Aivors.Api.Auth;
using Aivors.Api.Http;
using Aivors.Api.Lists;
using Aivors.Grains.Contracts;

namespace Aivors.Api.Deliveries;

/// <summary>What admins see of deliveries, and do with those that wait.</summary>
public static class DeliveryEndpoints
{
    private const int LimitDefault = 50;
    internal const int IdMax = 128;
    private const int ReasonMax = 200;

    public static RouteGroupBuilder MapDeliveries(this IEndpointRouteBuilder routes)
    {
        var admin = routes.MapGroup("/api/admin").RequireAuthorization(Policies.Admin).WithTags("Admin")
            .ProducesFailures(StatusCodes.Status400BadRequest, StatusCodes.Status401Unauthorized, StatusCodes.Status403Forbidden)
            .ProducesFailures(StatusCodes.Status503ServiceUnavailable);
        admin.MapGet("/deliveries", ListAsync)
            .WithName("ListDeliveries").WithSummary("Deliveries, newest first, by verdict, agent, call and time.").Produces<Envelope<DeliveryListForm>>();
        admin.MapPost("/deliveries/{deliveryId:guid}/replay", ReplayAsync)
            .WithName("ReplayDelivery").WithSummary("Applies a quarantined or rejected delivery again.").Produces<Envelope<InboxForm>>()
            .ProducesFailures(StatusCodes.Status404NotFound);
        admin.MapPost("/deliveries/replay", (ReplayRangeRequest body, ReplayRangeCommand command, ClaimsPrincipal principal) => command.RunAsync(body, principal))
            .WithName("ReplayDeliveries").WithSummary("Applies the quarantined and rejected deliveries of a span of time again, oldest first.")
            .Produces<Envelope<ReplayRangeForm>>();
        admin.MapGet("/quarantine", ListQuarantineAsync)
            .WithName("ListQuarantine").WithSummary("What waits for an owner, by agent.").Produces<Envelope<QuarantineForm>>();
        admin.MapPost("/quarantine/{agentId}/release", ReleaseAsync)
            .WithName("ReleaseQuarantine").WithSummary("Applies what waits to the tenant that owns the agent now.").Produces<Envelope<InboxForm>>()
            .ProducesFailures(StatusCodes.Status409Conflict);
        admin.MapPost("/quarantine/{agentId}/discard", DiscardAsync)
            .WithName("DiscardQuarantine").WithSummary("Rejects what waits, with a reason; it stays readable.").Produces<Envelope<InboxForm>>();
        return admin;
    }

    private static async Task<IResult> ListAsync(
        string? verdict, string? agentId, string? callId, DateTimeOffset? from, DateTimeOffset? to, string? limit, string? cursor,
        ClaimsPrincipal principal, IDeliveryReader deliveries, Answers answers, CancellationToken cancel)
    {
        if (ListWindow.Read(limit, null, LimitDefault, out var failure) is not { } window)
        {
            return failure!.ToResult();
        }

        if (!string.IsNullOrEmpty(verdict) && !Enum.GetNames<Verdict>().Contains(verdict, StringComparer.OrdinalIgnoreCase))
        {
            return Failure.Invalid($"verdict must be one of {string.Join(", ", Enum.GetNames<Verdict>()).ToLowerInvariant()}.").ToResult();
        }

        DeliveryPosition? after = null;
        if (!string.IsNullOrEmpty(cursor) && (after = DeliveryCursor.TryRead(cursor)) is null)
        {
            return DeliveryCursor.Refusal.ToResult();
        }

        if (!IsId(agentId) || !IsId(callId))
        {
            return Failure.Invalid($"agentId and callId have at most {IdMax} characters.").ToResult();
        }

        var query = new DeliveryQuery(window.Limit + 1, Given(verdict)?.ToLowerInvariant(), Given(agentId), Given(callId), from, to, after);
        var rows = await deliveries.ListAsync(CurrentUser.Of(principal).Scope, query, cancel);
        return answers.Ok("Deliveries", DeliveryListForm.Of(rows, window.Limit));
    }

    private static async Task<IResult> ListQuarantineAsync(
        ClaimsPrincipal principal, IDeliveryReader deliveries, Answers answers, CancellationToken cancel)
    {
        var agents = await deliveries.ListQuarantineAsync(CurrentUser.Of(principal).Scope, cancel);
        return answers.Ok("Quarantine", new QuarantineForm([.. agents.Select(a =>
            new QuarantinedAgentForm(a.AgentId, a.Deliveries, a.Calls, a.FirstAt, a.LastAt, a.Minutes))]));
    }

    private static async Task<IResult> ReleaseAsync(string agentId, ClaimsPrincipal principal, IGrainFactory grains, Audit audit, Answers answers)
    {
        if (!IsAgent(agentId))
        {
            return NoAgent.ToResult();
        }

        var result = await Inbox(grains).ReleaseAgentAsync(agentId, since: null);
        return await AnswerAsync(result, AuditEvent.QuarantineReleased, principal, audit, answers, ("agent_id", agentId));
    }

    private static async Task<IResult> DiscardAsync(
        string agentId, DiscardRequest body, ClaimsPrincipal principal, IGrainFactory grains, Audit audit, Answers answers)
    {
        if (!IsAgent(agentId))
        {
            return NoAgent.ToResult();
        }

        if (body.Reason?.Trim() is not { Length: > 0 and <= ReasonMax } reason || reason.Any(char.IsControl))
        {
            return Failure.Invalid($"Missing required field: reason. Say in 1 to {ReasonMax} characters why these deliveries are not to be applied.").ToResult();
        }

        var result = await Inbox(grains).DiscardAgentAsync(agentId, reason);
        return await AnswerAsync(result, AuditEvent.QuarantineDiscarded, principal, audit, answers, ("agent_id", agentId));
    }

    private static async Task<IResult> ReplayAsync(Guid deliveryId, ClaimsPrincipal principal, IGrainFactory grains, Audit audit, Answers answers)
    {
        var result = await Inbox(grains).ReplayAsync(deliveryId);
        return await AnswerAsync(result, AuditEvent.DeliveryReplayed, principal, audit, answers, ("delivery_id", deliveryId.ToString()));
    }

    private static async Task<IResult> AnswerAsync(
        InboxResult result, string audited, ClaimsPrincipal principal, Audit audit, Answers answers, (string, string) subject)
    {
        switch (result.Status)
        {
            case InboxStatus.NoOwner:
                return Failure.Conflict("Nobody owns this agent. Connect it to a client first; then release what waits.").ToResult();
            case InboxStatus.NotFound:
                return Failure.NotFound("There is no such delivery, or none that waits and can be read.").ToResult();
            case InboxStatus.Unavailable:
                return Failure.Unavailable().ToResult();
        }

        await audit.WriteAsync(audited, CurrentUser.Of(principal), userId: null, tenantId: null, subject);
        return answers.Ok($"{result.Count} {(result.Count == 1 ? "delivery" : "deliveries")} taken up.", new InboxForm(result.Count));
    }

    private static IInboxGrain Inbox(IGrainFactory grains) => grains.GetGrain<IInboxGrain>(0);

    private static string? Given(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private static Failure NoAgent { get; } = Failure.Invalid($"agentId must have 1 to {IdMax} characters that are not all blank.");

    // No grain has a blank key.
    private static bool IsAgent(string id) => IsId(id) && !string.IsNullOrWhiteSpace(id);

    // Postgres knows no NUL.
    internal static bool IsId(string? text) => text is null || (text.Length <= IdMax && !text.Contains('\0'));
}

using Aivors.Api.Auth;
using Aivors.Api.Http;
using Aivors.Grains.Contracts;

namespace Aivors.Api.Agents;

/// <summary>Claims to agents that nothing proves: a client asks, an admin approves or refuses.</summary>
internal sealed class ClaimCommands(
    IAgentClaims claims, IGrainFactory grains, Backlog backlog, HistoryBackfill history, Audit audit, TimeProvider time, Answers answers)
{
    public async Task<IResult> AskAsync(CurrentUser user, string agentId, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var mine = new AgentClaim(Guid.CreateVersion7(now), user.TenantId, agentId, now);
        if (await claims.AskAsync(mine, cancel) is not { } claim)
        {
            return Failure.Conflict("Too many Retell agents already wait for an admin's approval.").ToResult();
        }

        if (claim.ClaimId == mine.ClaimId)
        {
            await audit.WriteAsync(AuditEvent.AgentClaimed, user, user.UserId, user.TenantId, ("agentId", agentId), ("claimId", claim.ClaimId.ToString()));
        }

        return answers.Accepted("Your Retell agent waits for an admin's approval. Store your Retell API key to connect it without waiting.",
            new AgentClaimed(agentId, claim.ClaimId, "pending"));
    }

    public async Task<IResult> ListAsync(string? status, CancellationToken cancel)
    {
        var wanted = status switch
        {
            null or "" or "pending" => ClaimStatus.Pending,
            "approved" => ClaimStatus.Approved,
            "refused" => ClaimStatus.Refused,
            _ => (ClaimStatus?)null,
        };
        return wanted is { } known
            ? answers.Ok("Claims to agents, the oldest first.", new ClaimList([.. (await claims.ListAsync(known, cancel)).Select(ClaimLine.Of)]))
            : Failure.Invalid("status must be one of pending, approved, refused.").ToResult();
    }

    public async Task<IResult> ApproveAsync(Guid claimId, HttpContext http)
    {
        var admin = CurrentUser.Of(http.User);
        if (await claims.FindAsync(claimId, http.RequestAborted) is not { } claim)
        {
            return NoClaim.ToResult();
        }

        if (claim.Status == ClaimStatus.Refused)
        {
            return Failure.Conflict("This claim was refused. The client can ask again.").ToResult();
        }

        // Connected first, under the claim's own key, and noted afterwards: an approval that was cut off is finished by repeating it.
        var result = await grains.GetGrain<IAgentGrain>(claim.AgentId).ConnectAsync(claim.TenantId, $"claim:{claimId}", admin.Actor);
        if (CommandFailures.Of(result.Status) is { } refused)
        {
            return refused.ToResult();
        }

        if (await claims.DecideAsync(claimId, ClaimStatus.Approved, admin.Actor, time.GetUtcNow(), CancellationToken.None))
        {
            await WriteAsync(AuditEvent.AgentClaimApproved, admin, claim);
        }

        await backlog.ReleaseAsync(claim.AgentId);
        await history.RequestAsync(claim.TenantId, claim.AgentId, admin.Actor, http.RequestAborted);
        return await ShowAsync(claimId, "The claim is approved, and the agent is connected.");
    }

    public async Task<IResult> RefuseAsync(Guid claimId, HttpContext http)
    {
        var admin = CurrentUser.Of(http.User);
        if (await claims.FindAsync(claimId, http.RequestAborted) is not { } claim)
        {
            return NoClaim.ToResult();
        }

        if (await claims.DecideAsync(claimId, ClaimStatus.Refused, admin.Actor, time.GetUtcNow(), http.RequestAborted))
        {
            await WriteAsync(AuditEvent.AgentClaimRefused, admin, claim);
        }
        else if (claim.Status != ClaimStatus.Refused)
        {
            return Failure.Conflict("This claim was approved. Disconnect the agent to take it back.").ToResult();
        }

        return await ShowAsync(claimId, "The claim is refused.");
    }

    private static Failure NoClaim { get; } = Failure.NotFound("There is no such claim.");

    private async Task<IResult> ShowAsync(Guid claimId, string message) =>
        await claims.FindAsync(claimId, CancellationToken.None) is { } claim ? answers.Ok(message, ClaimLine.Of(claim)) : NoClaim.ToResult();

    private Task WriteAsync(string eventType, CurrentUser admin, AgentClaim claim) =>
        audit.WriteAsync(eventType, admin, userId: null, claim.TenantId, ("agentId", claim.AgentId), ("claimId", claim.ClaimId.ToString()));
}

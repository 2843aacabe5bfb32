using System.Globalization;
using System.Security.Claims;
using Aivors.Api.Auth;
using Aivors.Api.Http;
using Aivors.Grains.Contracts;

namespace Aivors.Api.Deliveries;

/// <summary>Which deliveries to apply again.</summary>
/// <param name="Verdict"><c>quarantined</c> or <c>rejected</c>; both when left out.</param>
/// <param name="AgentId">Only this agent's.</param>
/// <param name="From">Received at this time or later, ISO 8601.</param>
/// <param name="To">Received before this time, ISO 8601.</param>
/// <param name="Limit">How many are looked at, 1 to 1000; 200 when left out.</param>
/// <param name="Cursor">The <c>nextCursor</c> of the answer before, to go on behind it.</param>
public sealed record ReplayRangeRequest(string? Verdict, string? AgentId, string? From, string? To, int? Limit, string? Cursor);

/// <param name="Count">How many were taken up.</param>
/// <param name="Unreadable">How many were left as they are, because no call's event can be read in them.</param>
/// <param name="HasMore">True when the range holds more behind those: send the request again with <paramref name="NextCursor"/> as <c>cursor</c>.</param>
public sealed record ReplayRangeForm(int Count, int Unreadable, bool HasMore, string? NextCursor);

/// <summary>Applies quarantined and rejected deliveries of a span of time again, a bounded number at once.</summary>
internal sealed class ReplayRangeCommand(IGrainFactory grains, Audit audit, Answers answers)
{
    private const int LimitDefault = 200;
    private const int LimitMax = 1000;

    public async Task<IResult> RunAsync(ReplayRangeRequest request, ClaimsPrincipal principal)
    {
        if (Read(request, out var failure) is not { } range)
        {
            return failure!.ToResult();
        }

        var result = await grains.GetGrain<IInboxGrain>(0).ReplayRangeAsync(range);
        if (result.Status != InboxStatus.Done)
        {
            return Failure.Unavailable().ToResult();
        }

        await audit.WriteAsync(AuditEvent.DeliveriesReplayed, CurrentUser.Of(principal), userId: null, tenantId: null,
            ("verdict", range.Verdict is { } verdict ? Name(verdict) : "any"), ("agent_id", range.AgentId ?? "any"), ("from", Text(range.From)),
            ("to", Text(range.To)), ("count", result.Count.ToString(CultureInfo.InvariantCulture)));
        return answers.Ok(
            $"{result.Count} {(result.Count == 1 ? "delivery" : "deliveries")} taken up{(result.Next is null ? "" : "; there are more")}.",
            new ReplayRangeForm(result.Count, result.Unreadable, result.Next is not null, result.Next is { } next ? DeliveryCursor.Write(next) : null));
    }

    private static ReplayRange? Read(ReplayRangeRequest request, out Failure? failure)
    {
        var isVerdict = TryVerdict(request.Verdict, out var verdict);
        var (from, to) = (Time(request.From), Time(request.To));
        DeliveryPosition? after = null;
        failure = !isVerdict ? Failure.Invalid("verdict must be quarantined or rejected; leave it out for both.")
            : !DeliveryEndpoints.IsId(request.AgentId) ? Failure.Invalid($"agentId has at most {DeliveryEndpoints.IdMax} characters.")
            : from is null ? Failure.Invalid(NoTime("from", request.From))
            : to is null ? Failure.Invalid(NoTime("to", request.To))
            : from >= to ? Failure.Invalid($"from ({request.From}) must be before to ({request.To}).")
            : request.Limit is < 1 or > LimitMax ? Failure.Invalid($"limit must be from 1 to {LimitMax}; received {request.Limit}.")
            : !string.IsNullOrEmpty(request.Cursor) && (after = DeliveryCursor.TryRead(request.Cursor)) is null
                ? Failure.Invalid("cursor is not one that a replay gave. Leave it out to begin with the oldest delivery.")
            : null;
        return failure is null
            ? new ReplayRange(verdict, string.IsNullOrEmpty(request.AgentId) ? null : request.AgentId, from!.Value, to!.Value, after, request.Limit ?? LimitDefault)
            : null;
    }

    private static bool TryVerdict(string? text, out Verdict? verdict)
    {
        verdict = text?.ToLowerInvariant() switch
        {
            "quarantined" => Verdict.Quarantined,
            "rejected" => Verdict.Rejected,
            _ => null,
        };
        return verdict is not null || string.IsNullOrEmpty(text);
    }

    private static string NoTime(string name, string? given) => string.IsNullOrEmpty(given)
        ? $"Missing required field: {name}, a time such as 2026-11-23T14:00:00Z."
        : $"{name} must be a time such as 2026-11-23T14:00:00Z.";

    // Only ISO: the parser would take "10" or "May" too.
    private static DateTimeOffset? Time(string? text) =>
        text is [_, _, _, _, '-', ..] && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time : null;

    private static string Name(Verdict verdict) => verdict.ToString().ToLowerInvariant();

    private static string Text(DateTimeOffset time) => time.ToString("O", CultureInfo.InvariantCulture);
}

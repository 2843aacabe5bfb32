using System.Globalization;
using System.Text.Json.Serialization;
using Aivors.Api.Accounts;
using Aivors.Api.Auth;
using Aivors.Api.Calls;
using Aivors.Api.Http;
using Aivors.Grains.Contracts;

namespace Aivors.Api.Erasure;

/// <param name="PhoneNumber">As Retell writes it, <c>+14155550132</c>; blanks, hyphens and brackets do not matter.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record EraseCallerRequest(string? PhoneNumber);

/// <param name="Already">True when it was erased before.</param>
public sealed record CallErased(string CallId, bool Already);

/// <param name="Calls">How many calls had the number, and are erased now.</param>
/// <param name="IsComplete">False: there are more; ask again.</param>
public sealed record CallerErased(long Calls, bool IsComplete);

/// <summary>
/// Erases what is personal in calls: for a client its own, for an admin anybody's. What a call cost and counted stays; so does its fact.
/// </summary>
internal sealed class CallErasure(IGrainFactory grains, ICallReader calls, NamedAccounts accounts, Audit audit, Answers answers)
{
    private const string Cause = "request";
    private const int RoundsMax = 10;

    public async Task<IResult> EraseCallAsync(string callId, HttpContext http)
    {
        var user = CurrentUser.Of(http.User);
        if (!CallIdForm.IsPossible(callId) || await calls.FindAsync(user.Scope, callId, http.RequestAborted) is not { } call)
        {
            return CallIdForm.NotFound.ToResult();
        }

        var status = await EraseAsync(call.TenantId, user, [callId]);
        if (CommandFailures.Of(status) is { } refused)
        {
            return refused.ToResult();
        }

        var done = status == CommandStatus.Done;
        if (done)
        {
            await audit.WriteAsync(AuditEvent.CallErased, user, call.FirstUserId, call.TenantId, ("callId", callId));
        }

        return answers.Ok(done ? "The call was erased." : "The call is erased already.", new CallErased(callId, !done));
    }

    public async Task<IResult> EraseCallerAsync(EraseCallerRequest body, string? userId, HttpContext http)
    {
        if (PhoneNumbers.SpellingsOf(body.PhoneNumber) is not { } numbers)
        {
            return Failure.Invalid("phoneNumber must be a number with 3 to 30 digits, such as +14155550132.").ToResult();
        }

        if (await accounts.FindAsync(http.User, userId, http.RequestAborted) is not { } account)
        {
            return NamedAccount.NotFound.ToResult();
        }

        var user = CurrentUser.Of(http.User);
        var erased = 0;
        for (var round = 0; round < RoundsMax; round++)
        {
            var found = await calls.FindByNumberAsync(user.Scope, account.TenantId, numbers, EraseCalls.CallsMax, http.RequestAborted);
            if (found.Count > 0 && CommandFailures.Of(await EraseAsync(account.TenantId, user, [.. found])) is { } refused)
            {
                return refused.ToResult();
            }

            erased += found.Count;
            if (found.Count < EraseCalls.CallsMax)
            {
                return await DoneAsync(isComplete: true);
            }
        }

        return await DoneAsync(isComplete: false);

        async Task<IResult> DoneAsync(bool isComplete)
        {
            // How many, and never whose: the number is what was asked to be forgotten.
            await audit.WriteAsync(AuditEvent.CallerErased, user, account.UserId, account.TenantId,
                ("calls", erased.ToString(CultureInfo.InvariantCulture)));
            return answers.Ok("The caller's calls were erased.", new CallerErased(erased, isComplete));
        }
    }

    private async Task<CommandStatus> EraseAsync(Guid tenantId, CurrentUser user, string[] callIds) =>
        (await grains.GetGrain<ITenantGrain>(tenantId).ExecuteAsync(
            new EraseCalls { CommandKey = $"erase:{Guid.NewGuid()}", Actor = user.Actor, CallIds = callIds, Cause = Cause })).Status;
}

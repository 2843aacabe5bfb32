using System.Globalization;
using System.Security.Claims;
using Aivors.Api.Accounts;
using Aivors.Api.Auth;
using Aivors.Api.Http;
using Aivors.Api.Lists;
using Aivors.Grains.Contracts;

namespace Aivors.Api.Credits;

/// <summary>The entries that a balance is the sum of.</summary>
public static class LedgerEndpoints
{
    private const int LimitDefault = 50;

    public static RouteGroupBuilder MapLedger(this IEndpointRouteBuilder routes)
    {
        var credits = routes.MapGroup("/api/credits").RequireAuthorization().WithTags("Credits")
            .ProducesFailures(StatusCodes.Status401Unauthorized, StatusCodes.Status404NotFound, StatusCodes.Status503ServiceUnavailable);
        credits.MapGet("/ledger", ListAsync)
            .WithName("ListLedger").WithSummary("The ledger, newest entry first.").Produces<Envelope<LedgerForm>>()
            .ProducesFailures(StatusCodes.Status400BadRequest);
        credits.MapGet("/ledger/export", ExportAsync)
            .WithName("ExportLedger").WithSummary("The ledger as CSV, newest entry first.").Produces<string>(StatusCodes.Status200OK, "text/csv")
            .ProducesFailures(StatusCodes.Status400BadRequest);
        return credits;
    }

    private static async Task<IResult> ListAsync(
        string? userId, string? kind, string? from, string? to, string? limit, string? cursor, ClaimsPrincipal principal, NamedAccounts accounts,
        ILedgerReader ledger, Answers answers, CancellationToken cancel)
    {
        if (ListWindow.Read(limit, null, LimitDefault, out var failure) is not { } window
            || LedgerFilterReading.Read(kind, from, to, out failure) is not { } filter)
        {
            return failure!.ToResult();
        }

        long before = 0;
        if (!string.IsNullOrEmpty(cursor)
            && !long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out before))
        {
            return Failure.Invalid("cursor is not one that this list gave. Leave it out to begin with the newest entry.").ToResult();
        }

        if (await accounts.FindAsync(principal, userId, cancel) is not { } account)
        {
            return NamedAccount.NotFound.ToResult();
        }

        var page = await ledger.ListAsync(
            CurrentUser.Of(principal).Scope, account.TenantId, filter, window.Limit, string.IsNullOrEmpty(cursor) ? null : before, cancel);
        var form = new LedgerForm(
            account.UserId,
            [.. page.Entries.Select(LedgerEntryForm.Of)],
            window.Limit,
            page.Next is not null,
            page.Next?.ToString(CultureInfo.InvariantCulture));
        return answers.Ok("Ledger", form);
    }

    private static async Task<IResult> ExportAsync(
        string? userId, string? kind, string? from, string? to, ClaimsPrincipal principal, NamedAccounts accounts, ILedgerReader ledger,
        CancellationToken cancel)
    {
        if (LedgerFilterReading.Read(kind, from, to, out var failure) is not { } filter)
        {
            return failure!.ToResult();
        }

        return await accounts.FindAsync(principal, userId, cancel) is { } account
            ? LedgerExport.Of(ledger, CurrentUser.Of(principal).Scope, account.TenantId, filter)
            : NamedAccount.NotFound.ToResult();
    }
}

/// <param name="NextCursor">The <c>cursor</c> of the following page; null when this is the last.</param>
public sealed record LedgerForm(Guid UserId, IReadOnlyList<LedgerEntryForm> Entries, int Limit, bool HasMore, string? NextCursor);

/// <summary>One entry of the ledger. Entries are numbered 1, 2, 3, ... without a gap and never change.</summary>
/// <param name="Kind">Such as <c>call_charged</c>, <c>call_corrected</c> or <c>credits_granted</c>.</param>
/// <param name="AmountSeconds">Below 0 for a charge; 60 are one credit.</param>
/// <param name="BalanceSeconds">The balance after it.</param>
/// <param name="Rule">The rule that a charge was made by.</param>
/// <param name="Data">What the amount was computed from, or the reason given.</param>
/// <param name="Actor">A user id, the door that the delivery came through, or <c>system</c>.</param>
public sealed record LedgerEntryForm(
    long Seq, DateTimeOffset At, string Kind, string? CallId, long AmountSeconds, long BalanceSeconds, string? Rule, RawJson? Data, string Actor)
{
    public static LedgerEntryForm Of(LedgerEntry entry) => new(
        entry.Seq, entry.At, entry.Kind, entry.CallId, entry.AmountSeconds, entry.BalanceSeconds, entry.Rule, RawJson.Of(entry.Data), entry.Actor);
}

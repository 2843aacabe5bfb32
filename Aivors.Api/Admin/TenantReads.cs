using System.Security.Claims;
using Aivors.Api.Auth;
using Aivors.Api.Http;
using Aivors.Api.Lists;
using Aivors.Grains.Contracts;

namespace Aivors.Api.Admin;

/// <summary>The list of tenants, and one of them.</summary>
internal static class TenantReads
{
    private const int LimitDefault = 50;

    private static readonly Dictionary<string, TenantSort> Sorts = new(StringComparer.Ordinal)
    {
        ["created"] = TenantSort.Created,
        ["name"] = TenantSort.Name,
        ["balance"] = TenantSort.Balance,
        ["daysLeft"] = TenantSort.DaysLeft,
        ["callsToday"] = TenantSort.CallsToday,
        ["lastCall"] = TenantSort.LastCall,
    };

    public static async Task<IResult> ListAsync(
        string? search, string? status, string? sort, string? order, string? limit, string? after, ClaimsPrincipal principal, ITenantList tenants,
        Answers answers, TimeProvider time, CancellationToken cancel)
    {
        if (ListWindow.Read(limit, null, LimitDefault, out var failure) is not { } window)
        {
            return failure!.ToResult();
        }

        if (ReadQuery(search, status, sort, order, after, window.Limit, out failure) is not { } query)
        {
            return failure!.ToResult();
        }

        var page = await tenants.ListAsync(CurrentUser.Of(principal).Scope, query, time.GetUtcNow(), cancel);
        return answers.Ok("Tenants", new TenantPage(
            [.. page.Tenants.Select(TenantLine.Of)], page.Next is { } next ? TenantCursor.Write(query, next) : null, page.Total));
    }

    public static async Task<IResult> FindAsync(
        Guid tenantId, ClaimsPrincipal principal, ITenantList tenants, Answers answers, TimeProvider time, CancellationToken cancel) =>
        await tenants.FindAsync(CurrentUser.Of(principal).Scope, tenantId, time.GetUtcNow(), cancel) is { } detail
            ? answers.Ok("Tenant", TenantDetailForm.Of(detail))
            : Failure.NotFound("There is no such tenant.").ToResult();

    private static TenantListQuery? ReadQuery(
        string? search, string? status, string? sort, string? order, string? after, int limit, out Failure? failure)
    {
        // Front ends send "all" for the first entry of their drop-down list.
        status = status is null or "" or "all" ? null : status;
        var by = TenantSort.Created;
        var isText = SearchText.TryRead(search, out var text);
        failure = status is not null && !TenantStatus.All.Contains(status)
                ? Failure.Invalid($"status must be one of {string.Join(", ", TenantStatus.All)}.")
            : !isText ? SearchText.Refusal("search")
            : !string.IsNullOrEmpty(sort) && !Sorts.TryGetValue(sort, out by) ? Failure.Invalid($"sort must be one of {string.Join(", ", Sorts.Keys)}.")
            : order is not (null or "" or "asc" or "desc") ? Failure.Invalid("order must be asc or desc.")
            : null;
        if (failure is not null)
        {
            return null;
        }

        // Names begin with A, everything else with what stands out: the newest, the most, the latest; of days left the fewest.
        var descending = string.IsNullOrEmpty(order) ? by is not (TenantSort.Name or TenantSort.DaysLeft) : order == "desc";
        var query = new TenantListQuery(limit, text, status, by, descending, After: null);
        if (string.IsNullOrEmpty(after))
        {
            return query;
        }

        if (TenantCursor.TryRead(query, after) is { } key)
        {
            return query with { After = key };
        }

        failure = Failure.Invalid("after must be the next of an earlier page with the same sort and order. Leave it out to begin anew.");
        return null;
    }
}

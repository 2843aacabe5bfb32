using System.Security.Claims;
using Aivors.Api.Auth;
using Aivors.Api.Http;
using Aivors.Api.Lists;
using Aivors.Grains.Contracts;

namespace Aivors.Api.Admin;

/// <summary>What only admins read.</summary>
public static class AdminReadEndpoints
{
    private const int LimitDefault = 20;

    public static RouteGroupBuilder MapAdminReads(this IEndpointRouteBuilder routes)
    {
        var admin = routes.MapGroup("/api/admin").RequireAuthorization(Policies.Admin).WithTags("Admin")
            .ProducesFailures(StatusCodes.Status400BadRequest, StatusCodes.Status401Unauthorized, StatusCodes.Status403Forbidden)
            .ProducesFailures(StatusCodes.Status503ServiceUnavailable);
        admin.MapGet("/users", ListUsersAsync)
            .WithName("ListUsers").WithSummary("All users with their credits.").Produces<UserListEnvelope>();
        admin.MapGet("/audit-logs", ListAuditAsync)
            .WithName("ListAuditLogs").WithSummary("Who did what, newest first.").Produces<AuditLogEnvelope>();
        return admin;
    }

    private static async Task<IResult> ListUsersAsync(
        string? page, string? limit, string? search, string? status, ClaimsPrincipal principal, ITenantReader tenants, TimeProvider time,
        CancellationToken cancel)
    {
        if (ListWindow.ReadPage(page, limit, LimitDefault, out var failure) is not { } window)
        {
            return failure!.ToResult();
        }

        // Front ends send "all" for the first entry of their drop-down list.
        status = status is null or "" or "all" ? null : status;
        if (status is not null && !TenantStatus.All.Contains(status))
        {
            return Failure.Invalid($"status must be one of {string.Join(", ", TenantStatus.All)}.").ToResult();
        }

        if (!SearchText.TryRead(search, out var text))
        {
            return SearchText.Refusal("search").ToResult();
        }

        var query = new TenantSearch(window.Limit, window.Skip, text, status);
        var found = await tenants.SearchAsync(CurrentUser.Of(principal).Scope, query, cancel);
        var list = new UserList([.. found.Items.Select(ListedUser.Of)], Pagination.Of(window, found.Total));
        return TypedResults.Ok(new UserListEnvelope(list, time.GetUtcNow()));
    }

    private static async Task<IResult> ListAuditAsync(
        string? page, string? limit, string? eventType, string? userId, ClaimsPrincipal principal, IAuditReader audit, TimeProvider time,
        CancellationToken cancel)
    {
        if (ListWindow.ReadPage(page, limit, LimitDefault, out var failure) is not { } window)
        {
            return failure!.ToResult();
        }

        Guid user = default;
        if (!string.IsNullOrEmpty(userId) && !Guid.TryParseExact(userId, "D", out user))
        {
            return Failure.Invalid("userId is not a user's id.").ToResult();
        }

        if (!SearchText.TryRead(eventType, out var type))
        {
            return SearchText.Refusal("eventType").ToResult();
        }

        var query = new AuditQuery(window.Limit, window.Skip, type, string.IsNullOrEmpty(userId) ? null : user);
        var found = await audit.ListAsync(CurrentUser.Of(principal).Scope, query, cancel);
        var list = new AuditLogList([.. found.Items.Select(AuditLogForm.Of)], Pagination.Of(window, found.Total));
        return TypedResults.Ok(new AuditLogEnvelope(list, time.GetUtcNow()));
    }
}

using System.Runtime.CompilerServices;
using System.Security.Claims;
using Aivors.Api.Accounts;
using Aivors.Api.Auth;
using Aivors.Api.Exports;
using Aivors.Api.Http;
using Aivors.Grains.Contracts;

namespace Aivors.Api.Calls.Filtered;

/// <summary>Filtered calls as a file.</summary>
public static class CallExportEndpoints
{
    /// <summary>So many calls at most, the newest of those that fit; a sheet of Excel has hardly more rows.</summary>
    private const int CallsMax = 1_000_000;

    private const int BatchSize = 500;

    // A transcript may have megabytes; few of them are held at a time.
    private const int BatchSizeWithTexts = 50;

    public static IEndpointRouteBuilder MapCallExport(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/calls/export", ExportAsync).RequireAuthorization().WithTags("Calls")
            .WithName("ExportCalls").WithSummary("Calls by conditions as CSV, the newest first.")
            .Produces<string>(StatusCodes.Status200OK, "text/csv")
            .ProducesFailures(StatusCodes.Status400BadRequest, StatusCodes.Status401Unauthorized, StatusCodes.Status404NotFound,
                StatusCodes.Status503ServiceUnavailable);
        return routes;
    }

    private static async Task<IResult> ExportAsync(
        [AsParameters] CallFilterQuery query, string? columns, ClaimsPrincipal principal, NamedAccounts accounts, ICallListReader calls,
        CancellationToken cancel)
    {
        if (CallFilterReading.Read(query, out var failure) is not { } filter || CallColumns.Read(columns, out failure) is not { } chosen)
        {
            return failure!.ToResult();
        }

        if (await accounts.FindAsync(principal, query.UserId, cancel) is not { } account)
        {
            return NamedAccount.NotFound.ToResult();
        }

        var scope = CurrentUser.Of(principal).Scope;
        return new CsvExport("calls", [.. chosen.Select(column => column.Name)],
            stop => ReadAsync(calls, scope, account.TenantId, filter, chosen, stop));
    }

    private static async IAsyncEnumerable<IEnumerable<IEnumerable<string?>>> ReadAsync(
        ICallListReader calls, ReadScope scope, Guid tenantId, CallFilter filter, IReadOnlyList<CallColumn> columns,
        [EnumeratorCancellation] CancellationToken cancel)
    {
        var texts = CallColumns.TextsOf(columns);
        var size = texts == CallTexts.None ? BatchSize : BatchSizeWithTexts;
        CallPlace? after = null;
        var written = 0;
        do
        {
            // Each batch is a page of its own: no transaction stays open while a slow client reads.
            var limit = Math.Min(size, CallsMax - written);
            var page = await calls.ReadPageAsync(scope, tenantId, new CallPageQuery(filter, CallOrder.NewestFirst, limit, after, texts), cancel);
            yield return page.Calls.Select(call => columns.Select(column => column.Of(call)));
            written += page.Calls.Count;
            after = page.Next;
        }
        while (after is not null && written < CallsMax);
    }
}

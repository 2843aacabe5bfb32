using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;

namespace Aivors.Tests.Api.Security;

/// <summary>What the program serves is what it describes, and every route has its row in <see cref="RouteTable"/>.</summary>
public sealed partial class RouteInventoryTests
{
    [Fact]
    public async Task Every_route_that_is_served_has_a_policy_in_the_table_and_no_row_is_without_a_route()
    {
        var served = (await MappedRoutes.ReadAsync()).Where(IsOfTheApi).SelectMany(Names).Distinct(StringComparer.Ordinal).ToList();
        var table = RouteTable.Rows.Select(row => row.Route).Concat(RouteTable.Undescribed).ToList();

        Assert.Equal(table.Count, table.Distinct(StringComparer.Ordinal).Count());
        // A new route is named here: say in RouteTable who may use it.
        Assert.Empty(served.Except(table));
        Assert.Empty(table.Except(served));
    }

    [Fact]
    public async Task What_a_route_asks_for_is_what_the_table_says()
    {
        var rows = RouteTable.Rows.ToDictionary(row => row.Route, StringComparer.Ordinal);
        foreach (var endpoint in await MappedRoutes.ReadAsync())
        {
            foreach (var name in Names(endpoint).Where(rows.ContainsKey))
            {
                var asks = endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>();
                var expected = rows[name].Policy switch
                {
                    RoutePolicy.Admin => "admin",
                    RoutePolicy.SignedIn => "",
                    _ => null,
                };
                var found = asks.Count == 0 || endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null ? null
                    : asks.Select(ask => ask.Policy ?? "").Max(StringComparer.Ordinal);
                Assert.True(found == expected, $"{name}: expected '{expected ?? "nothing"}', found '{found ?? "nothing"}'");
            }
        }
    }

    // The dashboard's pages and files are the same for everybody; DashboardTests are about them.
    private static bool IsOfTheApi(RouteEndpoint endpoint) =>
        endpoint.RoutePattern.RawText is { } path && (RouteTable.Undescribed.Any(route => route.EndsWith(" " + path, StringComparison.Ordinal))
            || path.StartsWith("/api", StringComparison.Ordinal) || endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null);

    private static IEnumerable<string> Names(RouteEndpoint endpoint)
    {
        var raw = endpoint.RoutePattern.RawText!;
        // The description leaves constraints out, and a group's empty route has no slash of its own.
        var described = Constraint().Replace(raw, "}").TrimEnd('/');
        foreach (var method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["*"])
        {
            yield return RouteTable.Undescribed.Contains($"{method} {raw}") ? $"{method} {raw}" : $"{method} {described}";
        }
    }

    [GeneratedRegex(@":[a-z]+\}", RegexOptions.NonBacktracking)]
    private static partial Regex Constraint();
}

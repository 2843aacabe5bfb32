using Aivors.Api.Admin;
using Aivors.Api.Analytics;
using Aivors.Api.Calls;
using Aivors.Api.Calls.Filtered;
using Aivors.Api.Credits;
using Aivors.Api.Deliveries;

namespace Aivors.Api.Lists;

/// <summary>Everything that clients read.</summary>
public static class ReadEndpoints
{
    public static IEndpointRouteBuilder MapReads(this IEndpointRouteBuilder routes)
    {
        routes.MapDashboard();
        routes.MapOverview();
        routes.MapCalls();
        routes.MapFilteredCalls();
        routes.MapCallExport();
        routes.MapSubscriptions();
        routes.MapLedger();
        routes.MapAdminReads();
        routes.MapCallHistory();
        routes.MapOwnDeliveries();
        return routes;
    }
}

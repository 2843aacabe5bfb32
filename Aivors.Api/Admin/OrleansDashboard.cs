using Aivors.Api.Auth;
using Aivors.ServiceDefaults;
using Orleans.Dashboard;

namespace Aivors.Api.Admin;

/// <summary>Orleans' own page on grains and silos, for admins only: what it shows comes from the silos over the cluster's connection.</summary>
internal static class OrleansDashboard
{
    public static IClientBuilder AddOrleansDashboard(this IClientBuilder client, IHostApplicationBuilder host) =>
        OrleansDashboardOptions.IsEnabled(host.Configuration, host.Environment)
            ? client.AddDashboard(options => options.HideTrace = true)
            : client;

    public static void MapOrleansDashboard(this WebApplication app)
    {
        if (OrleansDashboardOptions.IsEnabled(app.Configuration, app.Environment))
        {
            // its addresses are its page's own business, none of our contract
            app.MapOrleansDashboard(OrleansDashboardOptions.Path).RequireAuthorization(Policies.Admin).ExcludeFromDescription();
        }
    }
}

using Aivors.ServiceDefaults;
using Orleans.Dashboard;

namespace Aivors.Silo.Hosting;

/// <summary>The silo's part of Orleans' dashboard: it gathers. The page is the Api's, where admins sign in.</summary>
internal static class OrleansDashboard
{
    public static ISiloBuilder AddOrleansDashboard(this ISiloBuilder silo, IHostApplicationBuilder host) =>
        // It shows log lines to whoever asks for them; those have a place of their own.
        OrleansDashboardOptions.IsEnabled(host.Configuration, host.Environment) ? silo.AddDashboard(options => options.HideTrace = true) : silo;
}

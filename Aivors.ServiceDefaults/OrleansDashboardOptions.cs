using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace Aivors.ServiceDefaults;

/// <summary>Section <c>OrleansDashboard</c>: Orleans' own page on grains and silos. The silos gather what the Api shows to admins.</summary>
public sealed class OrleansDashboardOptions
{
    public const string Section = "OrleansDashboard";

    /// <summary>Where the Api shows it.</summary>
    public const string Path = "/orleans";

    /// <summary>Off unless set; in development it is on.</summary>
    public bool? Enabled { get; set; }

    public static bool IsEnabled(IConfiguration configuration, IHostEnvironment environment) =>
        configuration.GetSection(Section).Get<OrleansDashboardOptions>()?.Enabled ?? environment.IsDevelopment();
}

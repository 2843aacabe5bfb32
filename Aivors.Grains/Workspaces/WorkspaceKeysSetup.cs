using Aivors.Grains.Contracts;
using Aivors.Grains.Journal.Postgres;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Aivors.Grains.Workspaces;

/// <summary>Registers what opens workspaces' API keys, alike in the Api, which stores them, and in the silos, which only ask Retell with them.</summary>
public static class WorkspaceKeysSetup
{
    // Part of every key's protection: with another name the same ring opens nothing.
    private const string ApplicationName = "aivors";

    /// <param name="services">Holds the process's data source.</param>
    /// <param name="addsToRing">
    /// Whether the process may add keys to the ring: the Api does, whose login may write it. A silo's may only read it.
    /// </param>
    public static IServiceCollection AddWorkspaceKeys(this IServiceCollection services, bool addsToRing)
    {
        services.AddSingleton<IValidateOptions<AgencyOptions>, AgencyOptionsValidator>();
        services.AddOptions<AgencyOptions>().BindConfiguration(AgencyOptions.Section).ValidateOnStart();
        services.AddPostgresWorkspaces();

        // The ring lies in Postgres as it is; to wrap it as well, so that a dump of the database opens nothing, add
        // ProtectKeysWithCertificate here. Keys that were stored before stay readable.
        var protection = services.AddDataProtection().SetApplicationName(ApplicationName);
        if (!addsToRing)
        {
            protection.DisableAutomaticKeyGeneration();
        }

        services.AddOptions<KeyManagementOptions>().Configure<IXmlRepository>((options, ring) => options.XmlRepository = ring);
        services.AddSingleton<KeyProtection>().AddSingleton<StoredWorkspaceKeys>();
        services.AddSingleton<IWorkspaceKeys>(provider => provider.GetRequiredService<StoredWorkspaceKeys>());
        return services;
    }
}

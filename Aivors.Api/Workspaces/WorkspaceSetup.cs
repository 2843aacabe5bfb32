using Aivors.Grains.Contracts;
using Aivors.Grains.Journal.Postgres;
using Aivors.Grains.Retell.Api;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Options;

namespace Aivors.Api.Workspaces;

/// <summary>Registers tenants' own Retell workspaces, and what keeps their API keys.</summary>
internal static class WorkspaceSetup
{
    public static IServiceCollection AddWorkspaces(this IServiceCollection services)
    {
        services.AddSingleton<IValidateOptions<AgencyOptions>, AgencyOptionsValidator>();
        services.AddOptions<AgencyOptions>().BindConfiguration(AgencyOptions.Section).ValidateOnStart();
        services.AddRetellApi().AddPostgresWorkspaces();

        // The ring lies in Postgres as it is; to wrap it as well, so that a dump of the database opens nothing, add
        // ProtectKeysWithCertificate here. Keys that were stored before stay readable.
        services.AddDataProtection().SetApplicationName("aivors");
        services.AddOptions<KeyManagementOptions>().Configure<IXmlRepository>((options, ring) => options.XmlRepository = ring);

        services.AddSingleton<KeyProtection>().AddSingleton<StoredWorkspaceKeys>().AddSingleton<WorkspaceCommands>();
        services.AddSingleton<IWorkspaceKeys>(provider => provider.GetRequiredService<StoredWorkspaceKeys>());
        return services;
    }
}

using Aivors.Grains.Journal.Postgres;
using Aivors.Grains.Reconciliation;
using Aivors.Grains.Retell.Api;
using Aivors.Grains.Retention;
using Aivors.Grains.Workspaces;
using Aivors.ServiceDefaults;
using Aivors.Silo.Hosting;
using Aivors.Silo.Verify;

if (args is ["verify", ..])
{
    return await VerifyCommand.RunAsync(args[1..]);
}

if (args is [HealthCommand.Verb])
{
    return await HealthCommand.RunAsync();
}

var builder = WebApplication.CreateBuilder(args);

builder.AddServiceDefaults();
builder.AddAivorsRedis();
builder.AddAivorsDatabase(DatabaseLogin.Writer);
builder.Services.AddJournal().AddRetention();
builder.Services.AddRetellApi().AddWorkspaceKeys(addsToRing: false).AddReconciliation();
builder.AddSilo();

var app = builder.Build();

app.MapDefaultEndpoints();

if (!await app.TryPrepareDatabaseAsync())
{
    return 1;
}

await app.RunAsync();
return Environment.ExitCode;

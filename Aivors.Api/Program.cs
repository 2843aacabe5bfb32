using Aivors.Api.Accounts;
using Aivors.Api.Admin;
using Aivors.Api.Agents;
using Aivors.Api.Auth;
using Aivors.Api.Credits;
using Aivors.Api.Dashboard;
using Aivors.Api.Deliveries;
using Aivors.Api.Erasure;
using Aivors.Api.Exports;
using Aivors.Api.Http;
using Aivors.Api.Limits;
using Aivors.Api.Lists;
using Aivors.Api.Live;
using Aivors.Api.Reconciliations;
using Aivors.Api.Settings;
using Aivors.Api.Webhooks;
using Aivors.Api.Workspaces;
using Aivors.Grains.Journal.Postgres;
using Aivors.ServiceDefaults;

if (args is [HealthCommand.Verb])
{
    return await HealthCommand.RunAsync();
}

var builder = WebApplication.CreateBuilder(args);

builder.AddServiceDefaults();
builder.AddAivorsRedis();
builder.AddAivorsDatabase(DatabaseLogin.Reader);
builder.UseOrleansClient(client => client.AddOrleansDashboard(builder));

builder.Services.AddPostgresAccounts().AddReaders().AddNamedAccounts();
builder.Services.AddWebhooks().AddWorkspaces().AddAgents().AddAdministration().AddSettings();
builder.Services.AddReconciliations().AddLive().AddExports().AddDashboard().AddErasure().AddLimits().AddTrustedProxies();
builder.AddHttp().AddCrossOrigin().AddAuth().AddApiReference();

var app = builder.Build();
if (!app.TryCheckSettings())
{
    return 1;
}

app.UseTrustedProxies().UseHttp().UseRequestSecurity().UseRequestLimits();

app.MapDefaultEndpoints();
app.MapStartPage();
app.MapDashboard();
app.MapApiReference();
app.MapOrleansDashboard();
app.MapAuth();
app.MapAgents().MapAgentClaims().MapWorkspaces().MapCreditCommands().MapThreshold().MapTenants().MapSystem();
app.MapReads();
app.MapLive();
app.MapDeliveries();
app.MapReconciliations();
app.MapSettings();
app.MapErasure();
app.MapN8nWebhooks();
app.MapN8nWorkflow();
app.MapRetellWebhooks();

app.Run();
return 0;

using Aivors.Api.Admin;
using Aivors.Api.Agents;
using Aivors.Api.Auth;
using Aivors.Api.Credits;
using Aivors.Api.Deliveries;
using Aivors.Api.Http;
using Aivors.Api.Lists;
using Aivors.Api.Webhooks;
using Aivors.Api.Workspaces;
using Aivors.Grains.Journal.Postgres;
using Aivors.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);

builder.AddServiceDefaults();
builder.AddAivorsRedis();
builder.AddAivorsDatabase(DatabaseLogin.Reader);
builder.UseOrleansClient(client => client.AddOrleansDashboard(builder));

builder.Services.AddPostgresAccounts().AddReaders();
builder.Services.AddWebhooks().AddWorkspaces().AddAgents().AddTenantCommands();
builder.AddHttp().AddCrossOrigin().AddAuth().AddApiReference();

var app = builder.Build();
if (!app.TryCheckSettings())
{
    return 1;
}

app.UseHttp().UseRequestSecurity();

app.MapDefaultEndpoints();
app.MapStartPage();
app.MapApiReference();
app.MapOrleansDashboard();
app.MapAuth();
app.MapAgents().MapAgentClaims().MapWorkspaces().MapCreditCommands().MapTenantCommands();
app.MapReads();
app.MapDeliveries();
app.MapN8nWebhooks();
app.MapRetellWebhooks();

app.Run();
return 0;

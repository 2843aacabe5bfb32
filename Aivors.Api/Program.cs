using Aivors.Api.Admin;
using Aivors.Api.Agents;
using Aivors.Api.Auth;
using Aivors.Api.Credits;
using Aivors.Api.Http;
using Aivors.Api.Lists;
using Aivors.Api.Webhooks;
using Aivors.Grains.Journal.Postgres;
using Aivors.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);

builder.AddServiceDefaults();
builder.AddAivorsRedis();
builder.AddAivorsDatabase(DatabaseLogin.Reader);
builder.UseOrleansClient();

builder.Services.AddPostgresAccounts();
builder.Services.AddReaders();
builder.Services.AddWebhooks();
builder.Services.AddSingleton<AgentCommands>();
builder.Services.AddTenantCommands();
builder.AddHttp();
builder.AddCrossOrigin();
builder.AddAuth();
builder.AddApiReference();

var app = builder.Build();

app.UseHttp();
app.UseRequestSecurity();

app.MapDefaultEndpoints();
app.MapStartPage();
app.MapApiReference();
app.MapAuth();
app.MapAgents();
app.MapCreditCommands();
app.MapTenantCommands();
app.MapReads();
app.MapN8nWebhooks();

app.Run();

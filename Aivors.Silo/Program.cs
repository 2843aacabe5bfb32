using Aivors.Grains.Journal.Postgres;
using Aivors.ServiceDefaults;
using Aivors.Silo.Hosting;
using Aivors.Silo.Verify;

if (args is ["verify", ..])
{
    return await VerifyCommand.RunAsync(args[1..]);
}

var builder = WebApplication.CreateBuilder(args);

builder.AddServiceDefaults();
builder.AddAivorsRedis();
builder.AddAivorsDatabase(DatabaseLogin.Writer);
builder.Services.AddJournal();
builder.AddSilo();

var app = builder.Build();

app.MapDefaultEndpoints();

if (!await app.TryPrepareDatabaseAsync())
{
    return 1;
}

await app.RunAsync();
return Environment.ExitCode;

using System.Text.Json;
using Aivors.AppHost.Embedded.Output;
using Aivors.AppHost.Embedded.Processes;
using Aivors.AppHost.Embedded.Setup;
using Aivors.AppHost.Embedded.Telemetry;

namespace Aivors.AppHost.Embedded.Stack;

/// <summary>One run of the whole stack on a data folder.</summary>
internal sealed class LocalStack : IAsyncDisposable
{
    private readonly Reaper _reaper;
    private readonly Leftovers _leftovers;
    private Stores? _stores;
    private Services? _services;
    private TelemetryDashboard? _telemetry;

    private LocalStack(DataFolder data)
    {
        _reaper = Reaper.Start();
        _leftovers = new Leftovers(data.File("children"));
    }

    public Stores Stores => _stores ?? throw new InvalidOperationException("Not started.");

    /// <summary>Null: not asked for, or not to be had.</summary>
    public TelemetryDashboard? Telemetry => _telemetry;

    /// <summary>Starts stores, silos and Api, each when what it needs is ready. Whatever goes wrong, nothing is left running.</summary>
    public static async Task<LocalStack> StartAsync(
        EmbeddedOptions options, int port, DataFolder data, LocalConfiguration configuration, LocalSecrets secrets, Terminal terminal,
        CancellationToken cancellationToken)
    {
        // before anything runs: a missing build should not cost a start of Postgres
        var silo = Repository.FindService("Aivors.Silo", "AIVORS_SILO_DLL");
        var api = Repository.FindService("Aivors.Api", "AIVORS_API_DLL");

        var stack = new LocalStack(data);
        try
        {
            if (await stack._leftovers.EndAsync() is > 0 and var ended)
                terminal.Say($"Ended {ended} process(es) that an earlier run on this folder had left behind.");

            if (options.Telemetry) stack._telemetry = await TelemetryDashboard.TryStartAsync(data, stack._reaper, stack._leftovers, terminal, cancellationToken);
            stack._stores = await Stores.StartAsync(data, configuration, secrets, stack._reaper, terminal, options.Verbose, cancellationToken);
            if (stack._stores.RedisProcess is { } redis) stack._leftovers.Note(redis);
            WriteConnectionFile(data, stack._stores.Database);

            var settings = new StackSettings
            {
                ClusterId = $"local-{Guid.NewGuid():N}"[..14],
                Redis = stack._stores.Redis,
                Database = stack._stores.Database,
                Secrets = secrets,
                Telemetry = stack._telemetry?.Target,
            };
            stack._services = new Services(settings, data, stack._reaper, stack._leftovers, terminal, options.Verbose);
            await stack._services.StartSilosAsync(silo, options.Silos, cancellationToken);
            await stack._services.StartApiAsync(api, port, cancellationToken);
            stack._services.FollowSilosFile();
            return stack;
        }
        catch
        {
            await stack.DisposeAsync();
            throw;
        }
    }

    /// <summary>Ends, with a sentence, when any part of the stack does.</summary>
    public async Task<string> LostAsync() => await await Task.WhenAny(_services!.LostAsync(), Stores.LostAsync());

    /// <summary>Api, silos, Redis, Postgres; the dashboard last, since all of them may still tell it something.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_services is not null) await _services.DisposeAsync();
        if (_stores is not null) await _stores.DisposeAsync();
        if (_telemetry is not null) await _telemetry.DisposeAsync();
        await _reaper.DisposeAsync();
        _leftovers.Clear();
    }

    /// <summary>For tools beside the stack, such as 'Aivors.Silo -- verify'.</summary>
    private static void WriteConnectionFile(DataFolder data, string database)
    {
        var content = new { ConnectionStrings = new Dictionary<string, string>(StringComparer.Ordinal) { ["aivorsdb"] = database } };
        PrivateFile.Write(data.File("connection.json"), JsonSerializer.Serialize(content) + "\n");
    }
}

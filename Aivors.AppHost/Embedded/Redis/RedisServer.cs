using Aivors.AppHost.Embedded.Processes;
using Aivors.AppHost.Embedded.Setup;

namespace Aivors.AppHost.Embedded.Redis;

/// <summary>A Redis of our own on 127.0.0.1: redis-server, or Garnet where that is not installed.</summary>
internal sealed class RedisServer : IAsyncDisposable
{
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(10);

    private readonly RedisServerOptions _options;
    private readonly ChildProcess? _child;
    private readonly IDisposable? _inProcess;

    private RedisServer(RedisServerOptions options, RedisFlavour flavour, int port, ChildProcess? child, IDisposable? inProcess)
    {
        (_options, Flavour, Port, _child, _inProcess) = (options, flavour, port, child, inProcess);
        ConnectionString = $"127.0.0.1:{port},password={options.Password}";
    }

    public RedisFlavour Flavour { get; }

    public int Port { get; }

    /// <summary>As Aspire writes it, for <c>ConfigurationOptions.Parse</c>.</summary>
    public string ConnectionString { get; }

    /// <summary>Null when it runs inside this process.</summary>
    public ChildProcess? Process => _child;

    /// <summary>Starts it and waits until it answers.</summary>
    public static async Task<RedisServer> StartAsync(RedisServerOptions options, CancellationToken cancellationToken = default)
    {
        var flavour = options.Flavour is RedisFlavour.Auto
            ? Posix.OnPath("redis-server") is null ? RedisFlavour.Garnet : RedisFlavour.RedisServer
            : options.Flavour;
        var data = Path.Combine(options.Folder, flavour is RedisFlavour.RedisServer ? "redis" : "garnet");
        Directory.CreateDirectory(data);

        for (var attempt = 1; ; attempt++)
        {
            var port = options.Port ?? Ports.Free();
            if (flavour is RedisFlavour.GarnetInProcess)
                return new RedisServer(options, flavour, port, null, GarnetHost.Start(port, options.Password, options.Durable ? data : null));

            var child = ChildProcess.Start(flavour is RedisFlavour.RedisServer ? RedisProgram(options, data, port) : GarnetProgram(options, data, port));
            options.Reaper?.AddStore(child.Id);
            if (await IsReadyAsync(child, port, options.Password, cancellationToken)) return new RedisServer(options, flavour, port, child, null);

            options.Reaper?.Forget(child.Id);
            await child.DisposeAsync();
            if (attempt < 5 && options.Port is null && Ports.SaysTaken(child.LastLines)) continue;
            throw new StartupException($"{child.Name} did not start on {data}; its last words: {child.LastLines.ReplaceLineEndings(" | ")}");
        }
    }

    /// <summary>Stops it in order; its data stays.</summary>
    public async ValueTask DisposeAsync()
    {
        _inProcess?.Dispose();
        if (_child is null) return;
        await _child.StopAsync(StopPatience);
        _options.Reaper?.Forget(_child.Id);
        await _child.DisposeAsync();
    }

    private static ChildProcessOptions RedisProgram(RedisServerOptions options, string data, int port)
    {
        // in a file, because the arguments of a process are readable to everybody on the machine
        var file = Path.Combine(data, "redis.conf");
        PrivateFile.Write(file, $"""
            bind 127.0.0.1
            port {port}
            protected-mode yes
            daemonize no
            requirepass {options.Password}
            dir "{data.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}"
            appendonly {(options.Durable ? "yes" : "no")}
            appendfsync everysec
            save ""
            maxmemory-policy noeviction

            """);
        return new ChildProcessOptions("redis", Posix.OnPath("redis-server") ?? "redis-server", [file])
        {
            WorkingDirectory = data,
            LogFile = options.LogFile,
            OnLines = options.OnLines,
        };
    }

    private static ChildProcessOptions GarnetProgram(RedisServerOptions options, string data, int port) =>
        new("garnet", DotnetProgram.Path, GarnetHost.Arguments(port, options.Durable ? data : null))
        {
            Environment = new Dictionary<string, string?>(StringComparer.Ordinal) { [GarnetHost.PasswordVariable] = options.Password },
            WorkingDirectory = data,
            LogFile = options.LogFile,
            OnLines = options.OnLines,
        };

    private static async Task<bool> IsReadyAsync(ChildProcess child, int port, string password, CancellationToken cancellationToken)
    {
        try
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            patience.CancelAfter(TimeSpan.FromSeconds(30));
            while (!child.Exited.IsCompleted)
            {
                if (await RedisPing.TryAsync(port, password, patience.Token)) return true;
                await Task.Delay(30, patience.Token);
            }

            return false;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
        catch
        {
            await child.DisposeAsync();
            throw;
        }
    }
}

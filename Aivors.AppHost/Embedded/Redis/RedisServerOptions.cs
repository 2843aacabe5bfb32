using Aivors.AppHost.Embedded.Processes;

namespace Aivors.AppHost.Embedded.Redis;

/// <summary>Which program serves.</summary>
internal enum RedisFlavour
{
    /// <summary>redis-server where it is on PATH, else Garnet.</summary>
    Auto,

    /// <summary>The real one; lighter, and what production uses.</summary>
    RedisServer,

    /// <summary>Microsoft Garnet in a process of its own (this assembly, started again).</summary>
    Garnet,

    /// <summary>Garnet inside this process; for tests.</summary>
    GarnetInProcess,
}

/// <summary>Which Redis to run, and where.</summary>
internal sealed record RedisServerOptions
{
    /// <summary>Holds a folder per flavour: they do not read each other's files.</summary>
    public required string Folder { get; init; }

    /// <summary>Letters, digits, '-' and '_'.</summary>
    public required string Password { get; init; }

    public RedisFlavour Flavour { get; init; } = RedisFlavour.Auto;

    /// <summary>Append-only file on, so that it survives a restart. Tests may do without.</summary>
    public bool Durable { get; init; } = true;

    /// <summary>Free port by default.</summary>
    public int? Port { get; init; }

    public string? LogFile { get; init; }

    public Action<IReadOnlyList<string>, bool>? OnLines { get; init; }

    /// <summary>Takes the server down if this process is killed.</summary>
    public Reaper? Reaper { get; init; }
}

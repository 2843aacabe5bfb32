namespace Aivors.AppHost.Embedded.Postgres;

/// <summary>Which Postgres to run, and where.</summary>
internal sealed record PostgresServerOptions
{
    public required PostgresBinaries Binaries { get; init; }

    /// <summary>Its data goes to <c>pg15</c>, <c>pg18</c>, ... below this: another major version cannot open it.</summary>
    public required string Folder { get; init; }

    /// <summary>Password of <see cref="Owner"/>; that of the first start counts for the folder's life.</summary>
    public required string Password { get; init; }

    public string Owner { get; init; } = "aivors";

    /// <summary>Made if it is not there.</summary>
    public string Database { get; init; } = "aivors";

    /// <summary>Default: <c>postgres.log</c> in <see cref="Folder"/>.</summary>
    public string? LogFile { get; init; }

    /// <summary>Free port by default.</summary>
    public int? Port { get; init; }

    /// <summary>Takes the server down if this process is killed.</summary>
    public Processes.Reaper? Reaper { get; init; }

    /// <summary>Further lines of postgresql.conf, e.g. <c>["max_connections"] = "50"</c>.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    internal string DataFolder => Path.Combine(Folder, $"pg{Binaries.Major}");

    internal string Log => LogFile ?? Path.Combine(Folder, "postgres.log");
}

using Aivors.AppHost.Embedded.Processes;
using Npgsql;

namespace Aivors.AppHost.Embedded.Postgres;

/// <summary>A Postgres server of our own on 127.0.0.1, started with pg_ctl (so that no Ctrl-C of the terminal reaches it).</summary>
internal sealed class PostgresServer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    private readonly PostgresServerOptions _options;
    private readonly string? _user;
    private volatile bool _stopped;

    private PostgresServer(PostgresServerOptions options, string? user, int port, int processId)
    {
        _options = options;
        _user = user;
        Port = port;
        ProcessId = processId;
        ConnectionString = ConnectionStringFor(options.Database);
        Exited = WatchAsync();
    }

    public int Port { get; }

    public int ProcessId { get; }

    /// <summary>The owner's, to <see cref="PostgresServerOptions.Database"/>.</summary>
    public string ConnectionString { get; }

    /// <summary>Ends when the server does.</summary>
    public Task Exited { get; }

    public string LogFile => _options.Log;

    /// <summary>Makes the data folder if need be, ends what a crash left on it, starts, and sees that the database is there.</summary>
    public static async Task<PostgresServer> StartAsync(PostgresServerOptions options, CancellationToken cancellationToken = default)
    {
        var user = PostgresAccount.Choose();
        OpenFolder(options.Folder, user);
        await PrepareLogAsync(options, user, cancellationToken);
        await PostgresCluster.CreateAsync(options, user, cancellationToken);
        await EndLeftoverAsync(options, user, cancellationToken);

        var (port, pid) = await LaunchAsync(options, user, cancellationToken);
        options.Reaper?.AddPostgres(pid);
        var server = new PostgresServer(options, user, port, pid);
        try
        {
            await server.CreateDatabaseAsync(cancellationToken);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>The owner's connection string to another database of this server.</summary>
    public string ConnectionStringFor(string database) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = Port,
        Username = _options.Owner,
        Password = _options.Password,
        Database = database,
    }.ConnectionString;

    /// <summary>Stops it ("fast": open connections are closed); the data stays.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_stopped) return;
        _stopped = true;
        await StopAsync(_options, _user, CancellationToken.None);
        _options.Reaper?.Forget(ProcessId);
    }

    private static void OpenFolder(string folder, string? user)
    {
        Directory.CreateDirectory(folder);
        // another user has to get through it, whatever our umask is
        if (user is not null && !OperatingSystem.IsWindows())
            File.SetUnixFileMode(folder, File.GetUnixFileMode(folder) | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
    }

    private static async Task PrepareLogAsync(PostgresServerOptions options, string? user, CancellationToken cancellationToken)
    {
        await File.AppendAllTextAsync(options.Log, "", cancellationToken);
        await PostgresAccount.GiveAsync(options.Log, user, cancellationToken);
    }

    /// <summary>Nobody else uses the folder (its holder sees to that), so a server that runs on it is a dead run's.</summary>
    private static async Task EndLeftoverAsync(PostgresServerOptions options, string? user, CancellationToken cancellationToken)
    {
        if (PostgresCluster.RunningPostmaster(options.DataFolder) is not null) await StopAsync(options, user, cancellationToken);
        else File.Delete(Path.Combine(options.DataFolder, "postmaster.pid"));
    }

    private static async Task<(int Port, int Pid)> LaunchAsync(PostgresServerOptions options, string? user, CancellationToken cancellationToken)
    {
        var lz4 = true;
        var why = "";
        for (var attempt = 0; attempt < 5; attempt++)
        {
            var port = options.Port ?? Ports.Free();
            await PostgresCluster.WriteSettingsAsync(options, port, lz4, cancellationToken);
            var logged = new FileInfo(options.Log).Length;
            var result = await ShortCommand.RunAsync(
                options.Binaries.PgCtl, ["start", "-w", "-t", "30", "-s", "-D", options.DataFolder, "-l", options.Log], Patience, user, cancellationToken);
            if (result.ExitCode == 0 && PostgresCluster.RunningPostmaster(options.DataFolder) is { } pid) return (port, pid);

            why = await ReadFromAsync(options.Log, logged);
            // this build of Postgres may have come without lz4
            if (why.Contains("default_toast_compression", StringComparison.Ordinal)) lz4 = false;
            else if (!Ports.SaysTaken(why) || options.Port is not null) break;
        }

        throw new StartupException($"Postgres did not start on {options.DataFolder}; its last words ({options.Log}): {LastWords(why)}");
    }

    private static async Task StopAsync(PostgresServerOptions options, string? user, CancellationToken cancellationToken)
    {
        foreach (var mode in new[] { "fast", "immediate" })
        {
            if (PostgresCluster.RunningPostmaster(options.DataFolder) is null) return;
            await ShortCommand.RunAsync(
                options.Binaries.PgCtl, ["stop", "-m", mode, "-w", "-t", "20", "-s", "-D", options.DataFolder], Patience, user, cancellationToken);
        }
    }

    private async Task CreateDatabaseAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var source = NpgsqlDataSource.Create(ConnectionStringFor("postgres"));
            await using var exists = source.CreateCommand("select count(*) from pg_database where datname = $1");
            exists.Parameters.AddWithValue(_options.Database);
            if (await exists.ExecuteScalarAsync(cancellationToken) is > 0L) return;

            await using var create = source.CreateCommand($"create database \"{_options.Database.Replace("\"", "\"\"", StringComparison.Ordinal)}\"");
            await create.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.InvalidPassword)
        {
            throw new StartupException(
                $"The database in {_options.DataFolder} was made with another password than the kept one: put the old secrets.json back, "
                + "or delete that folder to begin anew.", exception);
        }
    }

    /// <summary>It is not our child (pg_ctl started it), so there is nothing to wait on.</summary>
    private async Task WatchAsync()
    {
        while (!_stopped && PostgresCluster.RunningPostmaster(_options.DataFolder) == ProcessId) await Task.Delay(500);
    }

    private static async Task<string> ReadFromAsync(string file, long offset)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        stream.Seek(offset, SeekOrigin.Begin);
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync();
    }

    private static string LastWords(string text) => string.Join(" | ", text.Split('\n', StringSplitOptions.RemoveEmptyEntries).TakeLast(6));
}

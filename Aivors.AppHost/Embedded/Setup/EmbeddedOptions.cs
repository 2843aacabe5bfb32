using System.Globalization;

namespace Aivors.AppHost.Embedded.Setup;

/// <summary>The command line of the embedded host.</summary>
internal sealed record EmbeddedOptions
{
    public const int MaxSilos = 9;

    public const string Usage = """
        Starts Aivors on this machine: Postgres, Redis, silo(s) and the Api, on loopback only. Ctrl-C stops everything.

        dotnet run --project Aivors.AppHost -- [options]

          --port N      port of the Api (default 5080; 0 takes a free one)
          --data DIR    where data, logs and secrets are kept (default .aivors in the repository)
          --silos N     how many silos (default 1)
          --demo        a demo client with two connected agents, credits and four weeks of calls
          --telemetry   the Aspire dashboard beside it: logs, metrics, traces (its CLI is fetched from npm once where it is missing)
          --verbose     show every line of every process, not only warnings and errors
          --embedded    this host even where the Aspire one is built in (or AIVORS_APPHOST=embedded)
          --help        this text

        Servers of your own: ConnectionStrings__aivorsdb, ConnectionStrings__redis. Postgres' programs: AIVORS_POSTGRES_BIN.
        Secrets of your own: N8n__WebhookSecret, Jwt__SigningKey, Admin__Email, Admin__Password, Database__WriterPassword,
        Database__ReaderPassword; what is not given is made once and kept in secrets.json of the data folder.
        """;

    public int Port { get; init; } = 5080;

    /// <summary>Null: <c>.aivors</c> in the repository.</summary>
    public string? Data { get; init; }

    public int Silos { get; init; } = 1;

    public bool Demo { get; init; }

    public bool Telemetry { get; init; }

    public bool Verbose { get; init; }

    public bool Help { get; init; }

    /// <summary>Reads the arguments; <paramref name="error"/> is the one line to show when they make no sense.</summary>
    public static EmbeddedOptions? Parse(IReadOnlyList<string> args, out string? error)
    {
        error = null;
        var options = new EmbeddedOptions();
        for (var i = 0; i < args.Count && error is null; i++)
        {
            var (name, inline) = Split(args[i]);
            options = name switch
            {
                "--help" or "-h" or "-?" => options with { Help = true },
                "--demo" => options with { Demo = true },
                "--telemetry" => options with { Telemetry = true },
                "--verbose" => options with { Verbose = true },
                "--embedded" => options,
                "--port" => options with { Port = Number(name, inline ?? Next(args, ref i), 0, 65535, ref error) },
                "--silos" => options with { Silos = Number(name, inline ?? Next(args, ref i), 1, MaxSilos, ref error) },
                "--data" => options with { Data = Folder(inline ?? Next(args, ref i), ref error) },
                _ => Unknown(args[i], options, ref error),
            };
        }

        return error is null ? options : null;
    }

    private static (string Name, string? Value) Split(string arg) =>
        arg.StartsWith("--", StringComparison.Ordinal) && arg.IndexOf('=', StringComparison.Ordinal) is > 0 and var at
            ? (arg[..at], arg[(at + 1)..])
            : (arg, null);

    private static string? Next(IReadOnlyList<string> args, ref int i) => i + 1 < args.Count ? args[++i] : null;

    private static int Number(string name, string? text, int min, int max, ref string? error)
    {
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max)
            return number;
        error = $"{name} needs a number from {min} to {max}{(text is null ? "" : $", not '{text}'")}.";
        return min;
    }

    private static string? Folder(string? text, ref string? error)
    {
        if (string.IsNullOrWhiteSpace(text)) error = "--data needs a folder.";
        return text;
    }

    private static EmbeddedOptions Unknown(string arg, EmbeddedOptions options, ref string? error)
    {
        error = $"Unknown option '{arg}'; --help shows them all.";
        return options;
    }
}

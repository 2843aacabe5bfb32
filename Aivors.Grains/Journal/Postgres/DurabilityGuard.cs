using Npgsql;

namespace Aivors.Grains.Journal.Postgres;

/// <summary>Refuses a server on which a commit would not be one (rule 1).</summary>
public static class DurabilityGuard
{
    private const int OldestServer = 150_000;

    /// <summary>What is wrong with the server, in sentences that say what to set; empty when all is well.</summary>
    public static async Task<IReadOnlyList<string>> CheckAsync(NpgsqlDataSource database, CancellationToken cancel)
    {
        await using var command = database.CreateCommand(
            """
            select name, setting from pg_settings where name in ('fsync', 'full_page_writes', 'synchronous_commit', 'server_version_num')
            """);
        await using var row = await command.ExecuteReaderAsync(cancel);
        var settings = new Dictionary<string, string>(StringComparer.Ordinal);
        while (await row.ReadAsync(cancel))
        {
            settings.Add(row.GetString(0), row.GetString(1));
        }

        return Check(settings);
    }

    internal static IReadOnlyList<string> Check(IReadOnlyDictionary<string, string> settings)
    {
        var faults = new List<string>();
        if (settings["fsync"] != "on")
        {
            faults.Add("fsync is off: a crash of the machine would lose charged calls. Set fsync = on in postgresql.conf.");
        }

        if (settings["full_page_writes"] != "on")
        {
            faults.Add("full_page_writes is off: a crash could tear pages. Set full_page_writes = on in postgresql.conf.");
        }

        if (settings["synchronous_commit"] is "off" or "local")
        {
            faults.Add($"synchronous_commit is {settings["synchronous_commit"]}: an acknowledged call could be lost. Set synchronous_commit = on.");
        }

        if (int.Parse(settings["server_version_num"], System.Globalization.CultureInfo.InvariantCulture) < OldestServer)
        {
            faults.Add("The server is older than PostgreSQL 15. Upgrade it.");
        }

        return faults;
    }
}

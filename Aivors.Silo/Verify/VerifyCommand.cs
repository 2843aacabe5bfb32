using System.Globalization;
using Aivors.Grains.Journal.Postgres;
using Npgsql;

namespace Aivors.Silo.Verify;

/// <summary>
/// <c>dotnet run --project Aivors.Silo -- verify [--tenant ID] [--data DIR]</c>: one line per tenant, then the sum. Exit code 0 when everything is
/// explained, 1 when something is not, 2 when it could not be verified.
/// </summary>
internal static class VerifyCommand
{
    public static async Task<int> RunAsync(string[] args)
    {
        if (!TryParse(args, out var tenantId, out var data))
        {
            await Console.Error.WriteLineAsync(
                "Usage: verify [--tenant ID] [--data DIR], where ID is a tenant's uuid and DIR the data folder of a stack that the AppHost started.");
            return 2;
        }

        if (FindConnectionString(data) is not { } connectionString)
        {
            await Console.Error.WriteLineAsync(
                "No database to verify: set ConnectionStrings__aivorsdb, or run this in the repository of a stack that the AppHost started.");
            return 2;
        }

        try
        {
            await using var database = NpgsqlDataSource.Create(connectionString);
            var verdicts = await new JournalVerifier(database).VerifyAsync(tenantId, CancellationToken.None);
            return Print(verdicts, tenantId);
        }
        catch (NpgsqlException e)
        {
            await Console.Error.WriteLineAsync($"The database could not be read: {e.Message}");
            return 2;
        }
    }

    private static int Print(IReadOnlyList<TenantVerdict> verdicts, Guid? tenantId)
    {
        if (tenantId is { } id && verdicts.Count == 0)
        {
            Console.Error.WriteLine($"There is no tenant {id}.");
            return 2;
        }

        foreach (var verdict in verdicts)
        {
            var summary = string.Create(CultureInfo.InvariantCulture,
                $"{verdict.Facts} facts, {verdict.Calls} calls, balance {verdict.BalanceSeconds / 60.0:0.##} min, sealed to {verdict.SealedToSeq}");
            Console.WriteLine(verdict.IsClean
                ? $"tenant {verdict.TenantId}: ok ({summary})"
                : $"tenant {verdict.TenantId}: NOT EXPLAINED ({summary}): {string.Join("; ", verdict.Findings)}");
        }

        var clean = verdicts.Count(v => v.IsClean);
        var share = verdicts.Count == 0 ? 100 : 100.0 * clean / verdicts.Count;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"explained {share:0.##} % ({clean} of {verdicts.Count} tenants)"));
        return clean == verdicts.Count ? 0 : 1;
    }

    private static bool TryParse(string[] args, out Guid? tenantId, out string? data)
    {
        (tenantId, data) = (null, null);
        for (var i = 0; i < args.Length; i += 2)
        {
            switch (args[i..Math.Min(i + 2, args.Length)])
            {
                case ["--tenant", var text] when Guid.TryParse(text, out var id):
                    tenantId = id;
                    break;
                case ["--data", var folder]:
                    data = folder;
                    break;
                default:
                    return false;
            }
        }

        return true;
    }

    /// <summary>From the environment; else from what the embedded AppHost keeps in its data folder, by default <c>.aivors</c> here or above.</summary>
    private static string? FindConnectionString(string? data)
    {
        var configuration = new ConfigurationBuilder();
        if (FindFile(data) is { } file)
        {
            configuration.AddJsonFile(file);
        }

        if (data is null)
        {
            configuration.AddEnvironmentVariables();
        }

        return configuration.Build().GetConnectionString("aivorsdb") is { Length: > 0 } text ? text : null;
    }

    private static string? FindFile(string? data)
    {
        if (data is not null)
        {
            var given = Path.GetFullPath(Path.Combine(data, "connection.json"));
            return File.Exists(given) ? given : null;
        }

        for (var folder = new DirectoryInfo(Directory.GetCurrentDirectory()); folder is not null; folder = folder.Parent)
        {
            var file = Path.Combine(folder.FullName, ".aivors", "connection.json");
            if (File.Exists(file))
            {
                return file;
            }
        }

        return null;
    }
}

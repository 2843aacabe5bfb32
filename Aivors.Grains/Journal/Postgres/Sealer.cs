using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Aivors.Grains.Journal.Postgres;

/// <summary>
/// Chains the facts of each tenant by hash, off the hot path. One silo at a time does it: the others find the advisory lock taken.
/// </summary>
public sealed partial class Sealer(NpgsqlDataSource database, IOptions<JournalOptions> options, TimeProvider time, ILogger<Sealer> log) : BackgroundService
{
    private const long LockKey = 0x73_65_61_6c_65_72;
    private const int TenantsPerRound = 500;
    private const int FactsPerSeal = 10_000;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.SealEverySeconds == 0)
        {
            return;
        }

        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(options.Value.SealEverySeconds), time);
        while (await NextAsync(timer, stoppingToken))
        {
            try
            {
                await SealAsync(stoppingToken);
            }
            catch (Exception e) when (e is NpgsqlException or OperationCanceledException or TimeoutException)
            {
                LogFailed(e);
            }
        }
    }

    /// <summary>Seals what is unsealed now; returns how many seals it set. 0 also when another silo is at it.</summary>
    public Task<int> SealAsync(CancellationToken cancel) => AdvisoryLock.TryRunAsync(database, LockKey, async connection =>
    {
        var seals = 0;
        foreach (var tenant in await FindUnsealedAsync(connection, cancel))
        {
            await SealAsync(connection, tenant, cancel);
            seals++;
        }

        return seals;
    }, cancel);

    private static async Task<IReadOnlyList<Unsealed>> FindUnsealedAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(
            """
            select t.tenant_id, coalesce(s.up_to_seq, 0), s.hash from tenants t
            left join lateral (select up_to_seq, hash, sealed_at from seals where tenant_id = t.tenant_id order by up_to_seq desc limit 1) s on true
            where t.head_seq > coalesce(s.up_to_seq, 0) order by s.sealed_at nulls first limit $1
            """,
            connection)
        {
            Parameters = { new NpgsqlParameter<int> { TypedValue = TenantsPerRound } },
        };
        await using var row = await command.ExecuteReaderAsync(cancel);
        var found = new List<Unsealed>();
        while (await row.ReadAsync(cancel))
        {
            found.Add(new Unsealed(row.GetGuid(0), row.GetInt64(1), row.Nullable<byte[]>(2)));
        }

        return found;
    }

    private async Task SealAsync(NpgsqlConnection connection, Unsealed tenant, CancellationToken cancel)
    {
        using var hash = SealHash.After(tenant.TenantId, tenant.Hash);
        var upTo = tenant.SealedTo;
        await using (var facts = new NpgsqlCommand(
            $"select {SealHash.Columns} from journal where tenant_id = $1 and seq > $2 order by seq limit $3", connection)
        {
            Parameters =
            {
                new NpgsqlParameter<Guid> { TypedValue = tenant.TenantId }, new NpgsqlParameter<long> { TypedValue = tenant.SealedTo },
                new NpgsqlParameter<int> { TypedValue = FactsPerSeal },
            },
        })
        {
            await facts.PrepareAsync(cancel);
            await using var row = await facts.ExecuteReaderAsync(cancel);
            while (await row.ReadAsync(cancel))
            {
                hash.Add(row);
                upTo = row.GetInt64(0);
            }
        }

        await using var seal = new NpgsqlCommand("insert into seals (tenant_id, up_to_seq, hash, sealed_at) values ($1, $2, $3, $4)", connection)
        {
            Parameters =
            {
                new NpgsqlParameter<Guid> { TypedValue = tenant.TenantId }, new NpgsqlParameter<long> { TypedValue = upTo },
                new NpgsqlParameter<byte[]> { TypedValue = hash.Finish() }, new NpgsqlParameter<DateTime> { TypedValue = time.GetUtcNow().UtcDateTime },
            },
        };
        await seal.PrepareAsync(cancel);
        await seal.ExecuteNonQueryAsync(cancel);
    }

    private static async ValueTask<bool> NextAsync(PeriodicTimer timer, CancellationToken stopping)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stopping);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Sealing failed; the next round tries again")]
    private partial void LogFailed(Exception exception);

    private sealed record Unsealed(Guid TenantId, long SealedTo, byte[]? Hash);
}

using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Aivors.Grains.Journal.Postgres.Calls;

/// <summary>
/// Keeps <c>call_search</c> up with the journal, off the hot path: the calls of the facts since the last round are read again and their
/// words put in place. One silo at a time does it: the others find the advisory lock taken. Where it stopped is kept with what it wrote,
/// in one transaction, so it goes on from there after any restart.
/// </summary>
public sealed partial class CallIndexer(NpgsqlDataSource database, IOptions<JournalOptions> options, TimeProvider time, ILogger<CallIndexer> log)
    : BackgroundService
{
    private const long LockKey = 0x69_6e_64_65_78_65_72;
    private const int TenantsPerRound = 500;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.IndexEverySeconds == 0)
        {
            return;
        }

        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(options.Value.IndexEverySeconds), time);
        while (await NextAsync(timer, stoppingToken))
        {
            try
            {
                // While there is more to do than a round takes, the next one does not wait.
                while (await IndexAsync(stoppingToken))
                {
                }
            }
            catch (Exception e) when (e is NpgsqlException or OperationCanceledException or TimeoutException)
            {
                LogFailed(e);
            }
        }
    }

    /// <summary>
    /// One batch of each tenant that is behind, so that one that is far behind keeps no other waiting. True: there is more to do now. False
    /// also when another silo is at it.
    /// </summary>
    public async Task<bool> IndexAsync(CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using (var tryLock = new NpgsqlCommand($"select pg_try_advisory_lock({LockKey})", connection))
        {
            if (await tryLock.ExecuteScalarAsync(cancel) is not true)
            {
                return false;
            }
        }

        try
        {
            var behind = await FindBehindAsync(connection, cancel);
            var hasMore = behind.Count == TenantsPerRound;
            foreach (var tenant in behind)
            {
                var upTo = await CallIndexBatch.RunAsync(connection, tenant, cancel);
                hasMore |= upTo < tenant.HeadSeq;
            }

            return hasMore;
        }
        finally
        {
            await using var unlock = new NpgsqlCommand($"select pg_advisory_unlock({LockKey})", connection);
            await unlock.ExecuteNonQueryAsync(CancellationToken.None);
        }
    }

    private static async Task<IReadOnlyList<IndexProgress>> FindBehindAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(
            """
            select t.tenant_id, coalesce(p.up_to_seq, 0), t.head_seq from tenants t
            left join call_search_progress p on p.tenant_id = t.tenant_id
            where t.head_seq > coalesce(p.up_to_seq, 0) order by t.head_seq - coalesce(p.up_to_seq, 0) limit $1
            """,
            connection)
        {
            Parameters = { new() { Value = TenantsPerRound } },
        };
        await using var row = await command.ExecuteReaderAsync(cancel);
        var behind = new List<IndexProgress>();
        while (await row.ReadAsync(cancel))
        {
            behind.Add(new IndexProgress(row.GetGuid(0), row.GetInt64(1), row.GetInt64(2)));
        }

        return behind;
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

    [LoggerMessage(Level = LogLevel.Warning, Message = "Indexing calls for search failed; the next round tries again")]
    private partial void LogFailed(Exception exception);
}

/// <param name="UpTo">The last fact whose call is indexed.</param>
internal sealed record IndexProgress(Guid TenantId, long UpTo, long HeadSeq);

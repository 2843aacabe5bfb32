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
    private const int TenantsPerRound = 2000;
    private const int FactsPerBatch = 100;

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
    /// What each tenant that is behind has next, the least behind first, so that one that is far behind keeps no other waiting. True: there is
    /// more to do now. False also when another silo is at it.
    /// </summary>
    public Task<bool> IndexAsync(CancellationToken cancel) => AdvisoryLock.TryRunAsync(database, LockKey, async connection =>
    {
        var behind = await FindBehindAsync(connection, cancel);
        var hasMore = behind.Count == TenantsPerRound;
        for (var taken = 0; taken < behind.Count;)
        {
            var batch = Next(behind, taken);
            taken += batch.Count;
            var started = time.GetTimestamp();
            var reached = await CallIndexBatch.RunAsync(connection, batch, cancel);
            // As long again for the deliveries: without it a round of a busy second held a core, and half of them waited for it.
            await Task.Delay(time.GetElapsedTime(started), time, cancel);
            hasMore |= reached.Count < batch.Count || reached[^1].UpTo < batch[^1].UpTo || batch.Exists(range => range.UpTo < range.HeadSeq);
        }

        return hasMore;
    }, cancel);

    // Tenants together as long as they have few facts; the last of them may have many.
    private static List<IndexRange> Next(IReadOnlyList<IndexRange> behind, int from)
    {
        var facts = 0L;
        return [.. behind.Skip(from).TakeWhile(range => facts < FactsPerBatch && (facts += range.UpTo - range.After) > 0)];
    }

    private static async Task<IReadOnlyList<IndexRange>> FindBehindAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(
            """
            select t.tenant_id, coalesce(p.up_to_seq, 0), t.head_seq from tenants t
            left join call_search_progress p on p.tenant_id = t.tenant_id
            where t.head_seq > coalesce(p.up_to_seq, 0) order by t.head_seq - coalesce(p.up_to_seq, 0) limit $1
            """,
            connection)
        {
            Parameters = { new NpgsqlParameter<int> { TypedValue = TenantsPerRound } },
        };
        await command.PrepareAsync(cancel);
        await using var row = await command.ExecuteReaderAsync(cancel);
        var behind = new List<IndexRange>();
        while (await row.ReadAsync(cancel))
        {
            var (after, head) = (row.GetInt64(1), row.GetInt64(2));
            behind.Add(new IndexRange(row.GetGuid(0), after, Math.Min(head, after + FactsPerBatch), head));
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

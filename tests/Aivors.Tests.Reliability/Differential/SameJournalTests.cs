using System.Globalization;
using Aivors.Grains.Journal;
using Aivors.Grains.Tenants;
using Aivors.Reliability.Simulation.Memory;
using Aivors.Testing;

namespace Aivors.Tests.Reliability.Differential;

/// <summary>The journal that the simulator believes in and the real one: the same histories must give the same answers and the same rows.</summary>
public sealed class SameJournalTests(Backends backends, ITestOutputHelper output)
{
    private const int Batches = 21;
    private const int HistoriesAtOnce = 96;

    [Fact]
    public async Task Two_thousand_random_histories_give_the_same_answers_and_rows_in_memory_and_in_postgres()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var store = new MemoryStore();
        var memory = new MemoryJournal(store);
        var lane = memory.OpenLane();
        var steps = 0;
        for (var batch = 0; batch < Batches; batch++)
        {
            var histories = Enumerable.Range(batch * HistoriesAtOnce, HistoriesAtOnce).Select(seed => new History(seed)).ToList();
            for (var now = Deliveries.Start.AddHours(-1); ; now = now.AddMinutes(3))
            {
                // One step of each history; all that they append goes as one group, as the writer would send it.
                var next = histories.Select(h => h.Next()).OfType<Step>().ToList();
                if (next.Count == 0) break;
                steps += next.Count;
                bench.Now = now;
                await DeliverAsync(bench, lane, [.. next.Where(s => s.Delivery is not null)], now);
                foreach (var step in next.Where(s => s.Command is not null)) await ExecuteAsync(bench, lane, step, now);
                foreach (var step in next.Where(s => s.Kept is not null))
                {
                    await bench.Journal.KeepAsync(step.Kept!, step.KeptAs, "no_owner", CancellationToken.None);
                    await memory.KeepAsync(step.Kept!, step.KeptAs, "no_owner", CancellationToken.None);
                }
            }
        }

        var (inMemory, inPostgres) = (Dump.Of(store), await Dump.OfAsync(bench.Database));
        var difference = inMemory.Except(inPostgres).Take(3).Select(line => "memory   " + line)
            .Concat(inPostgres.Except(inMemory).Take(3).Select(line => "postgres " + line)).ToList();
        Assert.True(difference.Count == 0, string.Join('\n', difference));
        Assert.Equal(inMemory, inPostgres);
        Assert.Empty(await bench.Database.VerifyAsync());
        output.WriteLine($"{Batches * HistoriesAtOnce} histories, {steps} steps, {inMemory.Count} rows alike");
    }

    private static async Task DeliverAsync(JournalBench bench, IJournalLane lane, IReadOnlyList<Step> steps, DateTimeOffset now)
    {
        if (steps.Count == 0) return;
        var group = steps.Select(s => DeliveryDecider.Decide(s.TenantId, ChargingRule.MinuteUp, s.Delivery!)).ToList();
        var real = await bench.Lane.AppendAsync(group, now, CancellationToken.None);
        var simulated = await lane.AppendAsync(group, now, CancellationToken.None);
        for (var i = 0; i < group.Count; i++) Assert.Equal(simulated[i], real[i]);
    }

    private static async Task ExecuteAsync(JournalBench bench, IJournalLane lane, Step step, DateTimeOffset now)
    {
        var (real, simulated) = (
            await OutcomeAsync(() => bench.Lane.ExecuteAsync(step.TenantId, step.Command!, now, CancellationToken.None)),
            await OutcomeAsync(() => lane.ExecuteAsync(step.TenantId, step.Command!, now, CancellationToken.None)));
        Assert.Equal(simulated, real);
    }

    private static async Task<string> OutcomeAsync(Func<Task<CommandOutcome>> execute)
    {
        try
        {
            return (await execute()).ToString();
        }
        catch (JournalRefusedException e)
        {
            return string.Create(CultureInfo.InvariantCulture, $"refused {e.SqlState}");
        }
    }
}

using Aivors.Grains.Journal;
using Aivors.Testing;

namespace Aivors.Tests.Reliability.Planted;

/// <summary>What must not be found in the books, whatever is repeated and however late. Without the indexes that would forbid it: the statement alone.</summary>
internal static class PostgresProbes
{
    public const string Agent = "agent_one";

    private const string WithoutIndex = "drop index journal_one_charge_per_call";

    /// <summary>One call, told again by another delivery.</summary>
    public static Task<IReadOnlyList<string>> RepeatAsync(Backends backends) => ProbeAsync(backends, WithoutIndex, async (bench, tenant) =>
    {
        var ended = Deliveries.Ended(Agent, "call_1");
        await bench.AppendAsync(tenant, ended);
        await bench.AppendAsync(tenant, ended.Again());
    });

    /// <summary>One call's end and its analysis.</summary>
    public static Task<IReadOnlyList<string>> TwoEventsAsync(Backends backends) => ProbeAsync(backends, WithoutIndex, async (bench, tenant) =>
    {
        await bench.AppendAsync(tenant, Deliveries.Ended(Agent, "call_1"));
        await bench.AppendAsync(tenant, Deliveries.Analyzed(Agent, "call_1"));
    });

    /// <summary>One call, told again 400 days later.</summary>
    public static Task<IReadOnlyList<string>> MuchLaterAsync(Backends backends) => ProbeAsync(backends, WithoutIndex, async (bench, tenant) =>
    {
        var ended = Deliveries.Ended(Agent, "call_1");
        await bench.AppendAsync(tenant, ended);
        bench.Now = bench.Now.AddDays(400);
        await bench.AppendAsync(tenant, ended.Again() with { ReceivedAt = ended.ReceivedAt.AddDays(400) });
    });

    /// <summary>Two writers of one tenant at once, as from two silos.</summary>
    public static Task<IReadOnlyList<string>> TwoWritersAsync(Backends backends) => ProbeAsync(backends, "alter table journal drop constraint journal_pkey", async (bench, tenant) =>
    {
        await Task.WhenAll(Enumerable.Range(0, 4).Select(async writer =>
        {
            await using var lane = bench.Journal.OpenLane();
            for (var i = 0; i < 40; i++)
            {
                var append = JournalBench.Decide(tenant, Deliveries.Ended(Agent, $"call_{writer}_{i}"));
                await lane.AppendAsync([append], bench.Now, CancellationToken.None);
            }
        }));
    });

    private static async Task<IReadOnlyList<string>> ProbeAsync(Backends backends, string damage, Func<JournalBench, Guid, Task> act)
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var tenant = await bench.OpenTenantAsync(Agent);
        await bench.Database.ExecuteAsync(damage);
        try
        {
            await act(bench, tenant);
        }
        catch (JournalRefusedException e)
        {
            return [e.Message];
        }

        return await bench.Database.VerifyAsync();
    }
}

using System.Collections.Concurrent;
using Aivors.Api.Limits;
using Microsoft.Extensions.Time.Testing;

namespace Aivors.Tests.Unit.Api;

/// <summary>Limits hold over several processes that share their counts, and in each by itself while they cannot.</summary>
public sealed class SharedLimitTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 9, 21, 12, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task What_three_processes_count_is_one_limit_and_what_is_forgiven_is_forgiven_everywhere()
    {
        var shared = new Memory();
        AttemptWindow[] processes = [New(shared, 5), New(shared, 5), New(shared, 5)];
        for (var i = 0; i < 5; i++) Assert.Null(await processes[i % 3].TryEnterAsync("a"));

        foreach (var process in processes) Assert.NotNull(await process.TryEnterAsync("a"));
        Assert.Null(await processes[0].TryEnterAsync("b"));

        _time.Advance(TimeSpan.FromMinutes(1));
        for (var i = 0; i < 20; i++)
        {
            Assert.Null(await processes[i % 3].TryEnterAsync("a"));
            processes[i % 3].Forgive("a");
        }
    }

    [Fact]
    public async Task Many_at_once_in_many_processes_do_not_get_past_the_limit()
    {
        var shared = new Memory();
        AttemptWindow[] processes = [New(shared, 50), New(shared, 50), New(shared, 50), New(shared, 50)];

        var entered = await Task.WhenAll(Enumerable.Range(0, 1000).Select(i => Task.Run(async () => await processes[i % 4].TryEnterAsync("a") is null)));

        // Those who come in the same moment are counted before any is let in, so all of them may be too many.
        Assert.InRange(entered.Count(let => let), 0, 50);
        Assert.NotNull(await processes[0].TryEnterAsync("a"));
    }

    [Fact]
    public async Task While_nothing_can_be_shared_each_process_holds_to_the_limit_by_itself()
    {
        var away = new Memory { IsAway = true };
        AttemptWindow[] processes = [New(away, 3), New(away, 3)];
        foreach (var process in processes)
        {
            for (var i = 0; i < 3; i++) Assert.Null(await process.TryEnterAsync("a"));
            Assert.NotNull(await process.TryEnterAsync("a"));
        }
    }

    private AttemptWindow New(ISharedCounts counts, int limit) => new("test", limit, counts, _time);

    private sealed class Memory : ISharedCounts
    {
        private readonly ConcurrentDictionary<(string, string, long), long> _counts = new();

        public bool IsAway { get; init; }

        public async Task<long?> AddAsync(string name, string key, long window, int more)
        {
            await Task.Yield();
            return IsAway ? null : _counts.AddOrUpdate((name, key, window), more, (_, count) => count + more);
        }
    }
}

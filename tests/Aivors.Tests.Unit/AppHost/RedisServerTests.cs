using Aivors.AppHost.Embedded.Processes;
using Aivors.AppHost.Embedded.Redis;
using Aivors.Testing.Stack;
using StackExchange.Redis;

namespace Aivors.Tests.Unit.AppHost;

public sealed class RedisServerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData(RedisFlavour.RedisServer)]
    [InlineData(RedisFlavour.Garnet)]
    public async Task A_durable_server_keeps_what_was_written_over_a_restart(object flavour)
    {
        if (flavour is RedisFlavour.RedisServer && Posix.OnPath("redis-server") is null) throw Missing.Here("redis-server is not installed");
        var options = new RedisServerOptions { Folder = _folder.Path, Password = "test-password", Flavour = (RedisFlavour)flavour };
        await using (var first = await RedisServer.StartAsync(options)) await UseAsync(first, redis => redis.StringSetAsync("kept", "7"));

        await using var second = await RedisServer.StartAsync(options);

        Assert.Equal("7", await UseAsync(second, redis => redis.StringGetAsync("kept")));
    }

    [Fact]
    public async Task Garnet_inside_the_process_answers_and_runs_scripts()
    {
        await using var server = await RedisServer.StartAsync(new RedisServerOptions
        {
            Folder = _folder.Path,
            Password = "test-password",
            Flavour = RedisFlavour.GarnetInProcess,
            Durable = false,
        });

        var answer = await UseAsync(server, redis => redis.ScriptEvaluateAsync("return redis.call('INCR', KEYS[1])", ["counter"]));

        Assert.Equal(1, (long)answer);
    }

    /// <summary>
    /// Orleans writes membership, reminders and state by scripts that compare an etag and then write. A server that runs a script's
    /// commands one by one loses updates under it, which Garnet does unless it is told otherwise.
    /// </summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Garnet_loses_no_update_of_scripts_that_compare_and_set(bool durable)
    {
        const string CompareAndSet = """
            if redis.call('HGET', KEYS[1], 'etag') ~= ARGV[1] then return 0 end
            redis.call('HMSET', KEYS[1], 'etag', ARGV[2], 'value', ARGV[3])
            return 1
            """;
        await using var server = await RedisServer.StartAsync(new RedisServerOptions
        {
            Folder = _folder.Path,
            Password = "test-password",
            Flavour = RedisFlavour.GarnetInProcess,
            Durable = durable,
        });
        await UseAsync(server, async redis =>
        {
            await redis.HashSetAsync("state", [new HashEntry("etag", "0"), new HashEntry("value", 0)]);
            return 0;
        });

        var written = await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => UseAsync(server, async redis =>
        {
            var acknowledged = 0;
            for (var i = 0; i < 150; i++)
            {
                var seen = await redis.HashGetAsync("state", ["etag", "value"]);
                var answer = await redis.ScriptEvaluateAsync(CompareAndSet, ["state"], [seen[0], $"{writer}-{i}", (int)seen[1] + 1]);
                acknowledged += (int)answer;
            }

            return acknowledged;
        })));

        Assert.Equal(written.Sum(), await UseAsync(server, async redis => (int)await redis.HashGetAsync("state", "value")));
        Assert.True(written.Sum() > 100);
    }

    public void Dispose() => _folder.Dispose();

    private static async Task<T> UseAsync<T>(RedisServer server, Func<IDatabase, Task<T>> use)
    {
        await using var connection = await ConnectionMultiplexer.ConnectAsync(server.ConnectionString);
        return await use(connection.GetDatabase());
    }
}

using Aivors.AppHost.Embedded.Processes;
using Aivors.AppHost.Embedded.Redis;
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
        Assert.SkipWhen(flavour is RedisFlavour.RedisServer && Posix.OnPath("redis-server") is null, "redis-server is not installed");
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

    public void Dispose() => _folder.Dispose();

    private static async Task<T> UseAsync<T>(RedisServer server, Func<IDatabase, Task<T>> use)
    {
        await using var connection = await ConnectionMultiplexer.ConnectAsync(server.ConnectionString);
        return await use(connection.GetDatabase());
    }
}

using StackExchange.Redis;

namespace Aivors.ServiceDefaults.Health;

/// <summary>One PING.</summary>
internal sealed class RedisHealth(IConnectionMultiplexer redis, TimeProvider time) : RememberedCheck(time)
{
    protected override async Task<string?> FindFaultAsync(CancellationToken cancel)
    {
        await redis.GetDatabase().PingAsync().WaitAsync(cancel);
        return null;
    }
}

using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Aivors.Api.Auth;
using Aivors.ServiceDefaults;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace Aivors.Api.Limits;

/// <summary>
/// Counts in Redis, each gone two minutes after its last change. A key there is a keyed hash: neither addresses nor accounts lie in Redis, and
/// none can be guessed out of it. Redis away, slow or wiped: every process goes by its own count.
/// </summary>
internal sealed class RedisCounts([FromKeyedServices(RedisConnection.Name)] IConnectionMultiplexer redis, IOptions<JwtOptions> jwt,
    IOptions<LimitOptions> options, TimeProvider time) : ISharedCounts
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(2);

    private readonly byte[] _hashKey = HMACSHA256.HashData(Encoding.UTF8.GetBytes(jwt.Value.SigningKey), "aivors limits"u8);

    public async Task<long?> AddAsync(string name, string key, long window, int more)
    {
        if (!redis.IsConnected)
        {
            return null;
        }

        try
        {
            RedisKey place = string.Create(CultureInfo.InvariantCulture, $"{options.Value.Name}:limits:{name}:{window}:{HashOf(key)}");
            var database = redis.GetDatabase();
            var total = database.StringIncrementAsync(place, more);
            _ = database.KeyExpireAsync(place, Kept, flags: CommandFlags.FireAndForget);
            return await total.WaitAsync(Patience, time);
        }
        catch (Exception e) when (e is RedisException or TimeoutException or ObjectDisposedException)
        {
            return null;
        }
    }

    private string HashOf(string key) => Base64Url.EncodeToString(HMACSHA256.HashData(_hashKey, Encoding.UTF8.GetBytes(key)).AsSpan(0, 16));
}

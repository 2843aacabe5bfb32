using System.Net;
using Aivors.Api.Auth;
using Aivors.Api.Limits;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Aivors.Tests.Unit.Api;

public sealed class SignInLimitTests
{
    private static readonly IPAddress Sender = IPAddress.Parse("192.0.2.1");

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 9, 21, 12, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task An_account_is_limited_whoever_tries_and_free_again_in_the_next_minute()
    {
        var limiter = Limiter(perIp: 1000, perAccount: 3);
        _time.Advance(TimeSpan.FromSeconds(20));
        for (var i = 0; i < 3; i++)
        {
            Assert.Null(await limiter.TryEnterAsync(IPAddress.Parse($"192.0.2.{i + 1}"), "victim@example.com"));
        }

        Assert.Equal(TimeSpan.FromSeconds(40), await limiter.TryEnterAsync(IPAddress.Parse("192.0.2.9"), "victim@example.com"));
        Assert.Null(await limiter.TryEnterAsync(Sender, "other@example.com"));

        _time.Advance(TimeSpan.FromSeconds(40));
        Assert.Null(await limiter.TryEnterAsync(Sender, "victim@example.com"));
    }

    [Fact]
    public async Task A_sender_is_limited_over_all_accounts()
    {
        var limiter = Limiter(perIp: 2, perAccount: 10);

        Assert.Null(await limiter.TryEnterAsync(Sender, "a@example.com"));
        Assert.Null(await limiter.TryEnterAsync(Sender, "b@example.com"));
        Assert.NotNull(await limiter.TryEnterAsync(Sender, "c@example.com"));
        Assert.Null(await limiter.TryEnterAsync(IPAddress.Parse("192.0.2.2"), "c@example.com"));
    }

    [Fact]
    public async Task What_succeeds_does_not_count()
    {
        var limiter = Limiter(perIp: 2, perAccount: 2);
        for (var i = 0; i < 20; i++)
        {
            Assert.Null(await limiter.TryEnterAsync(Sender, "a@example.com"));
            limiter.Forgive(Sender, "a@example.com");
        }
    }

    [Theory]
    [InlineData("192.0.2.1", "::ffff:192.0.2.1", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    [InlineData("192.0.2.1", "192.0.2.2", false)]
    public void Senders_are_the_same_when_one_customer_can_hold_both(string one, string other, bool same) =>
        Assert.Equal(same, SenderKey.Of(IPAddress.Parse(one)) == SenderKey.Of(IPAddress.Parse(other)));

    [Fact]
    public void Memory_is_bounded_and_what_cannot_be_counted_is_refused()
    {
        var window = new AttemptWindow("test", limit: 5, new Alone(), _time, keysMax: 2);

        Assert.Null(window.TryEnter("a"));
        Assert.Null(window.TryEnter("b"));
        Assert.NotNull(window.TryEnter("c"));
        Assert.Null(window.TryEnter("a"));
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(window.TryEnter("c"));
    }

    private SignInLimiter Limiter(int perIp, int perAccount) =>
        new(Options.Create(new SignInLimitOptions { PerIpPerMinute = perIp, PerAccountPerMinute = perAccount }), new Alone(), _time);

    /// <summary>Nothing can be shared.</summary>
    private sealed class Alone : ISharedCounts
    {
        public Task<long?> AddAsync(string name, string key, long window, int more) => Task.FromResult<long?>(null);
    }
}

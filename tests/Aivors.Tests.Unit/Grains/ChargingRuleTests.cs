using Aivors.Grains.Contracts;
using Aivors.Grains.Tenants;
using Aivors.Testing;
using CsCheck;

namespace Aivors.Tests.Unit.Grains;

public sealed class ChargingRuleTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 60)]
    [InlineData(59_999, 60)]
    [InlineData(60_000, 60)]
    [InlineData(60_001, 120)]
    [InlineData(61_499, 120)]
    public void Minute_up_rounds_talk_time_up_to_the_minute(long durationMs, long seconds) =>
        Assert.Equal(seconds, ChargingRule.MinuteUp.PriceSeconds(durationMs));

    [Fact]
    public void Minute_up_is_whole_minutes_never_less_than_the_talk_time_and_less_than_a_minute_more() =>
        Gen.Long[0, 86_400_000].Sample(durationMs =>
        {
            var price = ChargingRule.MinuteUp.PriceSeconds(durationMs);
            return price % 60 == 0 && price * 1000 >= durationMs && (price * 1000) - durationMs < 60_000;
        });

    [Fact]
    public void A_rule_is_found_by_its_versioned_name_and_an_unknown_one_is_not()
    {
        Assert.Same(ChargingRule.MinuteUp, ChargingRule.Find("minute-up@1"));
        Assert.Null(ChargingRule.Find("minute-up@2"));
    }

    [Fact]
    public void Only_an_event_that_ends_a_call_with_a_known_duration_has_a_price()
    {
        Assert.Null(Price(Deliveries.Started("a", "c")));
        Assert.Null(Price(Deliveries.Ended("a", "c", durationMs: null)));
        Assert.Equal(120, Price(Deliveries.Ended("a", "c")));
        Assert.Equal(120, Price(Deliveries.Analyzed("a", "c")));
        Assert.Equal(0, Price(Deliveries.Ended("a", "c", durationMs: 0)));
    }

    private static long? Price(CallDelivery delivery) => DeliveryDecider.Decide(Guid.Empty, ChargingRule.MinuteUp, delivery).PriceSeconds;
}

using Aivors.Grains.Contracts;
using Aivors.Grains.Journal;

namespace Aivors.Grains.Tenants;

/// <summary>What a delivery would cost. Pure; whether it is the first of its call is for the database to say.</summary>
public static class DeliveryDecider
{
    public static DeliveryAppend Decide(Guid tenantId, ChargingRule rule, CallDelivery delivery)
    {
        var final = delivery is { Event: CallEvent.Ended or CallEvent.Analyzed, History: false };
        long? price = final && delivery.Fields.DurationMs is { } durationMs ? rule.PriceSeconds(durationMs) : null;
        return new DeliveryAppend(tenantId, delivery, price, rule.Name);
    }
}

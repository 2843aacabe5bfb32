using Aivors.Silo.Hosting;

namespace Aivors.Tests.Unit.Grains;

public sealed class MembershipWatchTests
{
    [Fact]
    public void A_silo_goes_on_while_its_row_stands_and_the_table_grows()
    {
        var watch = new MembershipWatch();
        Assert.Null(watch.FindFault(3, SiloStatus.Active));
        Assert.Null(watch.FindFault(3, SiloStatus.Active));
        Assert.Null(watch.FindFault(7, SiloStatus.ShuttingDown));
    }

    [Theory]
    [InlineData(8, null, "Redis was wiped")]
    [InlineData(8, SiloStatus.Dead, "declared it dead")]
    [InlineData(6, SiloStatus.Active, "went back from version 7 to 6")]
    public void A_silo_stops_when_its_row_is_gone_or_dead_or_the_table_went_back(int version, SiloStatus? own, string why)
    {
        var watch = new MembershipWatch();
        watch.FindFault(7, SiloStatus.Active);
        Assert.Contains(why, watch.FindFault(version, own), StringComparison.Ordinal);
    }
}

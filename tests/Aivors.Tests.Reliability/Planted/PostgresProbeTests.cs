using Aivors.Testing;

namespace Aivors.Tests.Reliability.Planted;

public sealed class PostgresProbeTests(Backends backends)
{
    [Fact]
    public async Task A_repeat_is_charged_once_by_the_statement_alone() => Assert.Empty(await PostgresProbes.RepeatAsync(backends));

    [Fact]
    public async Task Two_events_of_a_call_are_charged_once_by_the_statement_alone() => Assert.Empty(await PostgresProbes.TwoEventsAsync(backends));

    [Fact]
    public async Task A_delivery_repeated_after_400_days_charges_nothing() => Assert.Empty(await PostgresProbes.MuchLaterAsync(backends));

    [Fact]
    public async Task Four_writers_of_one_tenant_at_once_leave_the_books_in_order() => Assert.Empty(await PostgresProbes.TwoWritersAsync(backends));
}

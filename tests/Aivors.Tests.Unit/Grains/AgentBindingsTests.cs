using Aivors.Grains.Agents;
using Aivors.Grains.Journal;
using Aivors.Testing;

namespace Aivors.Tests.Unit.Grains;

public sealed class AgentBindingsTests
{
    private static readonly Guid One = Guid.CreateVersion7();
    private static readonly Guid Two = Guid.CreateVersion7();
    private static readonly DateTimeOffset T = Deliveries.Start;

    private static readonly AgentBindings Moved = new([new AgentBinding(One, T, T.AddHours(1)), new AgentBinding(Two, T.AddHours(2), null)]);

    [Fact]
    public void A_call_belongs_to_the_binding_in_force_at_its_start()
    {
        Assert.Equal(One, Moved.OwnerOf(T));
        Assert.Equal(One, Moved.OwnerOf(T.AddMinutes(59)));
        Assert.Equal(Two, Moved.OwnerOf(T.AddHours(2)));
    }

    [Fact]
    public void Without_one_it_belongs_to_the_present_owner()
    {
        foreach (var start in new DateTimeOffset?[] { null, T.AddDays(-1), T.AddHours(1), T.AddMinutes(90) })
        {
            Assert.Equal(Two, Moved.OwnerOf(start));
        }
    }

    [Fact]
    public void Where_a_call_of_an_agent_with_a_history_went_before_must_be_asked()
    {
        Assert.True(Moved.IsUncertain);
        Assert.True(new AgentBindings([new AgentBinding(One, T, T.AddHours(1))]).IsUncertain);
        Assert.False(new AgentBindings([new AgentBinding(One, T, null)]).IsUncertain);
        Assert.False(AgentBindings.None.IsUncertain);
    }

    [Fact]
    public void An_agent_that_nobody_owns_has_no_owner()
    {
        Assert.Null(AgentBindings.None.OwnerOf(T));
        Assert.Null(new AgentBindings([new AgentBinding(One, T, T.AddHours(1))]).OwnerOf(T.AddHours(3)));
    }
}

using Aivors.Api.Accounts;
using Microsoft.Extensions.Time.Testing;

namespace Aivors.Tests.Unit.Api;

public sealed class ViewWindowTests
{
    private static readonly Guid Admin = Guid.NewGuid();
    private static readonly Guid Tenant = Guid.NewGuid();

    [Fact]
    public void The_first_look_counts_and_then_none_for_15_minutes()
    {
        var time = new FakeTimeProvider();
        var views = new ViewWindow(time);

        Assert.True(views.TryEnter(Admin, Tenant));
        Assert.False(views.TryEnter(Admin, Tenant));
        time.Advance(TimeSpan.FromMinutes(15) - TimeSpan.FromTicks(1));
        Assert.False(views.TryEnter(Admin, Tenant));
        // by the first look, not by the latest: an admin who never stops looking is audited every 15 minutes
        time.Advance(TimeSpan.FromTicks(1));
        Assert.True(views.TryEnter(Admin, Tenant));
        Assert.False(views.TryEnter(Admin, Tenant));
    }

    [Fact]
    public void Every_admin_and_every_tenant_has_a_window_of_its_own()
    {
        var views = new ViewWindow(new FakeTimeProvider());

        Assert.True(views.TryEnter(Admin, Tenant));
        Assert.True(views.TryEnter(Guid.NewGuid(), Tenant));
        Assert.True(views.TryEnter(Admin, Guid.NewGuid()));
    }

    [Fact]
    public void When_there_is_no_room_the_oldest_look_is_forgotten_and_audited_again()
    {
        var views = new ViewWindow(new FakeTimeProvider(), viewsMax: 2);
        var (second, third) = (Guid.NewGuid(), Guid.NewGuid());

        Assert.True(views.TryEnter(Admin, Tenant));
        Assert.True(views.TryEnter(Admin, second));
        Assert.True(views.TryEnter(Admin, third));

        Assert.False(views.TryEnter(Admin, second));
        Assert.False(views.TryEnter(Admin, third));
        Assert.True(views.TryEnter(Admin, Tenant));
    }

    [Fact]
    public async Task Of_many_looks_at_once_one_counts()
    {
        var views = new ViewWindow(new FakeTimeProvider());

        var entered = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => views.TryEnter(Admin, Tenant))));

        Assert.Single(entered, first => first);
    }
}

using Aivors.Grains.Contracts;
using Aivors.Grains.Journal.Postgres;
using Aivors.Testing;

namespace Aivors.Tests.Postgres.Readers;

public sealed class TenantReaderTests(Backends backends)
{
    private static readonly TenantSearch All = new(100, 0, null, null);

    [Fact]
    public async Task A_user_is_found_with_its_tenant_and_credits_by_its_own_scope_only()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var mine = await OpenAsync(bench, "Ann", grantSeconds: 600);
        var theirs = await OpenAsync(bench, "Bob");
        var tenants = new PostgresTenantReader(bench.Database.Reader);

        var account = await tenants.FindByUserAsync(ReadScope.Tenant(mine.TenantId), mine.UserId, CancellationToken.None);

        Assert.Equal(("Ann", mine.TenantId, "active", "prepaid", "UTC"), (account!.Name, account.TenantId, account.Status, account.Plan, account.TimeZone));
        Assert.Equal(600, account.Credits.BalanceSeconds);
        Assert.Null(await tenants.FindByUserAsync(ReadScope.Tenant(mine.TenantId), theirs.UserId, CancellationToken.None));
        Assert.NotNull(await tenants.FindByUserAsync(ReadScope.Admin(), theirs.UserId, CancellationToken.None));
        Assert.Null(await tenants.FindByUserAsync(ReadScope.Admin(), Guid.NewGuid(), CancellationToken.None));
    }

    [Fact]
    public async Task Search_paged_is_complete_and_without_repeats_though_all_were_created_at_once()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        for (var i = 0; i < 7; i++)
        {
            await OpenAsync(bench, $"User {i}");
        }

        var tenants = new PostgresTenantReader(bench.Database.Reader);
        var seen = new List<Guid>();
        for (var skip = 0; skip < 9; skip += 3)
        {
            var page = await tenants.SearchAsync(ReadScope.Admin(), All with { Limit = 3, Skip = skip }, CancellationToken.None);
            Assert.Equal(7, page.Total);
            seen.AddRange(page.Items.Select(user => user.UserId));
        }

        Assert.Equal(7, seen.Count);
        Assert.Equal(7, seen.Distinct().Count());
    }

    [Theory]
    [InlineData("ann", "Ann Lee")]
    [InlineData("LEE@", "Ann Lee")]
    [InlineData("50%", "Fifty")]
    [InlineData("_", "Under_score")]
    [InlineData(@"\", @"Back\slash")]
    [InlineData("'; drop table users; --")]
    [InlineData("%", "Fifty")]
    public async Task Search_takes_the_text_literally_and_in_any_case(string text, params string[] names)
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        await OpenAsync(bench, "Ann Lee", "lee@example.test", "Tenant one");
        await OpenAsync(bench, "Fifty", "fifty@example.test", "Save 50% now");
        await OpenAsync(bench, "Under_score", "under@example.test", "Tenant three");
        await OpenAsync(bench, @"Back\slash", "back@example.test", "Tenant four");

        var found = await new PostgresTenantReader(bench.Database.Reader)
            .SearchAsync(ReadScope.Admin(), All with { Text = text }, CancellationToken.None);

        Assert.Equal(names, found.Items.Select(user => user.Name));
        Assert.Equal(found.Items.Count, found.Total);
    }

    [Fact]
    public async Task Search_by_status_and_by_a_tenants_scope_shows_only_those()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var ann = await OpenAsync(bench, "Ann");
        await OpenAsync(bench, "Bob");
        await bench.ExecuteAsync(ann.TenantId, new ChangeTenant { Status = "cancelled", CommandKey = "status", Actor = "test" });
        var tenants = new PostgresTenantReader(bench.Database.Reader);

        var cancelled = await tenants.SearchAsync(ReadScope.Admin(), All with { Status = "cancelled" }, CancellationToken.None);
        var own = await tenants.SearchAsync(ReadScope.Tenant(ann.TenantId), All, CancellationToken.None);

        Assert.Equal("Ann", Assert.Single(cancelled.Items).Name);
        Assert.Equal("Ann", Assert.Single(own.Items).Name);
        Assert.Equal(1, own.Total);
    }

    private static async Task<(Guid TenantId, Guid UserId)> OpenAsync(
        JournalBench bench, string name, string? email = null, string tenantName = "Tenant", long grantSeconds = 0)
    {
        var tenantId = Guid.CreateVersion7();
        var open = JournalBench.Open(tenantId, grantSeconds, email);
        open = open with { Name = tenantName, User = open.User with { Name = name } };
        Assert.Equal(CommandStatus.Done, (await bench.ExecuteAsync(tenantId, open)).Status);
        return (tenantId, open.User.UserId);
    }
}

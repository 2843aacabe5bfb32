using Aivors.Grains.Contracts;
using Aivors.Grains.Journal.Postgres;
using Aivors.Testing;

namespace Aivors.Tests.Postgres.Readers;

/// <summary>The admin's list against the same list worked out without any SQL, over random tenants.</summary>
public sealed class TenantListTests(Backends backends)
{
    private static readonly TenantListQuery All = new(100, null, null, TenantSort.Created, Descending: true, After: null);

    public static TheoryData<TenantSort, bool> Orders =>
        [.. Enum.GetValues<TenantSort>().SelectMany(_ => new[] { false, true }, (sort, down) => new TheoryDataRow<TenantSort, bool>(sort, down))];

    [Theory]
    [MemberData(nameof(Orders))]
    public async Task Every_order_shows_every_tenant_once_with_its_numbers_page_by_page(TenantSort sort, bool descending)
    {
        await using var database = await backends.CreateDatabaseAsync();
        var tenants = await RandomTenants.StoreAsync(database, count: 60, seed: 7);
        var list = new PostgresTenantList(database.Reader);

        var shown = new List<TenantListRow>();
        for (var query = All with { Limit = 7, Sort = sort, Descending = descending }; ;)
        {
            var page = await list.ListAsync(ReadScope.Admin(), query, RandomTenants.Now, CancellationToken.None);
            Assert.Equal(60, page.Total);
            shown.AddRange(page.Tenants);
            if (page.Next is null) break;
            Assert.Equal(7, page.Tenants.Count);
            query = query with { After = page.Next };
        }

        var expected = RandomTenants.Order(tenants, sort, descending);
        Assert.Equal(expected.Select(t => t.Id), shown.Select(t => t.TenantId));
        foreach (var (tenant, row) in expected.Zip(shown))
        {
            Assert.Equal(
                (tenant.Name, tenant.Email, tenant.CallsToday, tenant.DaysLeft, tenant.LastCall, tenant.Agents, tenant.Balance),
                (row.Name, row.Email, row.CallsToday, row.DaysLeft, row.LastCallAt, row.Agents, row.Credits.BalanceSeconds));
        }
    }

    [Fact]
    public async Task Search_takes_names_addresses_and_whole_agent_ids_literally()
    {
        await using var database = await backends.CreateDatabaseAsync();
        var tenants = await RandomTenants.StoreAsync(database, count: 20, seed: 3);
        var owner = tenants.First(t => t.Agents > 0 && t.Name.Contains(" of ", StringComparison.Ordinal));
        var list = new PostgresTenantList(database.Reader);

        async Task<Guid[]> FindAsync(string? text, string? status = null)
        {
            var page = await list.ListAsync(ReadScope.Admin(), All with { Text = text, Status = status }, RandomTenants.Now, CancellationToken.None);
            Assert.Equal(page.Total, page.Tenants.Count);
            return [.. page.Tenants.Select(t => t.TenantId).Order()];
        }

        foreach (var text in new[] { owner.Name.ToUpperInvariant(), owner.Email[..12], $"agent_{owner.Id:N}_0" })
        {
            Assert.Equal(owner.Id, Assert.Single(await FindAsync(text)));
        }

        foreach (var text in new[] { $"agent_{owner.Id:N}", "%", "'; drop table tenants; --" })
        {
            Assert.Empty(await FindAsync(text));
        }

        Assert.Equal(tenants.Where(t => t.Status == "inactive").Select(t => t.Id).Order(), await FindAsync(null, "inactive"));
    }

    [Fact]
    public async Task One_tenant_comes_with_its_users_and_agents_and_for_its_own_scope_only()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var mine = await bench.OpenTenantAsync("agent_mine", grantSeconds: 600);
        var theirs = await bench.OpenTenantAsync("agent_theirs");
        var list = new PostgresTenantList(bench.Database.Reader);

        var detail = await list.FindAsync(ReadScope.Admin(), mine, bench.Now, CancellationToken.None);

        Assert.Equal(("Tenant", 600L, 1L, null), (detail!.Tenant.Name, detail.Tenant.Credits.BalanceSeconds, detail.Tenant.Agents, detail.Tenant.DaysLeft));
        Assert.Equal((detail.Tenant.FirstUserId, "user", detail.Tenant.Email), Assert.Single(detail.Users) is var user ? (user.UserId, user.Role, user.Email) : default);
        Assert.Equal("agent_mine", Assert.Single(detail.Agents).AgentId);
        Assert.Null(await list.FindAsync(ReadScope.Tenant(mine), theirs, bench.Now, CancellationToken.None));
        Assert.Null(await list.FindAsync(ReadScope.Admin(), Guid.NewGuid(), bench.Now, CancellationToken.None));
        Assert.Equal(mine, Assert.Single((await list.ListAsync(ReadScope.Tenant(mine), All, bench.Now, CancellationToken.None)).Tenants).TenantId);
    }
}

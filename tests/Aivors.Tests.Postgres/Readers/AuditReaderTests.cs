using Aivors.Grains.Contracts;
using Aivors.Grains.Journal.Postgres;
using Aivors.Testing;

namespace Aivors.Tests.Postgres.Readers;

public sealed class AuditReaderTests(Backends backends)
{
    private static readonly AuditQuery All = new(100, 0, null, null);

    [Fact]
    public async Task Audit_log_is_paged_newest_first_and_filtered()
    {
        await using var database = await backends.CreateDatabaseAsync();
        var user = Guid.NewGuid();
        for (var i = 0; i < 5; i++)
        {
            await AddAsync(database, Deliveries.Start.AddSeconds(i), i == 0 ? "login" : "credits_granted", i < 2 ? user : Guid.NewGuid());
        }

        var audit = new PostgresAuditReader(database.Reader);
        var page = await audit.ListAsync(ReadScope.Admin(), All with { Limit = 2, Skip = 2 }, CancellationToken.None);
        var logins = await audit.ListAsync(ReadScope.Admin(), All with { EventType = "login" }, CancellationToken.None);
        var users = await audit.ListAsync(ReadScope.Admin(), All with { UserId = user }, CancellationToken.None);

        Assert.Equal([Deliveries.Start.AddSeconds(2), Deliveries.Start.AddSeconds(1)], page.Items.Select(entry => entry.At));
        Assert.Equal(5, page.Total);
        Assert.Equal((user, "system", "{}"), (Assert.Single(logins.Items).UserId, logins.Items[0].Actor, logins.Items[0].Data));
        Assert.Equal((2, 2L), (users.Items.Count, users.Total));
    }

    [Fact]
    public async Task A_tenants_scope_sees_no_audit_log()
    {
        await using var database = await backends.CreateDatabaseAsync();
        var tenant = Guid.NewGuid();
        await AddAsync(database, Deliveries.Start, "login", Guid.NewGuid(), tenant);

        var page = await new PostgresAuditReader(database.Reader).ListAsync(ReadScope.Tenant(tenant), All, CancellationToken.None);

        Assert.Empty(page.Items);
        Assert.Equal(0, page.Total);
    }

    private static Task<int> AddAsync(TestDatabase database, DateTimeOffset at, string eventType, Guid userId, Guid? tenantId = null) =>
        database.ExecuteAsync(
            "insert into audit_log (audit_id, at, event_type, user_id, tenant_id, actor) values ($1, $2, $3, $4, $5, 'system')",
            Guid.CreateVersion7(), at.UtcDateTime, eventType, userId, tenantId ?? Guid.NewGuid());
}

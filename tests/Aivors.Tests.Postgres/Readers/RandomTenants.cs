using Aivors.Grains.Contracts;
using Aivors.Testing;

namespace Aivors.Tests.Postgres.Readers;

/// <summary>A tenant as it was stored, with what the list must say of it.</summary>
internal sealed record RandomTenant(
    Guid Id, string Name, string Email, string Status, string Zone, DateTimeOffset Created, long Balance, long CallsToday, long? DaysLeft,
    DateTimeOffset? LastCall, long Agents);

/// <summary>Tenants with random zones, days, calls and agents, and the list's numbers worked out by hand.</summary>
internal static class RandomTenants
{
    private static readonly string[] Zones = ["UTC", "Asia/Kolkata", "America/New_York", "Pacific/Kiritimati", "Pacific/Pago_Pago"];
    private static readonly string[] Statuses = ["active", "active", "inactive", "pending_payment", "cancelled"];

    /// <summary>Late on a day in UTC, so that some zones are on the next day and some are not.</summary>
    public static DateTimeOffset Now { get; } = new(2026, 9, 21, 19, 30, 0, TimeSpan.Zero);

    public static async Task<IReadOnlyList<RandomTenant>> StoreAsync(TestDatabase database, int count, int seed)
    {
        var random = new Random(seed);
        var tenants = new List<RandomTenant>();
        for (var i = 0; i < count; i++)
        {
            tenants.Add(await StoreAsync(database, random, i));
        }

        return tenants;
    }

    public static IReadOnlyList<RandomTenant> Order(IEnumerable<RandomTenant> tenants, TenantSort sort, bool descending)
    {
        // What is not known goes last in either order.
        var unknown = descending ? long.MinValue : long.MaxValue;
        IComparable KeyOf(RandomTenant tenant) => sort switch
        {
            TenantSort.Created => tenant.Created,
            TenantSort.Name => tenant.Name.ToLowerInvariant(),
            TenantSort.Balance => tenant.Balance,
            TenantSort.DaysLeft => tenant.DaysLeft ?? unknown,
            TenantSort.CallsToday => tenant.CallsToday,
            _ => tenant.LastCall?.UtcTicks ?? unknown,
        };
        var ordered = tenants.OrderBy(KeyOf).ThenBy(t => t.Id.ToString(), StringComparer.Ordinal);
        return [.. descending ? ordered.Reverse() : ordered];
    }

    private static async Task<RandomTenant> StoreAsync(TestDatabase database, Random random, int number)
    {
        var (id, user, zone) = (Guid.NewGuid(), Guid.NewGuid(), Zones[random.Next(Zones.Length)]);
        var created = Now.AddDays(-random.Next(0, 20)).AddMinutes(-random.Next(0, 2000));
        var balance = random.Next(-3, 40) * 300L;
        // A few share a name, and a few a time.
        var name = $"Tenant {random.Next(0, 30):00}{(random.Next(4) > 0 ? $" {number:000} of {id:N}" : "")}";
        var (email, status) = ($"{user:N}@example.test", Statuses[random.Next(Statuses.Length)]);
        await database.ExecuteAsync(
            """
            insert into tenants (tenant_id, name, status, time_zone, first_user_id, created_at, balance_seconds, granted_seconds, charged_seconds)
            values ($1, $2, $3, $4, $5, $6, $7, $7 + 100000, 100000)
            """,
            id, name, status, zone, user, created.UtcDateTime, balance);
        await database.ExecuteAsync(
            "insert into users (user_id, tenant_id, name, email, password_hash, role, created_at) values ($1, $2, 'Somebody', $3, 'hash', 'user', $4)",
            user, id, email, created.UtcDateTime);
        var days = await StoreDaysAsync(database, random, id);
        var lastCall = await StoreCallsAsync(database, random, id);
        var agents = random.Next(0, 3);
        for (var agent = 0; agent < agents + 1; agent++)
        {
            // The last one is not connected any more.
            await database.ExecuteAsync(
                "insert into agent_bindings (agent_id, tenant_id, from_at, to_at, actor) values ($1, $2, $3, case when $4 then $3 + interval '1 hour' end, 'test')",
                $"agent_{id:N}_{agent}", id, created.UtcDateTime, agent == agents);
        }

        var today = LocalDay(Now, zone);
        return new RandomTenant(id, name, email, status, zone, created, balance, days.Where(d => d.Day == today).Sum(d => d.Calls),
            DaysLeftOf(balance, zone, created, days), lastCall, agents);
    }

    private static async Task<List<(DateOnly Day, long Calls, long Charged)>> StoreDaysAsync(TestDatabase database, Random random, Guid id)
    {
        var days = new List<(DateOnly, long, long)>();
        for (var back = -1; back < 12; back++)
        {
            for (var agent = 0; agent < random.Next(0, 3); agent++)
            {
                var (day, calls, charged) = (DateOnly.FromDateTime(Now.UtcDateTime).AddDays(-back), random.Next(0, 9), random.Next(0, 30) * 60L);
                days.Add((day, calls, charged));
                await database.ExecuteAsync(
                    "insert into call_days (tenant_id, day, agent_id, calls, charged_seconds) values ($1, $2, $3, $4, $5)",
                    id, day, $"agent_{agent}", calls, charged);
            }
        }

        return days;
    }

    private static async Task<DateTimeOffset?> StoreCallsAsync(TestDatabase database, Random random, Guid id)
    {
        DateTimeOffset? last = null;
        for (var call = 0; call < random.Next(0, 4); call++)
        {
            var at = Now.AddMinutes(-random.Next(0, 5000));
            last = last > at ? last : at;
            await database.ExecuteAsync(
                """
                insert into calls (call_id, tenant_id, agent_id, event, event_rank, first_at, at, day, hour)
                values ($1, $2, 'agent_0', 'call_ended', 2, $3, $3, $3::date, 0)
                """,
                $"call_{Guid.NewGuid():N}", id, at.UtcDateTime);
        }

        return last;
    }

    private static long? DaysLeftOf(long balance, string zone, DateTimeOffset created, List<(DateOnly Day, long Calls, long Charged)> days)
    {
        if (balance <= 0) return 0;
        var today = LocalDay(Now, zone);
        var share = (Local(Now, zone) - today.ToDateTime(TimeOnly.MinValue)) / TimeSpan.FromDays(1);
        var recent = days.Where(d => d.Charged > 0 && d.Day <= today && d.Day >= today.AddDays(-7)).ToList();
        var since = recent.Select(d => d.Day).Append(LocalDay(created, zone)).Min();
        var full = Math.Clamp(today.DayNumber - since.DayNumber, 0, 7);
        var charged = recent.Sum(d => d.Charged);
        return charged == 0 ? null : (long)(share + balance / (charged / Math.Max(1, full + share)));
    }

    private static DateOnly LocalDay(DateTimeOffset at, string zone) => DateOnly.FromDateTime(Local(at, zone));

    private static DateTime Local(DateTimeOffset at, string zone) => TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(zone)).DateTime;
}

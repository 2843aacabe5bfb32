using Aivors.Grains.Contracts;

namespace Aivors.Grains.Journal.Postgres;

/// <summary>
/// The statements of the tenants' list. What the list is ordered by is worked out for every tenant that fits, all else for those of the page only:
/// counters of a week from <c>call_days</c>, the latest call by one step into <c>calls_by_time</c>.
/// </summary>
internal static class TenantListSql
{
    // $1 is now; $2 a day before all that the pace looks at, wherever the tenant is: only a comparison as plain as that may go into the index
    // ahead of row-level security. How long the credits last is reckoned as the overview reckons it.
    private const string Days =
        """
        cross join lateral (select ($1 at time zone t.time_zone)::date as today) clock
        cross join lateral (select clock.today::timestamp at time zone t.time_zone as midnight) dawn
        cross join lateral (
          select coalesce(sum(d.calls) filter (where d.day = clock.today), 0)::int8 as today,
            coalesce(sum(d.charged_seconds) filter (where d.day between clock.today - 7 and clock.today), 0)::float8 as charged,
            min(d.day) filter (where d.day between clock.today - 7 and clock.today and d.charged_seconds > 0) as first_day
          from call_days d where d.tenant_id = t.tenant_id and d.day >= $2
        ) counted
        cross join lateral (
          select greatest(0, least(7, clock.today - least((t.created_at at time zone t.time_zone)::date, counted.first_day))) as full_days,
            (extract(epoch from $1 - dawn.midnight)
              / extract(epoch from ((clock.today + 1)::timestamp at time zone t.time_zone) - dawn.midnight))::float8 as share
        ) passed
        cross join lateral (
          select case when t.balance_seconds <= 0 then 0
            when counted.charged > 0 then passed.share + t.balance_seconds / (counted.charged / greatest(1, passed.full_days + passed.share)) end as days
        ) outlook
        """;

    // Within ten years; what lies beyond is no forecast.
    private const string DaysLeft = "case when outlook.days < 3651 then trunc(outlook.days)::int8 end";

    private const string LastCall =
        """
        left join lateral (
          select c.at from calls c where c.tenant_id = t.tenant_id order by c.at desc, c.call_id desc limit 1
        ) latest on true
        """;

    private const string Columns =
        $"""
        t.tenant_id, t.first_user_id, t.name, t.status, t.plan, t.time_zone, t.created_at, t.balance_seconds, t.granted_seconds, t.charged_seconds,
          t.low_balance_seconds, (select u.email from users u where u.user_id = t.first_user_id), counted.today, {DaysLeft}, latest.at,
          (select count(*) from agent_bindings b where b.tenant_id = t.tenant_id and b.to_at is null), t.retention_days
        """;

    /// <summary>$1 now, $2 since, $3 the tenant.</summary>
    public const string One = $"select {Columns} from tenants t {Days} {LastCall} where t.tenant_id = $3";

    /// <summary>$1 the pattern, $2 the text, $3 the status.</summary>
    public static readonly string Count = $"select count(*) from tenants t where {Fits("$1", "$2", "$3")}";

    /// <summary>$1 now, $2 since, $3 the pattern, $4 the text, $5 the status, $6 and $7 the place after which it goes on, $8 the limit.</summary>
    public static string PageOf(TenantListQuery query)
    {
        var (key, joins) = KeyOf(query);
        var (then, order) = query.Descending ? ("<", "desc") : (">", "asc");
        // A name is no number, and does not belong into an address: it is looked up where the page before ended.
        var after = query.Sort == TenantSort.Name ? "(select lower(a.name) from tenants a where a.tenant_id = $7)" : "$6";
        return
            $"""
            with fitting as (
              select t.tenant_id, {key} as key from tenants t {joins} where {Fits("$3", "$4", "$5")}
            ), page as (
              select tenant_id, key from fitting where $7 is null or (key, tenant_id) {then} ({after}, $7)
              order by key {order}, tenant_id {order} limit $8
            )
            select {Columns}, page.key from page join tenants t using (tenant_id) {Days} {LastCall}
            order by page.key {order}, page.tenant_id {order}
            """;
    }

    // What is not known goes last in either order.
    private static (string Key, string Joins) KeyOf(TenantListQuery query)
    {
        var last = query.Descending ? "-1" : long.MaxValue.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return query.Sort switch
        {
            TenantSort.Name => ("lower(t.name)", ""),
            TenantSort.Balance => ("t.balance_seconds", ""),
            TenantSort.DaysLeft => ($"coalesce({DaysLeft}, {last})", Days),
            TenantSort.CallsToday => ("counted.today", Days),
            TenantSort.LastCall => ($"coalesce((extract(epoch from latest.at) * 1000000)::int8, {last})", LastCall),
            _ => ("(extract(epoch from t.created_at) * 1000000)::int8", ""),
        };
    }

    private static string Fits(string pattern, string text, string status) =>
        $"""
        ({pattern} is null or t.name ilike {pattern}
          or t.tenant_id in (select u.tenant_id from users u where u.name ilike {pattern} or u.email ilike {pattern})
          or t.tenant_id in (select b.tenant_id from agent_bindings b where b.agent_id = {text} and b.to_at is null))
        and ({status} is null or t.status = {status})
        """;
}

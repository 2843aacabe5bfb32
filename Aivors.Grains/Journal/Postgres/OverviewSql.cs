namespace Aivors.Grains.Journal.Postgres;

/// <summary>The statements of the overview. Only names and running calls come from <c>calls</c>, a few rows of an index each.</summary>
internal static class OverviewSql
{
    /// <summary>Whose hours <c>call_hours</c> holds for all agents together.</summary>
    public const string AllAgents = "";

    /// <summary>
    /// Of tenant $1 at $2: its today, how much of it is over, how many of the $3 days before it lie after its opening or its first charge among
    /// them, and its credits. $4 is a day before all of these, wherever the tenant is.
    /// </summary>
    // Calls of before the opening come in when a tenant brings its history along: days that were charged belong to the pace.
    // The database knows the time zones, and with the same rules by which the calls were put into days. A day's length is what lies
    // between its midnights, so it is right on days of 23 and 25 hours too.
    public const string Standing =
        """
        select t.time_zone, today,
          (extract(epoch from $2 - midnight) / extract(epoch from ((today + 1)::timestamp at time zone t.time_zone) - midnight))::float8,
          greatest(0, least($3, today - least((t.created_at at time zone t.time_zone)::date, charged.first_day))),
          t.balance_seconds, t.granted_seconds, t.charged_seconds, t.low_balance_seconds
        from tenants t
        cross join lateral (select ($2 at time zone t.time_zone)::date as today) clock
        cross join lateral (select today::timestamp at time zone t.time_zone as midnight) dawn
        cross join lateral (
          select min(d.day) as first_day from call_days d
          where d.tenant_id = $1 and d.day >= $4 and d.day between today - $3 and today and d.charged_seconds > 0
        ) charged
        where t.tenant_id = $1
        """;

    /// <summary>Today $3 and yesterday, of agent $4 or all; and what all agents were charged since $2.</summary>
    public const string Now =
        """
        select coalesce(sum(charged_seconds) filter (where day >= $2), 0)::int8,
          coalesce(sum(calls) filter (where day = $3 and ($4 is null or agent_id = $4)), 0),
          coalesce(sum(calls) filter (where day = $3 - 1 and ($4 is null or agent_id = $4)), 0),
          coalesce(sum(charged_seconds) filter (where day = $3 and ($4 is null or agent_id = $4)), 0)::int8
        from call_days
        where tenant_id = $1 and day between least($2, $3 - 1) and $3
        """;

    /// <summary>All counters by day, from $2 to $3, of agent $4 or all.</summary>
    public const string Days =
        $"""
        select day, {Totals}
        from call_days
        where tenant_id = $1 and day between $2 and $3 and ($4 is null or agent_id = $4)
        group by day
        order by day
        """;

    /// <summary>By hour of the days $2 to $3, of agent $4 or <see cref="AllAgents"/>.</summary>
    public const string Hours =
        """
        select day, hour, calls, charged_seconds
        from call_hours
        where tenant_id = $1 and agent_id = $4 and day between $2 and $3
        order by day, hour
        """;

    /// <summary>By hour and weekday of the days $2 to $3, of agent $4 or <see cref="AllAgents"/>.</summary>
    // Whole weeks since a Monday: extract() makes a numeric of every row's weekday, which is a fifth of the time.
    public const string WeekHours =
        """
        select (day - date '1900-01-01') % 7 + 1, hour, sum(calls), sum(charged_seconds)::int8
        from call_hours
        where tenant_id = $1 and agent_id = $4 and day between $2 and $3
        group by 1, 2
        having sum(calls) > 0
        order by 1, 2
        """;

    /// <summary>The agents that had the most calls in the days $2 to $3, and what their latest calls call them.</summary>
    // A few calls back and no further: an agent without a name must not have all of its calls searched for one.
    public const string Agents =
        $"""
        select named.agent_name, a.*
        from (
          select agent_id, {Totals}
          from call_days
          where tenant_id = $1 and day between $2 and $3
          group by agent_id
          having sum(calls) > 0
          order by sum(calls) desc, agent_id
          limit 50
        ) a
        left join lateral (
          select agent_name from (
            select c.agent_name, c.at from calls c
            where c.tenant_id = $1 and c.agent_id = a.agent_id
            order by c.at desc, c.call_id desc
            limit 5
          ) latest
          where agent_name is not null
          order by at desc
          limit 1
        ) named on true
        order by a.calls desc, a.agent_id
        """;

    /// <summary>Calls of agent $3 or all that began after $2 and are not known to be over.</summary>
    public const string Running =
        """
        select count(*) from (
          select from calls
          where tenant_id = $1 and at > $2 and event_rank = 1 and ($3 is null or agent_id = $3)
          limit 1000
        ) running
        """;

    private const string Totals =
        """
        sum(calls) as calls, sum(finished), sum(inbound), sum(outbound), sum(answered), sum(transferred), sum(voicemail), sum(no_answer),
          sum(failed), sum(successful), sum(unsuccessful), sum(positive), sum(neutral), sum(negative), sum(duration_ms)::int8,
          sum(charged_seconds)::int8
        """;
}

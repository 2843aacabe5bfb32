using System.Text;
using Aivors.Grains.Contracts;
using Npgsql;
using NpgsqlTypes;

namespace Aivors.Grains.Journal.Postgres.Calls;

/// <summary>A filter and an order as SQL over <c>calls c</c>, with its parameters. Only what is asked for stands in it.</summary>
internal sealed class CallConditions
{
    private readonly StringBuilder _where = new("c.tenant_id = $1");

    public CallConditions(Guid tenantId) => Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = tenantId });

    public List<NpgsqlParameter> Parameters { get; } = [];

    public string Where => _where.ToString();

    /// <summary>The keys of a sort; the indexes hold the same expressions.</summary>
    private static string KeysOf(CallSort sort) => sort switch
    {
        CallSort.At => "c.at, c.call_id",
        CallSort.Duration => "c.talk_seconds, c.at, c.call_id",
        CallSort.Charged => "case when c.charged_seconds is null then 0 else c.charged_seconds end, c.at, c.call_id",
        _ => throw new ArgumentOutOfRangeException(nameof(sort), sort, null),
    };

    public static string OrderBy(CallOrder order) => order.Ascending ? KeysOf(order.Sort) : $"{KeysOf(order.Sort).Replace(",", " desc,")} desc";

    /// <summary>All conditions but the search, which <see cref="CallMatches"/> answers.</summary>
    public CallConditions Filter(CallFilter filter)
    {
        if (filter.From is not null || filter.To is not null)
        {
            AddDays(filter);
        }

        Add("c.agent_id = ", filter.AgentId);
        Add("c.direction = ", filter.Direction);
        Add("c.outcome = ", filter.Outcome);
        Add("c.sentiment = ", filter.Sentiment);
        Add("c.successful = ", filter.Successful);
        if (filter.IsOver is { } over)
        {
            // as the partial index of running calls has it
            _where.Append(over ? " and c.event_rank > 1" : " and c.event_rank = 1");
        }

        if (filter.LeastSeconds is not null || filter.MostSeconds is not null)
        {
            Add("c.talk_seconds >= ", filter.LeastSeconds);
            Add("c.talk_seconds <= ", filter.MostSeconds);
            // Those only show as 0.
            _where.Append(" and c.duration_ms is not null");
        }

        return this;
    }

    public CallConditions After(CallOrder order, CallPlace? place)
    {
        if (place is { } after)
        {
            var key = order.Sort == CallSort.At ? "" : $"{Parameter(new NpgsqlParameter<long> { TypedValue = after.Key })}, ";
            var at = Parameter(new NpgsqlParameter<DateTime> { TypedValue = after.At.UtcDateTime });
            var id = Parameter(new NpgsqlParameter<string> { TypedValue = after.CallId });
            _where.Append(null, $" and ({KeysOf(order.Sort)}) {(order.Ascending ? '>' : '<')} ({key}{at}, {id})");
        }

        return this;
    }

    public CallConditions Among(IReadOnlyList<string>? callIds)
    {
        if (callIds is not null)
        {
            var ids = Parameter(new NpgsqlParameter { Value = callIds.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
            _where.Append(null, $" and c.call_id = any ({ids})");
        }

        return this;
    }

    /// <summary>Adds a parameter; the sign that stands for it.</summary>
    public string Parameter(NpgsqlParameter parameter)
    {
        Parameters.Add(parameter);
        return $"${Parameters.Count}";
    }

    // A call's day was told by the tenant's time zone when it was counted. The zone may have changed since, but no zone is further from
    // UTC than this: so the index of times finds the days, and the days stay those that the counters have.
    private void AddDays(CallFilter filter)
    {
        var (from, to) = TimesOf(filter);
        Add("c.at >= ", from);
        Add("c.at < ", to);
        Add("c.day >= ", filter.From);
        Add("c.day <= ", filter.To);
    }

    /// <summary>Between which times the filter's days can be, wherever the tenant is.</summary>
    public static (DateTime? From, DateTime? To) TimesOf(CallFilter filter) => (
        filter.From?.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc).AddHours(-15),
        filter.To?.AddDays(1).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc).AddHours(15));

    private void Add<T>(string condition, T? value)
        where T : struct
    {
        if (value is { } given)
        {
            _where.Append(null, $" and {condition}{Parameter(new NpgsqlParameter<T> { TypedValue = given })}");
        }
    }

    private void Add(string condition, string? value)
    {
        if (value is not null)
        {
            _where.Append(null, $" and {condition}{Parameter(new NpgsqlParameter<string> { TypedValue = value })}");
        }
    }
}

using Aivors.Grains.Contracts;
using Npgsql;
using NpgsqlTypes;

namespace Aivors.Grains.Journal.Postgres.Calls;

/// <summary>Calls that the search index found, in the order of their time.</summary>
/// <param name="Last">The place of the last one.</param>
/// <param name="IsCapped">There may be more after it.</param>
internal sealed record CallMatches(IReadOnlyList<string> CallIds, CallPlace? Last, bool IsCapped)
{
    /// <summary>Looks so many matches over for those that fit the other conditions.</summary>
    public const int Window = 2000;

    /// <summary>A list by another key than time sorts the newest matches, so many at most.</summary>
    public const int SortedMax = 10_000;

    /// <summary>How many matches a page of this size has to look at.</summary>
    public static int WindowOf(CallFilter filter, CallOrder order, int limit) =>
        order.Sort != CallSort.At ? SortedMax
        : filter with { Number = null, Text = null } == CallFilter.None ? limit + 1
        : Window;

    /// <summary>The next matches of a filter that is a search; null for one that is none.</summary>
    public static async Task<CallMatches?> FindAsync(
        NpgsqlDataSource database, ReadScope scope, Guid tenantId, CallFilter filter, bool ascending, CallPlace? after, int window,
        CancellationToken cancel)
    {
        if (!filter.IsSearch)
        {
            return null;
        }

        var (from, to) = CallConditions.TimesOf(filter);
        var place = after ?? new CallPlace(new DateTimeOffset(ascending ? DateTime.MinValue : DateTime.MaxValue, TimeSpan.Zero), "");
        await using var batch = database.CreateBatch(scope);
        batch.Add(
            "select call_id, at from call_matches($1, $2::tsquery, $3, $4, $5, $6, $7, $8)",
            new NpgsqlParameter<Guid> { TypedValue = tenantId },
            new NpgsqlParameter { Value = QueryOf(filter), NpgsqlDbType = NpgsqlDbType.Text },
            // The ends of time are sent as infinity.
            Time(from ?? DateTime.MinValue),
            Time(to ?? DateTime.MaxValue),
            new NpgsqlParameter<bool> { TypedValue = ascending },
            Time(place.At.UtcDateTime),
            new NpgsqlParameter<string> { TypedValue = place.CallId },
            new NpgsqlParameter<int> { TypedValue = window });
        await using var row = await batch.ExecuteScopedAsync(cancel);
        var ids = new List<string>();
        CallPlace? last = null;
        while (await row.ReadAsync(cancel))
        {
            ids.Add(row.GetString(0));
            last = new CallPlace(row.Time(1), ids[^1]);
        }

        return new CallMatches(ids, last, ids.Count == window);
    }

    private static string QueryOf(CallFilter filter) =>
        string.Join(" & ", new[] { filter.Text?.ToTsQuery(), filter.Number?.ToTsQuery() }.OfType<string>().Select(query => $"({query})"));

    private static NpgsqlParameter<DateTime> Time(DateTime time) =>
        new() { TypedValue = DateTime.SpecifyKind(time, DateTimeKind.Utc) };
}

using Aivors.Api.Http;
using Aivors.Api.Lists;
using Aivors.Grains.Contracts;

namespace Aivors.Api.Calls.Filtered;

/// <summary>Which page of which list of calls is asked for.</summary>
internal sealed record CallListRequest(CallFilter Filter, CallOrder Order, int Limit, CallPlace? After)
{
    private const int LimitDefault = 50;

    /// <summary>Null with a failure when something of it cannot be meant.</summary>
    public static CallListRequest? Read(
        CallFilterQuery query, string? sort, string? order, string? limit, string? cursor, out Failure? failure)
    {
        if (CallFilterReading.Read(query, out failure) is not { } filter || ReadOrder(sort, order, out failure) is not { } sorted
            || ListWindow.Read(limit, null, LimitDefault, out failure) is not { } window)
        {
            return null;
        }

        CallPlace after = default;
        if (!string.IsNullOrEmpty(cursor) && !CallListCursor.TryRead(cursor, sorted, filter, out after))
        {
            failure = Failure.Invalid("cursor is not one that this list gave with this sort and these conditions. Leave it out to begin with the first call.");
            return null;
        }

        return new CallListRequest(filter, sorted, window.Limit, string.IsNullOrEmpty(cursor) ? null : after);
    }

    private static CallOrder? ReadOrder(string? sort, string? order, out Failure? failure)
    {
        CallSort? key = sort switch
        {
            null or "" or "at" => CallSort.At,
            "duration" => CallSort.Duration,
            "charged" => CallSort.Charged,
            _ => null,
        };
        bool? ascending = order switch { null or "" or "desc" => false, "asc" => true, _ => null };
        failure = key is null ? Failure.Invalid($"sort must be one of at, duration, charged; it was {CallFilterReading.Shown(sort!)}.")
            : ascending is null ? Failure.Invalid($"order must be desc or asc; it was {CallFilterReading.Shown(order!)}.")
            : null;
        return failure is null ? new CallOrder(key!.Value, ascending!.Value) : null;
    }
}

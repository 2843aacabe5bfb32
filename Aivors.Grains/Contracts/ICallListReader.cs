namespace Aivors.Grains.Contracts;

/// <summary>Reads a tenant's calls filtered, sorted and searched, without touching their large columns.</summary>
/// <remarks>Every method throws <see cref="Journal.JournalUnavailableException"/> when the database does not answer.</remarks>
public interface ICallListReader
{
    /// <summary>A page. It costs the same at any depth. One of a search may be short, even empty, and still have a next one.</summary>
    Task<FilteredCalls> ReadPageAsync(ReadScope scope, Guid tenantId, CallPageQuery query, CancellationToken cancel);

    /// <summary>
    /// How many calls the filter lets through as the counters have it; null when they do not know. Costs the same whatever there is, so it is
    /// worth asking before a page is looked for that has nothing on it.
    /// </summary>
    Task<long?> ReadCounterAsync(ReadScope scope, Guid tenantId, CallFilter filter, CancellationToken cancel);

    /// <summary>How many calls the filter lets through, counted one by one up to <paramref name="cap"/>.</summary>
    Task<CallCount> CountAsync(ReadScope scope, Guid tenantId, CallFilter filter, int cap, CancellationToken cancel);

    /// <summary>The calls next to one in a list sorted by time; null when the scope may see no such call.</summary>
    Task<CallNeighbours?> FindNeighboursAsync(ReadScope scope, Guid tenantId, string callId, CallFilter filter, CancellationToken cancel);

    /// <summary>Calls that started since <paramref name="since"/> and are not known to be over, the newest first; at most 100.</summary>
    Task<IReadOnlyList<CallSummary>> ListRunningAsync(ReadScope scope, Guid tenantId, DateTimeOffset since, CancellationToken cancel);
}

/// <param name="Limit">At most so many.</param>
/// <param name="After">Only calls after this place; null begins at the first.</param>
/// <param name="Texts">How much of transcripts and summaries comes with a call.</param>
public sealed record CallPageQuery(CallFilter Filter, CallOrder Order, int Limit, CallPlace? After, CallTexts Texts);

/// <param name="PreviewLength">Transcripts and summaries come cut to so many characters; null: in full.</param>
/// <param name="Highlights">With a search: a fragment of each text that has the match.</param>
public readonly record struct CallTexts(int? PreviewLength, bool Highlights)
{
    public static CallTexts None { get; } = new(0, false);
}

/// <param name="Next">Where the following page begins; null when this is the last.</param>
public sealed record FilteredCalls(IReadOnlyList<FilteredCall> Calls, CallPlace? Next);

/// <summary>A call of a filtered list.</summary>
/// <param name="FromNumber">The caller's number.</param>
/// <param name="ToNumber">The called number.</param>
/// <param name="LocalAt">When it took place by the tenant's clock.</param>
/// <param name="LocalEndedAt">When it ended by the same clock.</param>
/// <param name="Highlights">What a search found in it; null without one.</param>
public sealed record FilteredCall(
    CallSummary Call, string? FromNumber, string? ToNumber, DateTimeOffset LocalAt, DateTimeOffset? LocalEndedAt, CallHighlights? Highlights);

/// <summary>Fragments with each match between U+E000 and U+E001; null for a text without a match.</summary>
public sealed record CallHighlights(string? Transcript, string? Summary);

/// <param name="IsAtLeast">True: there are more than were counted.</param>
public readonly record struct CallCount(long Calls, bool IsAtLeast);

/// <param name="Newer">The call before it in a list that shows the newest first; null when there is none.</param>
/// <param name="Older">The one after it.</param>
public sealed record CallNeighbours(string? Newer, string? Older);

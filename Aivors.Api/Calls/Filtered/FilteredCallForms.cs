using Aivors.Grains.Contracts;

namespace Aivors.Api.Calls.Filtered;

/// <summary>A call of a filtered list: as in other lists, and with what a search found in it.</summary>
public sealed record FilteredCallForm : CallForm
{
    /// <summary>Fragments of the texts that have what was searched for; null without a search for words.</summary>
    public required HighlightsForm? Highlights { get; init; }

    internal static FilteredCallForm Of(FilteredCall call, Guid userId, DateTimeOffset now) =>
        new(Of(call.Call, userId, now)) { Highlights = call.Highlights is { } found ? new HighlightsForm(found.Transcript, found.Summary) : null };

    [System.Diagnostics.CodeAnalysis.SetsRequiredMembers]
    private FilteredCallForm(CallForm call)
        : base(call)
    {
    }
}

/// <summary>Each match stands between U+E000 and U+E001, characters for private use that texts of calls do not have here.</summary>
/// <param name="Transcript">Null when the match is not in the transcript.</param>
/// <param name="Summary">Null when the match is not in the summary.</param>
public sealed record HighlightsForm(string? Transcript, string? Summary);

/// <summary>A page of filtered calls.</summary>
/// <param name="HasMore">There is a following page. One of a search may be shorter than <paramref name="Limit"/>, even empty, before the last.</param>
/// <param name="NextCursor">The <c>cursor</c> of the following page; null when this is the last.</param>
/// <param name="Total">All calls that fit; null on pages after the first.</param>
/// <param name="TotalIsAtLeast">There are more than <paramref name="Total"/>; how many was not counted.</param>
public sealed record FilteredCallsForm(
    IReadOnlyList<FilteredCallForm> Calls, int Limit, bool HasMore, string? NextCursor, long? Total, bool TotalIsAtLeast);

/// <summary>Calls that are going on.</summary>
public sealed record RunningCallsForm(IReadOnlyList<RunningCallForm> Calls);

/// <param name="StartedAt">Its start, or its first delivery while no start is known.</param>
/// <param name="PhoneNumber">The other party's.</param>
public sealed record RunningCallForm(
    string CallId, string AgentId, string? AgentName, DateTimeOffset StartedAt, string? PhoneNumber, string? Direction)
{
    public static RunningCallForm Of(CallSummary call) =>
        new(call.CallId, call.AgentId, call.AgentName, call.At, call.PhoneNumber, call.Direction);
}

/// <param name="Newer">The call before it in the list that shows the newest first; null when there is none.</param>
/// <param name="Older">The one after it.</param>
public sealed record NeighboursForm(string? Newer, string? Older);

using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;

namespace Aivors.Api.Calls.Filtered;

/// <summary>The conditions of a request for calls, as they came. What is left out or empty is no condition.</summary>
public sealed record CallFilterQuery
{
    [FromQuery(Name = "userId"), Description("Whose calls; left out, one's own. Only an admin may name another user.")]
    public string? UserId { get; init; }

    [FromQuery(Name = "from"), Description("The first day, yyyy-MM-dd, of the tenant's own days.")]
    public string? From { get; init; }

    [FromQuery(Name = "to"), Description("The last day, itself included.")]
    public string? To { get; init; }

    [FromQuery(Name = "agentId")]
    public string? AgentId { get; init; }

    [FromQuery(Name = "direction"), Description("inbound or outbound")]
    public string? Direction { get; init; }

    [FromQuery(Name = "outcome"), Description("answered, transferred, voicemail, no_answer or failed")]
    public string? Outcome { get; init; }

    [FromQuery(Name = "sentiment"), Description("Positive, Neutral, Negative or Unknown")]
    public string? Sentiment { get; init; }

    [FromQuery(Name = "successful"), Description("true or false")]
    public string? Successful { get; init; }

    [FromQuery(Name = "status"), Description("ongoing or ended")]
    public string? Status { get; init; }

    [FromQuery(Name = "minSeconds"), Description("Talk time in whole seconds, as durationSeconds shows it.")]
    public string? MinSeconds { get; init; }

    [FromQuery(Name = "maxSeconds")]
    public string? MaxSeconds { get; init; }

    [FromQuery(Name = "number"), Description("3 to 20 digits that one of the two numbers ends with; with + or 00 before them, begins with.")]
    public string? Number { get; init; }

    [FromQuery(Name = "q"), Description("Words of transcript and summary: all must be there; \"a phrase\", or, -not; the last word may go on.")]
    public string? Q { get; init; }
}

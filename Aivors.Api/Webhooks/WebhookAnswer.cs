using System.Text.Json.Serialization;
using Aivors.Api.Credits;
using Aivors.Api.Http;

namespace Aivors.Api.Webhooks;

/// <summary>
/// What a workflow reads after it forwarded an event. Always a JSON object with a real boolean <c>shouldDisableWorkflow</c>: n8n takes
/// a missing one for false and a text for an error.
/// </summary>
public sealed record WebhookAnswer
{
    public bool Success => true;

    public required string Message { get; init; }

    public required DateTimeOffset Timestamp { get; init; }

    /// <summary>True when the tenant has no credits left or is suspended; never true in a failure.</summary>
    public bool ShouldDisableWorkflow { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? CallId { get; init; }

    /// <summary>True for a delivery that changed nothing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Duplicate { get; init; }

    /// <summary>True for an event that is not about a finished call.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Skipped { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? EventType { get; init; }

    /// <summary>True for a delivery that is kept and not applied yet.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Pending { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public WebhookData? Data { get; init; }

    /// <summary>One per event, in order, each a <see cref="WebhookAnswer"/> or a failure; only for a body with several events.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<object>? Results { get; init; }
}

/// <summary><c>data</c> of a webhook's answer.</summary>
public sealed record WebhookData(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] WebhookCall? Call, Subscription Subscription, Alerts Alerts);

/// <summary>The call as it stands after the delivery. Lengths in characters, not the texts themselves.</summary>
public sealed record WebhookCall(
    string CallId, Guid UserId, string? PhoneNumber, long DurationMinutes, long DurationSeconds, int TranscriptLength, int SummaryLength,
    DateTimeOffset CreatedAt);

/// <summary>One event's result: an answer with its status, or a failure.</summary>
internal readonly record struct EventResult(int StatusCode, WebhookAnswer? Answer, Failure? Failure)
{
    public static EventResult Of(int statusCode, WebhookAnswer answer) => new(statusCode, answer, null);

    public static EventResult Of(Failure failure) => new(FailureResults.StatusOf(failure.Kind), null, failure);
}

using System.Text.Json.Serialization;

namespace Aivors.Api.Http;

/// <summary>The form of every answer that carries data: <c>{success, message, timestamp, data?}</c>.</summary>
/// <typeparam name="T">What stands under <c>data</c>.</typeparam>
public record Envelope<T>(string Message, T? Data, DateTimeOffset Timestamp)
{
    [JsonPropertyOrder(-1)]
    public bool Success => true;
}

/// <summary>The form of every failure. <c>error</c> and <c>message</c> hold the same text: one client reads the one, one the other.</summary>
public record FailureEnvelope(string Error, int StatusCode, DateTimeOffset Timestamp)
{
    [JsonPropertyOrder(-1)]
    public bool Success => false;

    public string Message => Error;

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public object? Details { get; init; }

    /// <summary>True on every 401.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? RequiresAuth { get; init; }

    /// <summary>True on a 401 whose only fault is that the access token is past its time.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? TokenExpired { get; init; }
}

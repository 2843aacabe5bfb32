using System.Text.Json.Serialization;

namespace Aivors.Api.Auth;

/// <summary>The form of the sign-in answers: the user stands at the top level.</summary>
public sealed record AuthEnvelope(string Message, DateTimeOffset Timestamp)
{
    [JsonPropertyOrder(-1)]
    public bool Success => true;

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public UserView? User { get; init; }
}

/// <summary>The answer of <c>GET /api/csrf-token</c>.</summary>
public sealed record CsrfAnswer(string CsrfToken)
{
    [JsonPropertyOrder(-1)]
    public bool Success => true;
}

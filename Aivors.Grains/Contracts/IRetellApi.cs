namespace Aivors.Grains.Contracts;

/// <summary>
/// Retell's own API, asked with the key of one workspace. Nothing here throws for what Retell answers: an outage of Retell's is an
/// ordinary thing, and each answer says which it was. Keys and bodies are never logged.
/// </summary>
public interface IRetellApi
{
    /// <summary>Whether the key works at all. Which workspace it belongs to Retell does not tell.</summary>
    Task<RetellAnswer<RetellKey>> CheckKeyAsync(string apiKey, CancellationToken cancel);

    /// <summary>The agent, if the key's workspace owns it: the proof of control over it.</summary>
    Task<RetellAnswer<RetellAgent>> GetAgentAsync(string apiKey, string agentId, CancellationToken cancel);

    /// <summary>Sets where Retell sends the agent's webhooks. The answer is the agent as it is afterwards.</summary>
    Task<RetellAnswer<RetellAgent>> SetWebhookUrlAsync(string apiKey, string agentId, string webhookUrl, CancellationToken cancel);

    /// <summary>The call as Retell would send it under <c>call</c>, transcript and all, as JSON.</summary>
    Task<RetellAnswer<byte[]>> GetCallAsync(string apiKey, string callId, CancellationToken cancel);

    /// <summary>A page of the calls of a span of time, oldest first.</summary>
    /// <param name="pageKey">The <see cref="ListedCalls.NextKey"/> of the page before; null for the first one.</param>
    Task<RetellAnswer<ListedCalls>> ListCallsAsync(string apiKey, CallSpan span, string? pageKey, CancellationToken cancel);
}

public enum RetellStatus
{
    Found = 1,

    /// <summary>The key's workspace has no such thing (404 or 422); another's may.</summary>
    NotTheirs = 2,

    /// <summary>Retell does not know the key (401).</summary>
    BadKey = 3,

    /// <summary>No answer that says anything: 429, 5xx, too slow, cut off, not what the API documents. Later it may be another.</summary>
    Unavailable = 4,
}

/// <param name="Value">Set exactly when it was found.</param>
/// <param name="Reason">Why there is no answer, in a word for logs: <c>429</c>, <c>timeout</c>, <c>garbage</c>, ...</param>
public sealed record RetellAnswer<T>(RetellStatus Status, T? Value = null, string? Reason = null)
    where T : class;

/// <summary>A key that works.</summary>
/// <param name="Organisation">What its owner calls the workspace; not unique.</param>
public sealed record RetellKey(string? Organisation);

/// <param name="WebhookUrl">Null: the workspace's own address is used.</param>
public sealed record RetellAgent(string AgentId, string? WebhookUrl);

/// <summary>Which calls to list: those that started in [From, To), of some agents or of all.</summary>
/// <param name="AgentIds">Null: of all agents of the workspace.</param>
/// <param name="OnlyOver">Leaves out those that Retell does not know to be over.</param>
public sealed record CallSpan(DateTimeOffset From, DateTimeOffset To, IReadOnlyList<string>? AgentIds = null, bool OnlyOver = false);

/// <param name="NextKey">Names the following page; null when this is the last.</param>
public sealed record ListedCalls(IReadOnlyList<ListedCall> Calls, string? NextKey);

/// <summary>A call as the list has it: enough to compare, not to record.</summary>
public sealed record ListedCall(
    string CallId, string? AgentId, string? Status, DateTimeOffset? StartedAt, DateTimeOffset? EndedAt, long? DurationMs);

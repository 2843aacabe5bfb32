namespace Aivors.Grains.Diagnostics;

/// <summary>Names of what spans and metrics of Aivors carry, beside OpenTelemetry's own. Dashboards and alerts use them: never rename one.</summary>
public static class SpanTags
{
    public const string CallId = "retell.call_id";
    public const string AgentId = "retell.agent_id";
    public const string TenantId = "aivors.tenant_id";
    public const string DeliveryId = "aivors.delivery_id";

    /// <summary>The trace of the request that brought a delivery which is applied later.</summary>
    public const string OriginTraceId = "aivors.origin.trace_id";

    /// <summary><c>n8n</c>, <c>retell</c> or <c>test</c>.</summary>
    public const string Door = "aivors.door";

    /// <summary><c>started</c>, <c>ended</c> or <c>analyzed</c>.</summary>
    public const string Event = "aivors.event";

    /// <summary>A verdict in lower case; of a delivery without one there is <see cref="ErrorType"/>.</summary>
    public const string Verdict = "aivors.verdict";

    /// <summary>The fact's kind, such as <c>call_charged</c>.</summary>
    public const string Fact = "aivors.fact";

    public const string Seq = "aivors.seq";
    public const string GroupSize = "aivors.journal.group.size";

    /// <summary>A command's name, such as <c>GrantCredits</c>.</summary>
    public const string Command = "aivors.command";

    /// <summary>OpenTelemetry's: a word of few values, never a message.</summary>
    public const string ErrorType = "error.type";
}

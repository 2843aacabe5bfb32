namespace Aivors.Grains.Retell.Stored;

/// <summary>One thing that was said or done in a call.</summary>
/// <param name="Kind"><c>agent</c>, <c>user</c>, <c>transfer_target</c>, <c>tool_call</c>, <c>tool_result</c>, <c>node</c>, <c>dtmf</c>, <c>sms</c>, <c>note</c> or <c>other</c>.</param>
/// <param name="Text">What was said, sent or answered; of a node the one before it, of a key press the keys.</param>
/// <param name="AtSeconds">From the beginning of the recording; null where Retell gives no time.</param>
/// <param name="EndSeconds">When its last word ends.</param>
/// <param name="Name">The tool's, or the node that the call came to.</param>
/// <param name="Arguments">What a tool was called with: JSON as text, as Retell gives it.</param>
/// <param name="Successful">Of a tool's result.</param>
/// <param name="ToolCallId">What a tool's call and its result have in common.</param>
public sealed record ConversationTurn(
    string Kind, string? Text, double? AtSeconds, double? EndSeconds, string? Name, string? Arguments, bool? Successful, string? ToolCallId)
{
    /// <summary>Nothing but a text.</summary>
    internal static ConversationTurn Of(string kind, string? text) => new(kind, text, null, null, null, null, null, null);
}

/// <summary>The kinds of <see cref="ConversationTurn"/>.</summary>
public static class TurnKind
{
    public const string Agent = "agent";
    public const string User = "user";
    public const string TransferTarget = "transfer_target";
    public const string ToolCall = "tool_call";
    public const string ToolResult = "tool_result";
    public const string Node = "node";
    public const string Dtmf = "dtmf";
    public const string Sms = "sms";
    public const string Note = "note";
    public const string Other = "other";
}

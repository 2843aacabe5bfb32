using System.Collections.Frozen;
using Aivors.Grains.Contracts;

namespace Aivors.Grains.Retell;

/// <summary>How a call ended, from Retell's <c>disconnection_reason</c> and <c>call_status</c>.</summary>
/// <remarks>
/// Retell adds reasons every few months (19 grew to 34 in two years), so an unknown one never fails anything: the status, or the fact
/// that the call lasted, then decides. The status alone cannot: Retell's own sample of a <c>call_ended</c> says "registered".
/// </remarks>
internal static class CallOutcomes
{
    private static readonly FrozenSet<string> Ended = FrozenSet.ToFrozenSet(
    [
        "user_hangup", "agent_hangup", "ivr_reached", "inactivity", "max_duration_reached", "no_concurrency_fallback", "transfer_cancelled",
        "manual_stopped", "call_take_over",
    ], StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> NobodyAnswered = FrozenSet.ToFrozenSet(
        ["dial_no_answer", "dial_busy", "user_declined"], StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> NotConnected = FrozenSet.ToFrozenSet(
    [
        "dial_busy", "dial_failed", "dial_no_answer", "invalid_destination", "telephony_provider_permission_denied",
        "telephony_provider_unavailable", "sip_routing_error", "marked_as_spam", "user_declined",

        // errors by their status, but of web calls that nobody ever joined
        "registered_call_timeout", "error_user_not_joined",
    ], StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Failed = FrozenSet.ToFrozenSet(
        ["concurrency_limit_reached", "no_valid_payment", "scam_detected"], StringComparer.OrdinalIgnoreCase);

    public static bool DidNotConnect(string? status, string? reason) =>
        Is(status, "not_connected") || (reason is not null && NotConnected.Contains(reason));

    /// <summary>One of <see cref="CallOutcome"/>, or null when the event says nothing about it.</summary>
    public static string? Of(string? status, string? reason, bool? inVoicemail, long? durationMs) => reason switch
    {
        _ when inVoicemail is true => CallOutcome.Voicemail,
        not null when IsVoicemail(reason) => CallOutcome.Voicemail,
        not null when Is(reason, "call_transfer") || Is(reason, "transfer_bridged") => CallOutcome.Transferred,
        not null when NobodyAnswered.Contains(reason) => CallOutcome.NoAnswer,
        not null when IsFailure(reason) => CallOutcome.Failed,
        _ when Is(status, "not_connected") || Is(status, "error") => CallOutcome.Failed,
        not null when Ended.Contains(reason) => CallOutcome.Answered,
        _ when Is(status, "ended") || durationMs > 0 => CallOutcome.Answered,
        _ => null,
    };

    // machine_detected is what voicemail_reached was called in 2024; it is still in stored history.
    private static bool IsVoicemail(string reason) => Is(reason, "voicemail_reached") || Is(reason, "machine_detected");

    private static bool IsFailure(string reason) =>
        NotConnected.Contains(reason) || Failed.Contains(reason) || reason.StartsWith("error_", StringComparison.OrdinalIgnoreCase);

    private static bool Is(string? text, string value) => string.Equals(text, value, StringComparison.OrdinalIgnoreCase);
}

namespace Aivors.Grains.Contracts;

/// <summary>Who did what. Append-only.</summary>
public interface IAuditLog
{
    Task AppendAsync(AuditRecord entry, CancellationToken cancel);
}

/// <summary>One line of the audit log. Ids and numbers only: no address, no name, no free text.</summary>
public sealed record AuditRecord
{
    public required Guid AuditId { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Stored, and searched for: never rename one. See <see cref="AuditEvent"/>.</summary>
    public required string EventType { get; init; }

    /// <summary>Whom it concerns.</summary>
    public Guid? UserId { get; init; }

    public Guid? TenantId { get; init; }

    /// <summary>Who did it: a user id, <c>anonymous</c> or <c>system</c>.</summary>
    public required string Actor { get; init; }

    public IReadOnlyDictionary<string, string> Data { get; init; } = new Dictionary<string, string>();
}

/// <summary>The kinds of audited events, as stored.</summary>
public static class AuditEvent
{
    public const string SignUp = "sign_up";
    public const string SignedIn = "sign_in_succeeded";
    public const string SignInFailed = "sign_in_failed";
    public const string SignedOut = "signed_out";
    public const string RefreshReused = "refresh_token_reused";
    public const string AgentConnected = "agent_connected";
    public const string AgentDisconnected = "agent_disconnected";
    public const string CreditsGranted = "credits_granted";
    public const string CreditsAdjusted = "credits_adjusted";
    public const string TenantOpened = "tenant_opened";
    public const string QuarantineReleased = "quarantine_released";
    public const string QuarantineDiscarded = "quarantine_discarded";
    public const string DeliveryReplayed = "delivery_replayed";
    public const string DeliveriesReplayed = "deliveries_replayed";
    public const string TenantChanged = "tenant_changed";
    public const string TenantViewed = "tenant_viewed";
    public const string WorkspaceKeyStored = "workspace_key_stored";
    public const string WorkspacePreviousKeyDropped = "workspace_previous_key_dropped";
    public const string WorkspaceRemoved = "workspace_removed";
    public const string WebhookAddressSet = "webhook_address_set";
    public const string AgentClaimed = "agent_claimed";
    public const string AgentClaimApproved = "agent_claim_approved";
    public const string AgentClaimRefused = "agent_claim_refused";
    public const string ReconciliationRequested = "reconciliation_requested";
    public const string ProfileChanged = "profile_changed";
    public const string PasswordChanged = "password_changed";
    public const string PasswordChangeFailed = "password_change_failed";
    public const string SessionEnded = "session_ended";
    public const string SignedOutEverywhere = "signed_out_everywhere";
    public const string SessionsEndedByAdmin = "sessions_ended_by_admin";
    public const string BooksVerified = "books_verified";
    public const string CallErased = "call_erased";
    public const string CallerErased = "caller_erased";
}

namespace Aivors.Api.Workspaces;

/// <param name="ApiKey">The key with the webhook badge, from Retell's settings.</param>
public sealed record StoreKeyRequest(string? ApiKey);

/// <param name="KeyHint">The last characters of the stored key.</param>
/// <param name="WebhookUrl">What to set as webhook address in Retell; null while Retell:PublicUrl is not configured.</param>
/// <param name="PreviousKeyUntil">Until when webhooks signed with the key before are still taken.</param>
public sealed record WorkspaceView(bool HasKey, string? KeyHint, string? WebhookUrl, DateTimeOffset? PreviousKeyUntil);

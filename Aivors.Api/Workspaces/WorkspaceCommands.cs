using System.Security.Cryptography;
using System.Text;
using Aivors.Api.Auth;
using Aivors.Api.Http;
using Aivors.Grains.Contracts;
using Aivors.Grains.Workspaces;
using Microsoft.Extensions.Options;

namespace Aivors.Api.Workspaces;

/// <summary>Shows, stores, rotates and forgets the Retell API key of the signed-in tenant.</summary>
internal sealed class WorkspaceCommands(
    IWorkspaceStore store, StoredWorkspaceKeys keys, KeyProtection protection, IRetellApi retell, IOptions<AgencyOptions> agency, Audit audit,
    TimeProvider time, Answers answers)
{
    private const int HintLength = 4;

    private static readonly TimeSpan PreviousKept = TimeSpan.FromHours(24);

    public async Task<IResult> ShowAsync(HttpContext http)
    {
        var workspace = await store.FindOfTenantAsync(CurrentUser.Of(http.User).TenantId, http.RequestAborted);
        return answers.Ok(workspace is null ? "No Retell API key is stored." : "A Retell API key is stored.", ViewOf(workspace));
    }

    public async Task<IResult> StoreAsync(StoreKeyRequest body, HttpContext http)
    {
        var apiKey = body.ApiKey?.Trim();
        if (string.IsNullOrEmpty(apiKey))
        {
            return Failure.Invalid("Missing required field: apiKey").ToResult();
        }

        if (!ApiKeyText.IsGood(apiKey))
        {
            return NoKey.ToResult();
        }

        var checkedKey = await retell.CheckKeyAsync(apiKey, http.RequestAborted);
        if (checkedKey.Status != RetellStatus.Found)
        {
            return (checkedKey.Status == RetellStatus.Unavailable
                ? Failure.Unavailable("Retell could not be asked about this key just now. Nothing was stored; please try again.")
                : NoKey).ToResult();
        }

        var user = CurrentUser.Of(http.User);
        var before = await store.FindOfTenantAsync(user.TenantId, http.RequestAborted);
        if (before is not null && IsSame(protection.Unprotect(before.WorkspaceId, before.ProtectedKey), apiKey))
        {
            return answers.Ok("This Retell API key is stored already.", ViewOf(before));
        }

        var workspace = Next(before, user.TenantId, apiKey);
        if (!await store.StoreAsync(workspace, before?.ProtectedKey, http.RequestAborted))
        {
            return Failure.Conflict("The Retell API key was changed by somebody else at the same time. Look at it and try again.").ToResult();
        }

        keys.Forget(workspace.WorkspaceId);
        await WriteAsync(AuditEvent.WorkspaceKeyStored, user, workspace.WorkspaceId);
        return answers.Ok("The Retell API key is stored.", ViewOf(workspace));
    }

    public async Task<IResult> DropPreviousAsync(HttpContext http)
    {
        var user = CurrentUser.Of(http.User);
        if (!await store.DropPreviousAsync(user.TenantId, time.GetUtcNow(), http.RequestAborted)
            || await store.FindOfTenantAsync(user.TenantId, http.RequestAborted) is not { } workspace)
        {
            return Failure.NotFound("There is no previous Retell API key.").ToResult();
        }

        keys.Forget(workspace.WorkspaceId);
        await WriteAsync(AuditEvent.WorkspacePreviousKeyDropped, user, workspace.WorkspaceId);
        return answers.Ok("The previous Retell API key no longer counts.", ViewOf(workspace));
    }

    public async Task<IResult> RemoveAsync(HttpContext http)
    {
        var user = CurrentUser.Of(http.User);
        if (await store.RemoveAsync(user.TenantId, http.RequestAborted) is not { } workspaceId)
        {
            return Failure.NotFound("No Retell API key is stored.").ToResult();
        }

        keys.Forget(workspaceId);
        await WriteAsync(AuditEvent.WorkspaceRemoved, user, workspaceId);
        return answers.Ok("The Retell API key was removed.", ViewOf(null));
    }

    private static Failure NoKey { get; } = Failure.Invalid(
        "Retell does not accept this API key. Copy the key with the webhook badge from API Keys in Retell's settings.");

    private static bool IsSame(string? stored, string given) =>
        stored is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(stored), Encoding.UTF8.GetBytes(given));

    private Workspace Next(Workspace? before, Guid tenantId, string apiKey)
    {
        var now = time.GetUtcNow();
        var workspaceId = before?.WorkspaceId ?? Guid.CreateVersion7(now);
        return new Workspace(workspaceId, tenantId, protection.Protect(workspaceId, apiKey), before?.ProtectedKey,
            before is null ? null : now + PreviousKept, apiKey[^HintLength..], now);
    }

    private WorkspaceView ViewOf(Workspace? workspace) => new(
        workspace is not null,
        workspace?.KeyHint,
        workspace is null ? null : agency.Value.WebhookUrl(workspace.WorkspaceId),
        workspace?.PreviousUntil > time.GetUtcNow() ? workspace.PreviousUntil : null);

    private Task WriteAsync(string eventType, CurrentUser user, Guid workspaceId) =>
        audit.WriteAsync(eventType, user, user.UserId, user.TenantId, ("workspaceId", workspaceId.ToString()));
}

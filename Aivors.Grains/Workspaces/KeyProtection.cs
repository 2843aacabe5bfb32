using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Logging;

namespace Aivors.Grains.Workspaces;

/// <summary>Encrypts workspaces' API keys for storage, each bound to its workspace: moved to another row it does not open.</summary>
public sealed partial class KeyProtection(IDataProtectionProvider protection, ILogger<KeyProtection> log)
{
    public byte[] Protect(Guid workspaceId, string apiKey) => ProtectorOf(workspaceId).Protect(Encoding.UTF8.GetBytes(apiKey));

    /// <summary>Null when the key cannot be opened: the ring that it was encrypted with is lost.</summary>
    public string? Unprotect(Guid workspaceId, byte[] protectedKey)
    {
        try
        {
            return Encoding.UTF8.GetString(ProtectorOf(workspaceId).Unprotect(protectedKey));
        }
        catch (CryptographicException e)
        {
            LogUnreadable(e, workspaceId);
            return null;
        }
    }

    private IDataProtector ProtectorOf(Guid workspaceId) => protection.CreateProtector("workspace-key@1", workspaceId.ToString());

    [LoggerMessage(Level = LogLevel.Error, Message = "The stored API key of workspace {WorkspaceId} cannot be opened with the present key ring")]
    private partial void LogUnreadable(Exception exception, Guid workspaceId);
}

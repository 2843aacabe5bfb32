using Microsoft.Extensions.Logging;

namespace Aivors.Grains.Tenants;

internal sealed partial class TenantGrain
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "Tenant {TenantId} was written by another activation before fact {Seq}; reading anew")]
    private partial void LogStale(Guid tenantId, long seq);

    [LoggerMessage(Level = LogLevel.Warning, Message = "[RETELL WEBHOOK] Call {CallId} of tenant {TenantId} is known of tenant {Other} too: kept apart")]
    private partial void LogClaimedTwice(string callId, Guid tenantId, Guid other);

    [LoggerMessage(Level = LogLevel.Error, Message = "Tenant {TenantId} is charged by '{Rule}', which this build does not know: its calls wait for a newer one")]
    private partial void LogNoRule(Guid tenantId, string rule);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Tenant {TenantId} could not be read anew")]
    private partial void LogNotReloaded(Exception exception, Guid tenantId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Tenant {TenantId}: the journal refused {Command} ({SqlState})")]
    private partial void LogRefused(Guid tenantId, string command, string sqlState);
}

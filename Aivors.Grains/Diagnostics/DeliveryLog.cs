using Aivors.Grains.Contracts;
using Microsoft.Extensions.Logging;

namespace Aivors.Grains.Diagnostics;

/// <summary>
/// What operators search for when a delivery has been applied, the same whether a door got the answer or the pump did. Ids and numbers
/// only. One line a charged call or a duplicate; what else was found is for <c>Debug</c>.
/// </summary>
public static partial class DeliveryLog
{
    public static void Applied(ILogger log, CallDelivery delivery, DeliveryResult result)
    {
        if (result is not { Status: DeliveryStatus.Applied, Call: { } call, Credits: { } credits })
        {
            return;
        }

        if (result.Verdict == Verdict.Duplicate)
        {
            LogDuplicate(log, call.CallId, result.TenantId);
        }
        else if (result.FactKind is "call_charged" or "call_corrected")
        {
            LogSaved(log, result.TenantId, delivery.AgentId, call.CallId, (call.ChargedSeconds ?? 0) / 60, credits.BalanceSeconds / 60);
        }
        else
        {
            LogFound(log, result.TenantId, delivery.AgentId, call.CallId);
        }
    }

    [LoggerMessage(Level = LogLevel.Information,
        Message = "[RETELL WEBHOOK] Tenant {TenantId} found for agent {AgentId}: call saved: {CallId}, {Minutes} min; credits deducted, {Remaining} remaining")]
    private static partial void LogSaved(ILogger log, Guid tenantId, string agentId, string callId, long minutes, long remaining);

    [LoggerMessage(Level = LogLevel.Information, Message = "[RETELL WEBHOOK] Duplicate: call {CallId} of tenant {TenantId}")]
    private static partial void LogDuplicate(ILogger log, string callId, Guid tenantId);

    [LoggerMessage(Level = LogLevel.Debug, Message = "[RETELL WEBHOOK] Tenant {TenantId} found for agent {AgentId}: call {CallId} saved, nothing to deduct")]
    private static partial void LogFound(ILogger log, Guid tenantId, string agentId, string callId);
}

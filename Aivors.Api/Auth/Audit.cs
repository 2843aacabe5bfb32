using Aivors.Grains.Contracts;
using Aivors.Grains.Journal;

namespace Aivors.Api.Auth;

/// <summary>Writes the audit log. What it tells of is done already, so a line that cannot be written is logged instead.</summary>
internal sealed partial class Audit(IAuditLog log, TimeProvider time, ILogger<Audit> logger)
{
    public const string Anonymous = "anonymous";

    public Task WriteAsync(string eventType, CurrentUser actor, Guid? userId, Guid? tenantId, params (string Key, string Value)[] data) =>
        WriteAsync(eventType, actor.Actor, userId, tenantId, data);

    public async Task WriteAsync(string eventType, string actor, Guid? userId, Guid? tenantId, params (string Key, string Value)[] data)
    {
        try
        {
            await log.AppendAsync(
                new AuditRecord
                {
                    AuditId = Guid.CreateVersion7(time.GetUtcNow()),
                    At = time.GetUtcNow(),
                    EventType = eventType,
                    UserId = userId,
                    TenantId = tenantId,
                    Actor = actor,
                    Data = data.ToDictionary(field => field.Key, field => field.Value, StringComparer.Ordinal),
                },
                // Whoever asked may be gone; the line is written all the same.
                CancellationToken.None);
        }
        catch (Exception e) when (e is JournalUnavailableException or JournalRefusedException)
        {
            LogNotWritten(e, eventType, actor, userId, tenantId);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Not in the audit log: {EventType} by {Actor}, user {UserId}, tenant {TenantId}")]
    private partial void LogNotWritten(Exception exception, string eventType, string actor, Guid? userId, Guid? tenantId);
}

using System.Diagnostics.Metrics;
using Aivors.Grains.Diagnostics;

namespace Aivors.Api.Auth;

/// <summary>
/// Counts and logs what was refused for security's sake: the meter <c>Aivors.Security</c>, and a line with the prefix <c>[SECURITY]</c>. No
/// row in the database: whoever attacks would fill it. Ids only; of a request that nobody is signed in for nothing but its kind.
/// </summary>
public sealed partial class RefusedRequests
{
    public const string MeterName = "Aivors.Security";

    private readonly Counter<long> _refused;
    private readonly ILogger<RefusedRequests> _log;

    public RefusedRequests(IMeterFactory meters, ILogger<RefusedRequests> log)
    {
        _log = log;
        _refused = meters.Create(MeterName).CreateCounter<long>("aivors.security.refused", "{request}", "Requests refused for security's sake");
    }

    /// <param name="kind">
    /// <c>sign_in</c>, <c>sign_in_limit</c>, <c>token</c>, <c>not_admin</c>, <c>other_user</c>, <c>origin</c> or <c>limit</c>.
    /// </param>
    /// <param name="userId">Who asked; at a sign-in whose account it was.</param>
    /// <param name="tenantId">The user's.</param>
    public void OnRefused(string kind, Guid? userId = null, Guid? tenantId = null)
    {
        _refused.Add(1, new KeyValuePair<string, object?>(SpanTags.ErrorType, kind));
        // One line for each would be a way to fill the log: what a limit turns away is counted only.
        if (kind != "limit")
        {
            LogRefused(kind, userId, tenantId);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "[SECURITY] Refused: {Kind}, user {UserId}, tenant {TenantId}")]
    private partial void LogRefused(string kind, Guid? userId, Guid? tenantId);
}

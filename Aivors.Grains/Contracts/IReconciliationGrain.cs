namespace Aivors.Grains.Contracts;

/// <summary>
/// Compares what Retell lists for one workspace with what we have, on a reminder and on demand, and fetches what is missing.
/// Key: the workspace's id; <see cref="Agency"/> for the agency's own.
/// </summary>
[Alias("aivors.IReconciliationGrain"), GrainInterfaceType("aivors.IReconciliationGrain")]
public interface IReconciliationGrain : IGrainWithGuidKey
{
    /// <summary>The key of the agency's workspace, which has no id.</summary>
    static Guid Agency => Guid.Empty;

    /// <summary>Sees to it that the reminder is as the settings say, and goes on with runs that nobody is at. Safe to call at any time.</summary>
    [Alias("Ensure"), ResponseTimeout("00:00:10")]
    Task EnsureAsync();

    /// <summary>Begins a run over the calls that started in [from, to). It goes on in the background.</summary>
    /// <param name="runId">Names the run: asked for twice it is one.</param>
    [Alias("Request"), ResponseTimeout("00:00:10")]
    Task<ReconciliationAnswer> RequestAsync(Guid runId, DateTimeOffset from, DateTimeOffset to, string actor);

    /// <summary>
    /// Begins to fetch the calls that the agent had before its present connection to the tenant, as history. Asked for twice it is done
    /// once. It goes on in the background.
    /// </summary>
    [Alias("Backfill"), ResponseTimeout("00:00:10")]
    Task<ReconciliationAnswer> BackfillAsync(Guid tenantId, string agentId, string actor);
}

[GenerateSerializer, Alias("aivors.ReconciliationAnswer")]
public enum ReconciliationAnswer
{
    /// <summary>Stored: it is done, or will be, also after a restart.</summary>
    Accepted = 1,

    /// <summary>There is no such workspace, or it has no Retell API key.</summary>
    NoKey = 2,

    /// <summary>Too many runs wait for this workspace already.</summary>
    TooMany = 3,

    /// <summary>Nothing to do: it was done before, is turned off, or the agent is not connected.</summary>
    Unchanged = 4,

    Unavailable = 5,
}

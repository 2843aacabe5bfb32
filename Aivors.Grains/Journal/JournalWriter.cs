using System.Diagnostics;
using Aivors.Grains.Contracts;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Aivors.Grains.Journal;

/// <summary>
/// The silo's one way into the journal. Appends of all tenants queue here; whatever has queued while the last group was committing
/// is the next group, so there is no timer and no waiting at low load.
/// </summary>
/// <remarks>Lives until the container is disposed, which is after the silo has stopped and its grains have deactivated.</remarks>
public sealed class JournalWriter : IAsyncDisposable
{
    private readonly WriterLane[] _lanes;

    /// <param name="journal">Where the lanes come from.</param>
    /// <param name="options">How many lanes, and their limits.</param>
    /// <param name="metrics">Told of every commit.</param>
    /// <param name="time">For timeouts and pauses.</param>
    /// <param name="log">Told of what fails.</param>
    /// <param name="random">For jitter; the shared one unless a test wants the same again.</param>
    /// <param name="scheduler">Where the lanes' loops run; the pool unless a test orders all that happens.</param>
    public JournalWriter(IJournal journal, IOptions<JournalOptions> options, JournalMetrics metrics, TimeProvider time, ILogger<JournalWriter> log,
        Random? random = null, TaskScheduler? scheduler = null)
    {
        _lanes = [.. Enumerable.Range(0, options.Value.Lanes).Select(_ => new WriterLane(
            journal.OpenLane(), options.Value, metrics, time, log, random ?? Random.Shared, scheduler ?? TaskScheduler.Default))];
    }

    /// <summary>Appends one delivery; completes after its commit.</summary>
    /// <exception cref="JournalUnavailableException">No answer: the outcome is unknown, the same delivery may be appended again.</exception>
    /// <exception cref="JournalRefusedException">The database refuses these very data.</exception>
    /// <exception cref="JournalOverloadedException">The queue is full; nothing was written.</exception>
    public Task<DeliveryOutcome?> AppendAsync(DeliveryAppend append) =>
        JournalSpans.HasListeners ? AppendTracedAsync(append) : Enqueue(append.TenantId, new DeliveryWork(append)).Completion.Task;

    /// <summary>Carries out one command, in order with the tenant's deliveries; completes after its commit. Throws as <see cref="AppendAsync"/>.</summary>
    public Task<CommandOutcome> ExecuteAsync(Guid tenantId, TenantCommand command) =>
        JournalSpans.HasListeners ? ExecuteTracedAsync(tenantId, command) : Enqueue(tenantId, new CommandWork(tenantId, command)).Completion.Task;

    public async ValueTask DisposeAsync()
    {
        foreach (var lane in _lanes)
        {
            await lane.DisposeAsync();
        }
    }

    private async Task<DeliveryOutcome?> AppendTracedAsync(DeliveryAppend append)
    {
        using var span = JournalSpans.StartAppend(append);
        try
        {
            var outcome = await Enqueue(append.TenantId, new DeliveryWork(append) { Span = span }).Completion.Task;
            JournalSpans.End(span, outcome);
            return outcome;
        }
        catch (Exception e)
        {
            JournalSpans.Fail(span, e);
            throw;
        }
    }

    private async Task<CommandOutcome> ExecuteTracedAsync(Guid tenantId, TenantCommand command)
    {
        using var span = JournalSpans.StartCommand(tenantId, command);
        try
        {
            return await Enqueue(tenantId, new CommandWork(tenantId, command) { Span = span }).Completion.Task;
        }
        catch (Exception e)
        {
            JournalSpans.Fail(span, e);
            throw;
        }
    }

    private T Enqueue<T>(Guid tenantId, T work) where T : Work
    {
        LaneOf(tenantId).Enqueue(work);
        return work;
    }

    // A tenant stays in its lane, so no two transactions of this silo wait for the same row.
    private WriterLane LaneOf(Guid tenantId) => _lanes[(uint)tenantId.GetHashCode() % (uint)_lanes.Length];
}

/// <summary>The writer's queue is full: nothing was written.</summary>
public sealed class JournalOverloadedException() : Exception("The journal's queue is full.");

internal abstract class Work
{
    /// <summary>The wait for the commit; null when nobody records it.</summary>
    public Activity? Span { get; init; }

    public abstract void Fail(Exception cause);
}

internal sealed class DeliveryWork(DeliveryAppend append) : Work
{
    public DeliveryAppend Append { get; } = append;

    public TaskCompletionSource<DeliveryOutcome?> Completion { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override void Fail(Exception cause) => Completion.TrySetException(cause);
}

internal sealed class CommandWork(Guid tenantId, TenantCommand command) : Work
{
    public Guid TenantId { get; } = tenantId;

    public TenantCommand Command { get; } = command;

    public TaskCompletionSource<CommandOutcome> Completion { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override void Fail(Exception cause) => Completion.TrySetException(cause);
}

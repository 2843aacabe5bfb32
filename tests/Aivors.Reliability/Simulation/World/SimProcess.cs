namespace Aivors.Reliability.Simulation.World;

/// <summary>
/// A process of the simulated system: whatever it does runs on this scheduler, so that it can be stopped dead, or frozen and woken, between
/// any two steps of its code.
/// </summary>
internal sealed class SimProcess(SimWorld world, string name) : TaskScheduler
{
    private readonly List<Task> _held = [];

    public string Name => name;

    /// <summary>Nothing of it runs any more, and nobody learns of that.</summary>
    public bool IsDead { get; private set; }

    public bool IsFrozen { get; private set; }

    /// <summary>How far its wall clock is from the others'.</summary>
    public TimeSpan ClockSkew { get; set; }

    public TimeProvider Time { get; private set; } = null!;

    public override int MaximumConcurrencyLevel => 1;

    public void Begin() => Time = new SimTime(world, this);

    public void Kill()
    {
        IsDead = true;
        _held.Clear();
    }

    public void Freeze() => IsFrozen = true;

    public void Thaw()
    {
        IsFrozen = false;
        foreach (var task in _held) world.MakeReady(this, task);
        _held.Clear();
    }

    /// <summary>Begins work in this process.</summary>
    public Task<T> RunAsync<T>(Func<Task<T>> work) =>
        Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.DenyChildAttach, this).Unwrap();

    public void Execute(Task task) => TryExecuteTask(task);

    public void Hold(Task task) => _held.Add(task);

    protected override void QueueTask(Task task) => world.MakeReady(this, task);

    // Never at once: when a step comes is for the schedule to say.
    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;

    protected override IEnumerable<Task> GetScheduledTasks() => [];
}

namespace Aivors.Reliability.Simulation.World;

/// <summary>
/// One thread, one seed, one schedule: of all steps that could be next it takes a random one, and time goes on when there is none. The
/// same seed takes the same steps.
/// </summary>
internal sealed class SimWorld(int seed)
{
    private const int StepsMax = 2_000_000;

    private readonly List<(SimProcess Process, Task Task)> _ready = [];
    private readonly PriorityQueue<(SimTime.Timer Timer, int Setting), (long Due, long Order)> _timers = new();
    private readonly Random _choice = new(seed);
    private readonly int _thread = Environment.CurrentManagedThreadId;
    private long _order;

    /// <summary>Ticks since the beginning.</summary>
    public long Now { get; private set; }

    public int Steps { get; private set; }

    /// <summary>What chance decides beside the order of steps.</summary>
    public Random Random { get; } = new(seed ^ 0x5bd1e995);

    /// <summary>Tells two schedules apart.</summary>
    public ulong Fingerprint { get; private set; } = 14_695_981_039_346_656_037;

    public SimProcess NewProcess(string name)
    {
        var process = new SimProcess(this, name);
        process.Begin();
        return process;
    }

    public bool Chance(double probability) => Random.NextDouble() < probability;

    public void MakeReady(SimProcess process, Task task)
    {
        // What ran elsewhere would not be the same twice.
        if (Environment.CurrentManagedThreadId != _thread) throw new InvalidOperationException("A step left the simulation's thread.");
        if (!process.IsDead) _ready.Add((process, task));
    }

    public void Schedule(SimTime.Timer timer, TimeSpan due) =>
        _timers.Enqueue((timer, timer.Setting), (Now + Math.Max(0, due.Ticks), _order++));

    /// <summary>Goes on until the work is done.</summary>
    public void Run(Task work)
    {
        while (!work.IsCompleted)
        {
            if (++Steps > StepsMax) throw new InvalidOperationException("The simulation does not come to an end.");
            if (_ready.Count > 0) Step();
            else if (_timers.TryDequeue(out var next, out var at)) Fire(next.Timer, next.Setting, at.Due);
            else throw new InvalidOperationException("Nothing can happen any more, and the work is not done.");
        }

        work.GetAwaiter().GetResult();
    }

    private void Step()
    {
        var at = _choice.Next(_ready.Count);
        var (process, task) = _ready[at];
        _ready[at] = _ready[^1];
        _ready.RemoveAt(_ready.Count - 1);
        if (process.IsDead) return;
        if (process.IsFrozen)
        {
            process.Hold(task);
            return;
        }

        Note((ulong)at);
        Note((ulong)process.Name.Length + process.Name[^1]);
        process.Execute(task);
    }

    private void Fire(SimTime.Timer timer, int setting, long due)
    {
        if (setting != timer.Setting) return;
        Now = Math.Max(Now, due);
        Note((ulong)Now);
        timer.Fire();
    }

    private void Note(ulong value) => Fingerprint = (Fingerprint ^ value) * 1_099_511_628_211;
}

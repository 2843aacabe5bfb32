namespace Aivors.Reliability.Faults;

/// <summary>A fault of the matrix: how it is done for its time, and what shows that it bit.</summary>
/// <param name="Id">Its number in docs/reliability.md.</param>
/// <param name="Name">What it is.</param>
/// <param name="InjectAsync">Does it, waits its time, and returns the sentence that proves it. Healing is the run's.</param>
internal sealed record Fault(string Id, string Name, Func<Injection, Task<string>> InjectAsync)
{
    /// <summary>No sender may see a 5xx or a broken connection.</summary>
    public bool NoFailedAnswer { get; init; }

    /// <summary>99.9 % of the answers within 4 s must be 2xx.</summary>
    public bool FastAnswers { get; init; }

    /// <summary>How long the slowest answer may take, whatever it says. Senders give up after 10 s.</summary>
    public double? SlowestSeconds { get; init; }

    /// <summary>It needs root in namespaces of its own.</summary>
    public bool NeedsNamespace { get; init; }

    public bool NeedsFakeTime { get; init; }

    /// <summary>It needs the programs of an earlier version.</summary>
    public bool NeedsPrevious { get; init; }

    /// <summary>It needs a program that the machine may lack.</summary>
    public string? NeedsProgram { get; init; }
}

/// <summary>It did not bite, so the run says nothing.</summary>
internal sealed class VoidRunException(string reason) : Exception(reason);

/// <summary>What a fault may use.</summary>
internal sealed class Injection(FaultCluster cluster, LoadDriver load, CallLog log, Random random)
{
    public FaultCluster Cluster => cluster;

    public LoadDriver Load => load;

    public CallLog Log => log;

    public Random Random => random;

    public Node AnySilo() => cluster.Silos[random.Next(cluster.Silos.Count)];

    public Node AnyApi() => cluster.Apis[random.Next(cluster.Apis.Count)];

    public static Task WaitAsync(double seconds) => Task.Delay(TimeSpan.FromSeconds(seconds));

    public static void Require(bool bitten, string what)
    {
        if (!bitten) throw new VoidRunException(what);
    }

    public int CountSince(double since, Func<Attempt, bool> what) => log.Attempts.Count(a => a.SentSeconds >= since && what(a));
}

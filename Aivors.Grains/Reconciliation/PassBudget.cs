namespace Aivors.Grains.Reconciliation;

/// <summary>What one pass of a run may cost; then the run goes on in a later one.</summary>
internal sealed class PassBudget(ReconciliationOptions options, TimeProvider time)
{
    private readonly long _started = time.GetTimestamp();
    private int _pages;
    private int _fetches;

    public bool IsSpent => IsLate || _pages >= options.PagesPerPass || _fetches >= options.FetchesPerPass;

    private bool IsLate => time.GetElapsedTime(_started) >= TimeSpan.FromSeconds(options.SecondsPerPass);

    public void OnPage() => _pages++;

    /// <summary>False: no more may be asked for in this pass.</summary>
    public bool TryFetch() => !IsLate && Interlocked.Increment(ref _fetches) <= options.FetchesPerPass;
}

/// <summary>How a pass ended: all done (neither), as much as one pass may do, or unable to go on.</summary>
/// <param name="Failure">A sentence.</param>
internal sealed record PassEnd(bool IsCut, string? Failure)
{
    public static PassEnd Done { get; } = new(false, null);

    public static PassEnd Cut { get; } = new(true, null);

    public static PassEnd Failed(string sentence) => new(false, sentence);
}

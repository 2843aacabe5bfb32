namespace Aivors.Api.Live;

/// <summary>
/// How often, and how much, a tenant's watchers in this process are sent, so that the busiest tenant with the most watchers cannot take
/// the machine from the calls. Pure. The first fact after a pause goes out at once.
/// </summary>
internal sealed class FanOutPace(TimeProvider time)
{
    /// <summary>Facts times watchers in a second. More is told as a reset.</summary>
    private const double SentPerSecond = 50_000;

    private const double BurstMin = 1_000;
    private const double BurstMax = 10_000;

    private static readonly TimeSpan SpacingMin = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan SpacingMax = TimeSpan.FromMilliseconds(750);
    private static readonly TimeSpan SpacingForEach = TimeSpan.FromMilliseconds(0.75);
    private static readonly TimeSpan SpacingAfterReset = TimeSpan.FromSeconds(1);

    private long _filledAt = time.GetTimestamp();
    private double _facts = BurstMax;

    /// <summary>How long to wait after sending. What comes meanwhile is sent together.</summary>
    public static TimeSpan SpacingOf(int watchers, bool afterReset)
    {
        var spacing = watchers * SpacingForEach;
        return afterReset ? SpacingAfterReset : spacing < SpacingMin ? SpacingMin : spacing > SpacingMax ? SpacingMax : spacing;
    }

    /// <summary>False when so many facts are too many for so many watchers now.</summary>
    public bool Allows(long facts, int watchers)
    {
        var perSecond = SentPerSecond / Math.Max(1, watchers);
        var elapsed = time.GetElapsedTime(_filledAt);
        _filledAt = time.GetTimestamp();
        _facts = Math.Min(_facts + (elapsed.TotalSeconds * perSecond), Math.Clamp(perSecond, BurstMin, BurstMax));
        return facts <= _facts;
    }

    public void OnSent(int facts) => _facts -= facts;
}

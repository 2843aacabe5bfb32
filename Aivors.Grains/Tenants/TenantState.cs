using Aivors.Grains.Contracts;
using Aivors.Grains.Journal;

namespace Aivors.Grains.Tenants;

/// <summary>
/// A tenant as its grain knows it: the row as of the last commit, the running calls and the latest ones.
/// Pure: it is told what committed, and says whether that fits what it knew.
/// </summary>
internal sealed class TenantState(TenantRecord record, LiveCalls live)
{
    public const int LatestMax = 10;
    public const int RunningMax = 100;

    private readonly List<RunningCall> _running = [.. live.Running];
    private readonly List<LatestCall> _latest = [.. live.Latest];

    public TenantRecord Record { get; private set; } = record;

    /// <summary>Takes in a committed delivery. False when somebody else wrote in between: the state is then stale.</summary>
    public bool Apply(DeliveryOutcome outcome)
    {
        if (outcome.SeqAfter <= Record.HeadSeq)
        {
            return true;
        }

        if (outcome.SeqBefore != Record.HeadSeq)
        {
            return false;
        }

        Record = Record with
        {
            HeadSeq = outcome.SeqAfter,
            BalanceSeconds = outcome.BalanceSeconds,
            GrantedSeconds = outcome.GrantedSeconds,
            ChargedSeconds = outcome.ChargedSeconds,
        };
        Place(outcome);
        return true;
    }

    /// <summary>Takes in a committed command. False when somebody else wrote in between.</summary>
    public bool Apply(CommandOutcome outcome)
    {
        if (outcome.Tenant is not { } after || after.HeadSeq < Record.HeadSeq)
        {
            return true;
        }

        if (outcome.SeqBefore != Record.HeadSeq)
        {
            return false;
        }

        Record = after;
        return true;
    }

    public TenantView ToView() => new()
    {
        TenantId = Record.TenantId,
        FirstUserId = Record.FirstUserId,
        HeadSeq = Record.HeadSeq,
        Status = Record.Status,
        Credits = ToCredits(),
        RunningCalls = [.. _running],
        LatestCalls = [.. _latest],
    };

    public CreditsView ToCredits() => new()
    {
        BalanceSeconds = Record.BalanceSeconds,
        GrantedSeconds = Record.GrantedSeconds,
        ChargedSeconds = Record.ChargedSeconds,
        LowBalanceSeconds = Record.LowBalanceSeconds,
    };

    public LiveCalls ToLiveCalls() => new([.. _running], [.. _latest]);

    private void Place(DeliveryOutcome outcome)
    {
        var id = outcome.Call.CallId;
        _running.RemoveAll(c => c.CallId == id);
        if (outcome.LatestEvent == CallEvent.Started)
        {
            // By its start: what is told while it runs does not make it younger.
            var later = _running.FindIndex(c => c.At > outcome.At);
            _running.Insert(later < 0 ? _running.Count : later, new RunningCall(id, outcome.AgentId, outcome.At));
            _running.RemoveRange(0, Math.Max(0, _running.Count - RunningMax));
            return;
        }

        _latest.RemoveAll(c => c.CallId == id);
        var call = new LatestCall(id, outcome.AgentId, outcome.At, outcome.Call.DurationMs, outcome.Call.ChargedSeconds, outcome.Outcome);
        var place = _latest.FindIndex(c => c.At < call.At || (c.At == call.At && string.CompareOrdinal(c.CallId, id) < 0));
        _latest.Insert(place < 0 ? _latest.Count : place, call);
        if (_latest.Count > LatestMax)
        {
            _latest.RemoveRange(LatestMax, _latest.Count - LatestMax);
        }
    }
}

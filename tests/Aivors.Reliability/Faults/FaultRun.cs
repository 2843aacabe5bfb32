using System.Diagnostics;

namespace Aivors.Reliability.Faults;

/// <summary>What one fault came to.</summary>
internal sealed record FaultOutcome(Fault Fault, string Proof, Judgement? Judgement, int Failed, int Unknown, double FastShare, double P99, double Max,
    double RecoverySeconds, double DrainSeconds, string? Complaint)
{
    public bool IsVoid { get; init; }
}

/// <summary>One fault: load, injury, healing, drain, and the books.</summary>
internal sealed class FaultRun(FaultCluster cluster, IReadOnlyList<(string AgentId, string UserId)> agents, int seed, int perSecond, string historyFolder)
{
    /// <summary>G7: what the first new call and the backlog may take after the healing.</summary>
    private const double RecoveryLimit = 30;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public async Task<FaultOutcome> RunAsync(Fault fault, int number)
    {
        var prefix = $"{fault.Id.Replace('/', '_')}_{seed}_{number}".ToLowerInvariant();
        using var log = new CallLog(Path.Combine(historyFolder, $"{prefix}.jsonl"));
        using var load = new LoadDriver([.. cluster.Apis.Select(a => a.Address)], cluster.Client.WebhookSecret, agents, log, prefix, seed + number);
        using var ending = new CancellationTokenSource();
        var sending = load.RunAsync(perSecond, ending.Token);
        await Injection.WaitAsync(1.5);

        string proof;
        var isVoid = false;
        try
        {
            proof = await fault.InjectAsync(new Injection(cluster, load, log, new Random(seed + number)));
        }
        catch (VoidRunException e)
        {
            (proof, isVoid) = ($"VOID: {e.Message}", true);
        }

        // Back to the rest of the world: how long until a new call is acknowledged?
        var watch = Stopwatch.StartNew();
        var healing = cluster.HealAsync();
        while (!await load.ProbeAsync() && watch.Elapsed < Patience) await Injection.WaitAsync(0.1);
        var recovery = watch.Elapsed.TotalSeconds;
        await healing;
        await Injection.WaitAsync(1.5);
        await ending.CancelAsync();
        await sending;
        watch.Restart();
        var complaint = await DrainAsync(load, watch);
        var drain = watch.Elapsed.TotalSeconds;
        return Judge(fault, log, load, await new Books(cluster.Owner).JudgeAsync(log, prefix), proof, recovery, drain, complaint) with { IsVoid = isVoid };
    }

    private async Task<string?> DrainAsync(LoadDriver load, Stopwatch watch)
    {
        try
        {
            await load.DrainAsync(Patience);
        }
        catch (TimeoutException)
        {
            return "calls are still not acknowledged";
        }

        var books = new Books(cluster.Owner);
        while (await books.PendingAsync() > 0)
        {
            if (watch.Elapsed > Patience) return "deliveries are still pending";
            await Injection.WaitAsync(0.1);
        }

        return null;
    }

    private static FaultOutcome Judge(Fault fault, CallLog log, LoadDriver load, Judgement judgement, string proof, double recovery, double drain, string? complaint)
    {
        var answers = log.Attempts.Where(a => a.Status != Attempt.NotConnected).ToList();
        var times = answers.Where(a => a.IsAnswered).Select(a => a.Milliseconds).Order().ToList();
        var failed = answers.Count(a => a.Status >= 300);
        var unknown = answers.Count(a => a.Status == 0);
        var fast = answers.Count == 0 ? 0 : 100.0 * answers.Count(a => a is { IsAnswered: true, Milliseconds: <= 4_000 }) / answers.Count;
        var late = fault.SlowestSeconds is { } slowest ? answers.Count(a => a.Milliseconds > slowest * 1_000) : 0;
        complaint ??= !judgement.IsClean ? $"the books are wrong: {string.Join("; ", judgement.Findings)}"
            : fault.NoFailedAnswer && failed + unknown > 0 ? $"{failed} answers failed, {unknown} had none"
            : fault.FastAnswers && fast < 99.9 ? $"only {fast:0.00} % of the answers were 2xx within 4 s"
            : late > 0 ? $"{late} answers took longer than {fault.SlowestSeconds:0} s, {unknown} never came"
            : recovery > RecoveryLimit || drain > RecoveryLimit ? "recovery took too long"
            : load.PoisonFailed > 0 ? $"{load.PoisonFailed} poisoned bodies were answered 500"
            : null;
        return new FaultOutcome(
            fault, proof, judgement, failed, unknown, fast, times.Count == 0 ? 0 : times[times.Count * 99 / 100], times.LastOrDefault(), recovery, drain, complaint);
    }
}

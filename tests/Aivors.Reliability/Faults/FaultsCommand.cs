using System.Globalization;
using Aivors.AppHost.Embedded.Processes;
using Aivors.Testing.Stack;

namespace Aivors.Reliability.Faults;

/// <summary><c>faults [--only F01,F12] [--seed N] [--rounds N] [--rate N] [--history DIR] [--previous DIR]</c></summary>
internal static class FaultsCommand
{
    private const string Inside = "AIVORS_FAULTS_INSIDE";
    private const int Tenants = 8;

    private static IEnumerable<Fault> Catalogue => [.. ProcessFaults.All, .. NetworkFaults.All, .. StoreFaults.All, .. DiskFaults.All, .. LimitFaults.All, .. VersionFaults.All, .. OtherFaults.All];

    public static async Task<int> RunAsync(string[] args)
    {
        if (!OperatingSystem.IsLinux())
        {
            Console.Error.WriteLine("The faults need Linux.");
            return 2;
        }

        // In namespaces of our own packets can be dropped and disks mounted, and nobody else's are touched.
        if (Environment.GetEnvironmentVariable(Inside) is null && await MayUnshareAsync()) return await AgainInsideAsync(args);
        var isInside = Environment.GetEnvironmentVariable(Inside) is not null;
        var seed = int.Parse(Option(args, "--seed") ?? "1", CultureInfo.InvariantCulture);
        var rounds = int.Parse(Option(args, "--rounds") ?? "1", CultureInfo.InvariantCulture);
        var rate = int.Parse(Option(args, "--rate") ?? "40", CultureInfo.InvariantCulture);
        var history = Option(args, "--history") ?? Directory.CreateTempSubdirectory("aivors-history-").FullName;
        Directory.CreateDirectory(history);
        var only = Option(args, "--only")?.Split(',');
        var faults = Catalogue.Where(f => only is null || only.Any(id => f.Id.Split('/').Contains(id))).ToList();
        Console.WriteLine($"seed {seed}, {rate} calls a second, histories in {history}{(isInside ? "" : "; without namespaces of its own")}");
        return await RunAsync(faults, isInside, seed, rounds, rate, history, Option(args, "--previous"));
    }

    private static async Task<int> RunAsync(IReadOnlyList<Fault> faults, bool isInside, int seed, int rounds, int rate, string history, string? previous)
    {
        await using var cluster = await FaultCluster.StartAsync(isInside, seed);
        cluster.Previous = previous;
        var agents = await SignUpAsync(cluster);
        var run = new FaultRun(cluster, agents, seed, rate, history);
        var outcomes = new List<FaultOutcome>();
        var skipped = new List<string>();
        Console.WriteLine(FaultReport.Header);
        for (var round = 0; round < rounds; round++)
        {
            foreach (var fault in faults)
            {
                if (Missing(fault, isInside, cluster) is { } reason)
                {
                    if (round == 0) skipped.Add($"{fault.Id}: {reason}");
                    continue;
                }

                var outcome = await run.RunAsync(fault, round * 100 + outcomes.Count);
                outcomes.Add(outcome);
                Console.WriteLine(FaultReport.Line(outcome));
            }
        }

        return Conclude(outcomes, skipped, seed);
    }

    private static int Conclude(List<FaultOutcome> outcomes, List<string> skipped, int seed)
    {
        foreach (var reason in skipped) Console.WriteLine($"skipped {reason}");
        var bad = outcomes.Where(o => o.IsVoid || o.Complaint is not null).ToList();
        Console.WriteLine(
            $"{outcomes.Count} faults: {outcomes.Count - bad.Count} survived, {bad.Count} not; {outcomes.Sum(o => o.Judgement?.Acknowledged)} calls acknowledged, "
            + $"{outcomes.Sum(o => o.Judgement?.Lost)} lost, {outcomes.Sum(o => o.Judgement?.Duplicated)} charged twice, {outcomes.Sum(o => o.Judgement?.WrongTenant)} with the wrong tenant");
        foreach (var outcome in bad) Console.WriteLine($"again: faults --seed {seed} --only {outcome.Fault.Id.Split('/')[0]}");
        return bad.Count == 0 ? 0 : 1;
    }

    private static string? Missing(Fault fault, bool isInside, FaultCluster cluster) =>
        fault.NeedsNamespace && !isInside ? "this machine gives no namespaces (unshare -n -m)"
        : fault.NeedsPrevious && cluster.Previous is null ? "no earlier version was named (--previous)"
        : fault.NeedsProgram is { } program && !File.Exists(program) ? $"{program} is not installed"
        : fault.NeedsFakeTime && cluster.ClockFile is null ? "libfaketime is not installed"
        : null;

    private static async Task<IReadOnlyList<(string AgentId, string UserId)>> SignUpAsync(FaultCluster cluster)
    {
        var admin = await cluster.Client.SignInAdminAsync();
        var agents = new List<(string, string)>();
        for (var i = 0; i < Tenants; i++)
        {
            var user = await cluster.Client.SignUpAsync();
            agents.Add((await StackApi.ConnectAgentAsync(user), user.UserId));
            await StackApi.GrantAsync(admin, user.UserId, 1_000);
        }

        return agents;
    }

    private static async Task<bool> MayUnshareAsync() =>
        (await Signals.RunAsync("sh", "-c", "command -v unshare && command -v nft && unshare -n -m ip link set lo up")).ExitCode == 0;

    private static async Task<int> AgainInsideAsync(string[] args)
    {
        var start = new System.Diagnostics.ProcessStartInfo("unshare")
        {
            ArgumentList = { "-n", "-m", "sh", "-c", "ip link set lo up && exec \"$@\"", "sh", DotnetProgram.Path, typeof(FaultsCommand).Assembly.Location, "faults" },
            Environment = { [Inside] = "1" },
        };
        foreach (var argument in args) start.ArgumentList.Add(argument);
        using var process = System.Diagnostics.Process.Start(start)!;
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    private static string? Option(string[] args, string name) =>
        Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;
}

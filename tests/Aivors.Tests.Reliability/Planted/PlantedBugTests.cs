#if PLANTED_BUGS
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Aivors.AppHost.Embedded.Setup;
using Aivors.Reliability.Faults;
using Aivors.Reliability.Simulation;
using Aivors.Testing;
using Aivors.Testing.Stack;
using Bugs = Aivors.Grains.Planted;

namespace Aivors.Tests.Reliability.Planted;

/// <summary>Tests the tests: each mistake that this build can make must be caught, and without one nothing may be found.</summary>
public sealed class PlantedBugTests(Backends backends, ITestOutputHelper output)
{
    private const int Seeds = 600;

    [Fact]
    public async Task Every_planted_bug_is_caught()
    {
        var probes = new (int Bug, string Name, Func<Task<string?>> Probe)[]
        {
            (1, "no unique charge for a call", () => FirstAsync(PostgresProbes.RepeatAsync)),
            (2, "balance written blindly", () => FirstAsync(PostgresProbes.TwoWritersAsync)),
            (3, "acknowledged before the commit", SimulateAsync),
            (4, "an error answered with 200", SimulateAsync),
            (5, "repeats known for a day", () => FirstAsync(PostgresProbes.MuchLaterAsync)),
            (6, "another key after a timeout", SimulateAsync),
            (7, "each event of a call charged", () => FirstAsync(PostgresProbes.TwoEventsAsync)),
            (8, "tenant by the present binding", SimulateAsync),
            (9, "a snapshot ahead of the journal believed", SimulateAsync),
            (10, "a wiped Redis not noticed", () => OnProcessesAsync(cluster => FaultAsync(cluster, "F21"))),
            (11, "who sends no secret is let in", () => OnProcessesAsync(NoSecretAsync)),
            (12, "secrets compared by ==", ReadSourceAsync),
            (13, "a route without its tenant", () => OnProcessesAsync(ForeignAccountAsync)),
            (14, "a token's lifetime not looked at", () => OnProcessesAsync(OldTokenAsync)),
            (15, "a poisoned delivery in the others' way", SimulateAsync),
            (16, "no time limit for what is written", () => OnProcessesAsync(cluster => FaultAsync(cluster, "F14"))),
        };
        var caught = 0;
        var looked = probes.Where(p => IsWanted(p.Bug)).ToList();
        foreach (var (bug, name, probe) in looked)
        {
            Bugs.Bug = 0;
            var control = await probe();
            Bugs.Bug = bug;
            var found = await probe();
            output.WriteLine($"P{bug} {name}: {found ?? "NOT CAUGHT"}{(control is null ? "" : $" (but also without it: {control})")}");
            if (found is not null && control is null) caught++;
        }

        Bugs.Bug = 0;
        output.WriteLine($"caught {caught}/{looked.Count}");
        Assert.Equal(looked.Count, caught);
    }

    /// <summary>All of them, or those that <c>AIVORS_PLANTED_ONLY=10,11</c> names.</summary>
    private static bool IsWanted(int bug) =>
        Environment.GetEnvironmentVariable("AIVORS_PLANTED_ONLY") is not { Length: > 0 } only || only.Split(',').Contains($"{bug}", StringComparer.Ordinal);

    private async Task<string?> FirstAsync(Func<Backends, Task<IReadOnlyList<string>>> probe) => (await probe(backends)).FirstOrDefault();

    /// <summary>On real silos and Apis, which have the bug of this moment by their environment.</summary>
    private static async Task<string?> OnProcessesAsync(Func<FaultCluster, Task<string?>> probe)
    {
        Environment.SetEnvironmentVariable("AIVORS_PLANTED", $"{Bugs.Bug}");
        await using var cluster = await FaultCluster.StartAsync(isInside: false, seed: 1);
        return await probe(cluster);
    }

    /// <summary>What a fault's run has to complain of, or why it could not even be healed.</summary>
    private static async Task<string?> FaultAsync(FaultCluster cluster, string id)
    {
        var user = await cluster.Client.SignUpAsync();
        var agents = new[] { (await StackApi.ConnectAgentAsync(user), user.UserId) };
        var fault = StoreFaults.All.Single(f => f.Id == id);
        using var history = new TemporaryData();
        try
        {
            var outcome = await new FaultRun(cluster, agents, seed: 1, perSecond: 40, history.Path).RunAsync(fault, 0);
            return outcome.IsVoid ? outcome.Proof : outcome.Complaint;
        }
        catch (InvalidOperationException e)
        {
            return e.Message.Split(':')[0];
        }
    }

    /// <summary>The rule that the unit tests hold the source to, with the planted line in it or without.</summary>
    private static Task<string?> ReadSourceAsync()
    {
        var root = Repository.FindRoot(AppContext.BaseDirectory)!;
        var file = Path.Combine("Aivors.Api", "Webhooks", "SecretCheck.cs");
        return Task.FromResult(SecretComparisons.In(file.Replace('\\', '/'), File.ReadAllText(Path.Combine(root, file)), withPlanted: Bugs.Is(12)).FirstOrDefault());
    }

    private static async Task<string?> NoSecretAsync(FaultCluster cluster)
    {
        var answer = await cluster.Client.Anonymous.PostAsync("/api/n8n/retell-webhook", RetellBody.Ended(StackApi.NewAgent(), StackApi.NewCall()));
        return answer.Status == 401 ? null : $"without a secret: {answer.Status}";
    }

    private static async Task<string?> ForeignAccountAsync(FaultCluster cluster)
    {
        var (one, other) = (await cluster.Client.SignUpAsync(), await cluster.Client.SignUpAsync());
        var answer = await one.Browser.GetAsync($"/api/subscription/{other.UserId}");
        return answer.Status == 404 ? null : $"another tenant's credits: {answer.Status}";
    }

    /// <summary>The user's own token with an end in the past, signed anew with the right key.</summary>
    private static async Task<string?> OldTokenAsync(FaultCluster cluster)
    {
        var user = await cluster.Client.SignUpAsync();
        var parts = user.Browser.Cookies["access_token"].Split('.');
        var claims = JsonNode.Parse(Base64Url.DecodeFromChars(parts[1]))!;
        claims["exp"] = DateTimeOffset.UtcNow.AddHours(-1).ToUnixTimeSeconds();
        var signed = $"{parts[0]}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(claims.ToJsonString()))}";
        var hash = HMACSHA256.HashData(Encoding.UTF8.GetBytes(cluster.Client.SigningKey), Encoding.UTF8.GetBytes(signed));
        var answer = await cluster.Client.Anonymous.GetAsync("/api/auth/me", ("Authorization", $"Bearer {signed}.{Base64Url.EncodeToString(hash)}"));
        return answer.Status == 401 ? null : $"an expired token: {answer.Status}";
    }

    private static Task<string?> SimulateAsync()
    {
        var failure = Soak.Run(1, Seeds, TextWriter.Null, failuresMax: 1);
        return Task.FromResult(failure.Count == 0 ? null : $"seed {failure[0].Seed}: {failure[0].Violation?.Split('\n')[0]}");
    }
}
#endif

using System.Globalization;
using System.Text;
using Aivors.Grains.Contracts;
using Aivors.Grains.Retell;
using Aivors.Reliability.Simulation.World;

namespace Aivors.Reliability.Simulation;

/// <summary>A call as it takes place in the simulated world, and what is told of it.</summary>
/// <param name="Events">One reading for each kind of event; copies are the same.</param>
internal sealed record PlannedCall(string CallId, string AgentId, DateTimeOffset? StartedAt, IReadOnlyList<CallReading> Events)
{
    /// <summary>What it must cost in the end, by arithmetic of its own: the best-known length, in minutes begun. Null: nothing.</summary>
    public long? ExpectedSeconds
    {
        get
        {
            var best = Events.Where(e => e.Fields.DurationMs is not null).OrderBy(e => e.Fields.DurationSource).ThenBy(e => e.Event).LastOrDefault();
            if (best is null) return null;
            var minutes = Math.Ceiling(best.Fields.DurationMs!.Value / 60_000m);
            return (long)minutes * 60;
        }
    }
}

/// <summary>A grant or an adjustment, once by its key.</summary>
internal sealed record PlannedCommand(Guid TenantId, TenantCommand Command, long Seconds);

/// <summary>What a seed has happen.</summary>
internal sealed class Plan
{
    private static readonly string[] Outcomes = ["answered", "transferred", "voicemail", "no_answer", "failed"];

    public Plan(Random random)
    {
        Tenants = [.. Enumerable.Range(0, random.Next(2, 4)).Select(i => IdOf(1, i))];
        Agents = [.. Enumerable.Range(0, random.Next(1, 4)).Select(i => $"agent_{i}")];
        Calls = [.. Enumerable.Range(0, random.Next(4, 11)).Select(i => NewCall(random, i))];
        Poison = [.. Enumerable.Range(0, random.Next(3)).Select(i => new CallReading(
            CallEvent.Ended, Agents[random.Next(Agents.Count)], $"poison_{i}", new CallFields { Summary = "\0" }, Encoding.UTF8.GetBytes($"poison {i}"), "call_ended"))];
        Commands = [.. Tenants.SelectMany((tenant, t) => Enumerable.Range(0, random.Next(1, 4)).Select(i => NewCommand(random, tenant, t, i)))];
    }

    public IReadOnlyList<Guid> Tenants { get; }

    public IReadOnlyList<string> Agents { get; }

    public IReadOnlyList<PlannedCall> Calls { get; }

    public IReadOnlyList<PlannedCommand> Commands { get; }

    /// <summary>What the database refuses, of the same agents as the good calls.</summary>
    public IReadOnlyList<CallReading> Poison { get; }

    public static Guid IdOf(int kind, int number) => new(kind, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte)(number + 1));

    private PlannedCall NewCall(Random random, int number)
    {
        var callId = string.Create(CultureInfo.InvariantCulture, $"call_{number}");
        var agentId = Agents[random.Next(Agents.Count)];
        DateTimeOffset? startedAt = random.Next(8) == 0 ? null : SimTime.Beginning.AddMilliseconds(random.Next(6_000));
        var ms = random.Next(10) == 0 ? 0 : random.Next(1, 400_000);
        var direction = random.Next(2) == 0 ? "inbound" : "outbound";
        var outcome = Outcomes[random.Next(Outcomes.Length)];
        var fields = new CallFields { Direction = direction, FromNumber = "+14155550100", ToNumber = "+16505550199", StartedAt = startedAt };
        var events = new List<CallReading>();
        if (random.Next(3) > 0) events.Add(Read(CallEvent.Started, fields with { Status = "ongoing" }));
        var over = fields with
        {
            Status = "ended",
            Outcome = outcome,
            DurationMs = random.Next(6) == 0 ? null : ms,
            DurationSource = (DurationSource)random.Next(1, 5),
            Transcript = "Hello.",
        };
        var told = random.Next(8);
        if (told != 0) events.Add(Read(CallEvent.Ended, over.DurationMs is null ? over with { DurationSource = DurationSource.None } : over));
        if (told is 0 or > 2)
        {
            var later = random.Next(4) == 0 ? random.Next(1, 400_000) : ms;
            events.Add(Read(CallEvent.Analyzed, over with
            {
                DurationMs = later,
                DurationSource = (DurationSource)random.Next(1, 5),
                Summary = "They said hello.",
                Sentiment = "Positive",
                Successful = random.Next(2) == 0,
            }));
        }

        return new PlannedCall(callId, agentId, startedAt, events);

        CallReading Read(CallEvent callEvent, CallFields said) =>
            new(callEvent, agentId, callId, said, Encoding.UTF8.GetBytes($"{callId} {callEvent}"), Grains.Journal.Postgres.DeliveryColumns.EventName(callEvent));
    }

    private static PlannedCommand NewCommand(Random random, Guid tenant, int t, int number)
    {
        var seconds = random.Next(1, 100) * 60L;
        var key = string.Create(CultureInfo.InvariantCulture, $"command-{t}-{number}");
        return random.Next(3) > 0
            ? new PlannedCommand(tenant, new GrantCredits { CommandKey = key, Actor = "sim", AmountSeconds = seconds }, seconds)
            : new PlannedCommand(tenant, new AdjustCredits { CommandKey = key, Actor = "sim", AmountSeconds = -seconds }, -seconds);
    }
}

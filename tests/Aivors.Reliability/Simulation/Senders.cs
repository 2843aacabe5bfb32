using System.Globalization;
using Aivors.Api.Webhooks;
using Aivors.Grains.Contracts;
using Aivors.Grains.Retell;
using Aivors.Reliability.Simulation.Cluster;
using Aivors.Reliability.Simulation.World;

namespace Aivors.Reliability.Simulation;

/// <summary>What stands outside and sends: until it is acknowledged, and sometimes once more.</summary>
internal sealed class Senders(SimCluster cluster, SimProcess client, Plan plan)
{
    private readonly SimWorld _world = cluster.World;

    /// <summary>Deliveries that were answered 2xx.</summary>
    public int Acknowledged { get; private set; }

    /// <summary>Attempts whose outcome the sender never learned.</summary>
    public int Unknown { get; private set; }

    public int Refused { get; private set; }

    public async Task SendAllAsync()
    {
        var work = new List<Task>();
        foreach (var call in plan.Calls)
        {
            foreach (var reading in call.Events)
            {
                for (var copies = 1 + _world.Random.Next(3); copies > 0; copies--)
                    work.Add(SendAsync(reading, FirstToldAt(call) + TimeSpan.FromMilliseconds(_world.Random.Next(10_000))));
            }
        }

        foreach (var reading in plan.Poison) work.Add(SendAsync(reading, TimeSpan.FromMilliseconds(_world.Random.Next(10_000))));
        foreach (var command in plan.Commands)
        {
            work.Add(OrderAsync(command, TimeSpan.FromMilliseconds(_world.Random.Next(12_000))));
            if (_world.Chance(0.3)) work.Add(OrderAsync(command, TimeSpan.FromMilliseconds(_world.Random.Next(12_000))));
        }

        await Task.WhenAll(work);
    }

    /// <summary>Every delivery of the history once more.</summary>
    public async Task RepeatAllAsync() => await Task.WhenAll(plan.Calls.SelectMany(c => c.Events).Select(e => SendAsync(e, TimeSpan.Zero)));

    /// <summary>As a page or a workflow does it: the same key until there is an answer.</summary>
    public async Task<CommandResult> UntilAnsweredAsync(Func<IGrainFactory, Task<CommandResult>> send)
    {
        while (true)
        {
            var api = AnyApi();
            try
            {
                var result = await api.Process.RunAsync(() => send(api.Grains)).WaitAsync(TimeSpan.FromSeconds(12), client.Time);
                if (result.Status is not (CommandStatus.Overloaded or CommandStatus.Unavailable)) return result;
            }
            catch (Exception e) when (e is TimeoutException or Grains.Journal.JournalUnavailableException)
            {
                Unknown++;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(200 + _world.Random.Next(800)), client.Time);
        }
    }

    private async Task SendAsync(CallReading reading, TimeSpan after)
    {
        await Task.Delay(after, client.Time);
        while (true)
        {
            var api = AnyApi();
            try
            {
                var taken = await api.Process.RunAsync(() => api.Intake.TakeAsync(reading, new DeliverySource("n8n"), silosAway: false))
                    .WaitAsync(TimeSpan.FromSeconds(10), client.Time);
                // what the database refuses is kept as rejected, and answered
                if (taken.Status is DeliveryStatus.Applied or DeliveryStatus.Refused)
                {
                    Acknowledged++;
                    return;
                }

                Refused++;
            }
            catch (TimeoutException)
            {
                Unknown++;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(500 + _world.Random.Next(2_000)), client.Time);
        }
    }

    private async Task OrderAsync(PlannedCommand planned, TimeSpan after)
    {
        await Task.Delay(after, client.Time);
        var result = await UntilAnsweredAsync(grains => grains.GetGrain<ITenantGrain>(planned.TenantId).ExecuteAsync(planned.Command));
        if (result.Status != CommandStatus.Done)
            throw new InvariantException(string.Create(CultureInfo.InvariantCulture, $"command {planned.Command.CommandKey} came to {result.Status}"));
        if (!_world.Chance(0.2)) return;

        // The same key for something else must be refused, whatever was lost before.
        var other = await UntilAnsweredAsync(grains => grains.GetGrain<ITenantGrain>(planned.TenantId)
            .ExecuteAsync(new GrantCredits { CommandKey = planned.Command.CommandKey, Actor = "sim", AmountSeconds = 7_777_777 }));
        if (other.Status != CommandStatus.KeyReused) throw new InvariantException($"another command under the key {planned.Command.CommandKey} came to {other.Status}");
    }

    // Nobody tells of a call before it began.
    private static TimeSpan FirstToldAt(PlannedCall call) => (call.StartedAt ?? SimTime.Beginning) - SimTime.Beginning;

    private SimApi AnyApi() => cluster.Apis[_world.Random.Next(cluster.Apis.Count)];
}

/// <summary>A promise that the system broke.</summary>
internal sealed class InvariantException(string message) : Exception(message);

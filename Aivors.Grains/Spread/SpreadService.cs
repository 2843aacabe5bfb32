using System.Diagnostics.Metrics;
using Aivors.Grains.Agents;
using Aivors.Grains.Tenants;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Runtime.Placement;

namespace Aivors.Grains.Spread;

/// <summary>
/// Keeps tenants and agents evenly on the silos. A busy grain never leaves its silo by itself, so a silo that joins would stay idle: each
/// silo that holds more than its share hands the rest over. A grain moves between two requests; what comes meanwhile is sent after it.
/// </summary>
internal sealed partial class SpreadService(
    HostedGrains hosted, IGrainFactory grains, ISiloStatusOracle oracle, ILocalSiloDetails self, IMeterFactory meters,
    IOptions<SpreadOptions> options, TimeProvider time, ILogger<SpreadService> log) : BackgroundService
{
    private const string MeterName = "Aivors.Spread";

    private static readonly (GrainType Kind, string Class)[] Kinds =
    [
        (GrainType.Create("tenant"), $".{nameof(TenantGrain)}"),
        (GrainType.Create("agent"), $".{nameof(AgentGrain)}"),
    ];

    private readonly Counter<long> _moved =
        meters.Create(MeterName).CreateCounter<long>("aivors.spread.moved", "{grain}", "Grains handed to other silos, by kind");

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.EverySeconds == 0) return;
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(options.Value.EverySeconds), time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await TrySpreadAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The silo stops, and with it all that it holds goes elsewhere.
        }
    }

    private async Task TrySpreadAsync(CancellationToken stopping)
    {
        var silos = oracle.GetApproximateSiloStatuses(onlyActive: true).Keys;
        if (silos.Count < 2 || !silos.Contains(self.SiloAddress)) return;
        try
        {
            var statistics = await CountAsync().WaitAsync(stopping);
            foreach (var (kind, name) in Kinds)
            {
                var counts = silos.ToDictionary(silo => silo, silo => statistics
                    .Where(grain => silo.Equals(grain.SiloAddress) && grain.GrainType.Split(',')[0].EndsWith(name, StringComparison.Ordinal))
                    .Sum(grain => grain.ActivationCount));
                Move(kind, counts);
            }
        }
        catch (Exception e) when (e is OrleansException or TimeoutException)
        {
            // A silo has just gone: the next round sees it gone.
            LogUncounted(e.Message);
        }
    }

    private Task<SimpleGrainStatistic[]> CountAsync() => grains.GetGrain<IManagementGrain>(0).GetSimpleGrainStatistics();

    private void Move(GrainType kind, Dictionary<SiloAddress, int> counts)
    {
        var own = hosted.Of(kind);
        counts[self.SiloAddress] = own.Count;
        using var next = own.GetEnumerator();
        foreach (var (to, number) in SpreadPlan.Of(self.SiloAddress, counts, options.Value.TolerancePercent, options.Value.MovesMax))
        {
            var hint = new Dictionary<string, object>(StringComparer.Ordinal) { [IPlacementDirector.PlacementHintKey] = to };
            var moved = 0;
            for (; moved < number && next.MoveNext(); moved++)
            {
                next.Current.Migrate(hint);
            }

            _moved.Add(moved, new KeyValuePair<string, object?>("aivors.grain", kind.ToString()));
            LogMoved(moved, kind.ToString()!, to);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} grains of kind {Kind} move to silo {Silo}")]
    private partial void LogMoved(int count, string kind, SiloAddress silo);

    [LoggerMessage(Level = LogLevel.Debug, Message = "The silos' grains could not be counted: {Reason}")]
    private partial void LogUncounted(string reason);
}

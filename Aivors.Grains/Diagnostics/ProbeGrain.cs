using Aivors.Grains.Contracts;
using Orleans.Concurrency;

namespace Aivors.Grains.Diagnostics;

/// <summary>A worker, so that the silo that is asked answers itself.</summary>
[StatelessWorker, GrainType("probe")]
internal sealed class ProbeGrain : Grain, IProbeGrain
{
    public Task AnswerAsync() => Task.CompletedTask;
}

using Aivors.Grains.Contracts;
using Aivors.ServiceDefaults.Health;

namespace Aivors.Api.Http;

/// <summary>Whether a silo answers. While none does the Api still keeps what comes in, and reads.</summary>
internal sealed class SiloHealth(IGrainFactory grains, TimeProvider time) : RememberedCheck(time)
{
    protected override async Task<string?> FindFaultAsync(CancellationToken cancel)
    {
        await grains.GetGrain<IProbeGrain>(0).AnswerAsync().WaitAsync(cancel);
        return null;
    }
}

using System.Diagnostics;
using Aivors.ServiceDefaults;
using OpenTelemetry;
using OpenTelemetry.Trace;

namespace Aivors.Tests.Unit.ServiceDefaults;

public sealed class TraceBeginningsTests : IDisposable
{
    private readonly ActivitySource _ours = new($"Aivors.Test{Guid.NewGuid():N}");
    private readonly ActivitySource _orleans = new($"Microsoft.Orleans.Test{Guid.NewGuid():N}");
    private readonly TracerProvider _traces;

    // The sampler that Aspire sets: it would take the children of what was dropped.
    public TraceBeginningsTests() => _traces = Sdk.CreateTracerProviderBuilder()
        .SetSampler(new AlwaysOnSampler()).AddProcessor(new TraceBeginnings()).AddSource(_ours.Name, _orleans.Name).Build();

    [Fact]
    public void What_Orleans_does_in_a_trace_of_ours_is_kept()
    {
        using var ours = _ours.StartActivity("deliver");
        using var call = _orleans.StartActivity("IAgentGrain/DeliverAsync");

        Assert.True(ours!.Recorded);
        Assert.True(call!.Recorded);
    }

    [Fact]
    public void What_Orleans_does_by_itself_is_dropped_with_all_below_it()
    {
        using var timer = _orleans.StartActivity("timer");
        using var below = _ours.StartActivity("below");

        Assert.False(timer!.Recorded);
        Assert.False(below!.Recorded);
    }

    [Fact]
    public void What_comes_from_another_process_is_kept()
    {
        var caller = new ActivityContext(ActivityTraceId.CreateRandom(), ActivitySpanId.CreateRandom(), ActivityTraceFlags.Recorded, isRemote: true);
        using var call = _orleans.StartActivity("IAgentGrain/DeliverAsync", ActivityKind.Server, caller);

        Assert.True(call!.Recorded);
    }

    public void Dispose()
    {
        _traces.Dispose();
        _ours.Dispose();
        _orleans.Dispose();
    }
}

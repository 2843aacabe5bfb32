using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aivors.ServiceDefaults.Health;

/// <summary>
/// A check that really does something, at most once every few seconds however many ask: the probes are open to everybody, so what one
/// costs must not depend on who asks how often. Register it as a singleton.
/// </summary>
public abstract class RememberedCheck(TimeProvider time) : IHealthCheck
{
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    private readonly Lock _gate = new();
    private Task<Outcome>? _last;
    private long _startedAt;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        Task<Outcome> outcome;
        lock (_gate)
        {
            if (_last is null || (_last.IsCompleted && time.GetElapsedTime(_startedAt) > Remembered))
            {
                _startedAt = time.GetTimestamp();
                _last = Task.Run(RunAsync, CancellationToken.None);
            }

            outcome = _last;
        }

        var (failure, exception) = await outcome.WaitAsync(cancellationToken);
        return failure is null ? HealthCheckResult.Healthy() : new HealthCheckResult(context.Registration.FailureStatus, failure, exception);
    }

    /// <summary>A sentence when something is wrong; null when all is well. What it throws is wrong as well.</summary>
    protected abstract Task<string?> FindFaultAsync(CancellationToken cancel);

    private async Task<Outcome> RunAsync()
    {
        using var patience = new CancellationTokenSource(Patience, time);
        try
        {
            return new Outcome(await FindFaultAsync(patience.Token).WaitAsync(patience.Token), null);
        }
        catch (Exception e)
        {
            return new Outcome(patience.IsCancellationRequested ? $"No answer for {Patience.TotalSeconds} s." : "It failed.", e);
        }
    }

    private readonly record struct Outcome(string? Failure, Exception? Exception);
}

using Aivors.Api.Http;

namespace Aivors.Api.Exports;

/// <summary>How many exports a process writes at once: each reads on until it is done, and pages must not wait for them.</summary>
internal sealed class ExportGate : IDisposable
{
    public const int AtOnce = 4;

    private readonly SemaphoreSlim _places = new(AtOnce);

    public static Failure Full { get; } = Failure.Unavailable("Several exports are being written already. Please try again in a moment.") with
    {
        RetryAfter = TimeSpan.FromSeconds(5),
    };

    public bool TryEnter() => _places.Wait(0);

    public void Leave() => _places.Release();

    public void Dispose() => _places.Dispose();
}

internal static class ExportSetup
{
    public static IServiceCollection AddExports(this IServiceCollection services) => services.AddSingleton<ExportGate>();
}

using Aivors.Benchmarks.Load;

namespace Aivors.Benchmarks.Deliveries;

/// <summary>Something that takes deliveries, and can be asked afterwards what it made of them.</summary>
internal interface IReceiver : IAsyncDisposable
{
    string Name { get; }

    Target Target { get; }

    /// <summary>The agents of <see cref="Fleet.Tenants"/> tenants; the first is the hot one.</summary>
    string[] Agents { get; }

    /// <summary>Its processes by part, Postgres not among them.</summary>
    IReadOnlyDictionary<string, Func<IEnumerable<int>>> Processes { get; }

    /// <summary>The database that it writes to, for WAL and commits.</summary>
    string ConnectionString { get; }

    /// <summary>Sentences about what is not as it must be: rows against acknowledged calls, sums, repeats.</summary>
    Task<IReadOnlyList<string>> CheckAsync(string run, int acknowledged, int sent);
}

internal static class Fleet
{
    public const int Tenants = 1000;

    public const long GrantedMinutes = 1_000_000;

    /// <summary>What each call of <see cref="Payloads"/> costs.</summary>
    public const long MinutesPerCall = 2;
}

using Aivors.Api.Http;
using Aivors.Grains.Contracts;

namespace Aivors.Api.Settings;

/// <summary>Which time zones may be set: those that the database knows by the names that browsers use.</summary>
internal sealed class TimeZones(ISystemReader system)
{
    private const int LengthMax = 64;

    private IReadOnlySet<string>? _known;

    /// <summary>What is wrong with the name; null when it may be set.</summary>
    public async Task<Failure?> FindWrongAsync(string? name, CancellationToken cancel)
    {
        if (string.IsNullOrEmpty(name))
        {
            return Failure.Invalid("Missing required field: timeZone, an IANA id such as Europe/Berlin.");
        }

        // They come with the server's installation and stay while it runs: read once.
        _known ??= await system.ReadTimeZonesAsync(cancel);
        return _known.Contains(name) ? null : Failure.Invalid(name.Length <= LengthMax && name.All(c => c is > ' ' and <= '~')
            ? $"timeZone '{name}' is not known. Give an IANA id in its own spelling, such as Europe/Berlin, America/New_York or UTC."
            : "timeZone is not known. Give an IANA id, such as Europe/Berlin, America/New_York or UTC.");
    }
}

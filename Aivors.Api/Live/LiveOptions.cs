using System.ComponentModel.DataAnnotations;

namespace Aivors.Api.Live;

/// <summary>Section <c>Live</c>: the streams of <c>GET /api/live</c> in this process.</summary>
public sealed class LiveOptions
{
    public const string Section = "Live";

    /// <summary>Open streams of one user, in this process.</summary>
    [Range(1, 100_000, ErrorMessage = "Live:WatchersPerUser must be between 1 and 100000 (environment variable Live__WatchersPerUser).")]
    public int WatchersPerUser { get; set; } = 20;

    /// <summary>Open streams of all users, in this process.</summary>
    [Range(1, 100_000, ErrorMessage = "Live:WatchersMax must be between 1 and 100000 (environment variable Live__WatchersMax).")]
    public int WatchersMax { get; set; } = 10_000;

    /// <summary>How often a silent stream says that it lives.</summary>
    [Range(1, 60, ErrorMessage = "Live:BeatSeconds must be between 1 and 60 (environment variable Live__BeatSeconds).")]
    public int BeatSeconds { get; set; } = 15;

    /// <summary>How often the watched tenants' heads are read from the database, for what no grain told.</summary>
    [Range(1, 60, ErrorMessage = "Live:PollSeconds must be between 1 and 60 (environment variable Live__PollSeconds).")]
    public int PollSeconds { get; set; } = 3;

    public TimeSpan Beat => TimeSpan.FromSeconds(BeatSeconds);

    public TimeSpan Poll => TimeSpan.FromSeconds(PollSeconds);

    /// <summary>How often a stream's session is looked at.</summary>
    public TimeSpan Check => TimeSpan.FromSeconds(Math.Min(5, BeatSeconds));
}

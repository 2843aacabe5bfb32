using System.ComponentModel.DataAnnotations;

namespace Aivors.Grains.Retention;

/// <summary>Section <c>Retention</c>. How long calls are kept is each tenant's own setting.</summary>
public sealed class RetentionOptions
{
    public const string Section = "Retention";

    /// <summary>How often it is looked for calls that are due; 0 turns it off.</summary>
    [Range(0, 1440, ErrorMessage = "Retention:EveryMinutes must be between 0 and 1440 (environment variable Retention__EveryMinutes).")]
    public int EveryMinutes { get; set; } = 15;
}

using System.ComponentModel.DataAnnotations;

namespace Aivors.Api.Credits;

/// <summary>Section <c>Credits</c>.</summary>
public sealed class CreditsOptions
{
    public const string Section = "Credits";

    /// <summary>The minutes that a new sign-up starts with.</summary>
    [Range(0, 100_000, ErrorMessage = "Credits:SignupMinutes must be between 0 and 100000 (environment variable Credits__SignupMinutes).")]
    public int SignupMinutes { get; set; }
}

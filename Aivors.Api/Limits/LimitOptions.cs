using System.ComponentModel.DataAnnotations;

namespace Aivors.Api.Limits;

/// <summary>Section <c>Limits</c>: how many requests are answered in a minute. Webhooks are not counted: a client's calls are never turned away for that.</summary>
public sealed class LimitOptions
{
    public const string Section = "Limits";

    /// <summary>Of the signed-in users of a tenant together.</summary>
    [Range(1, 100_000_000, ErrorMessage = "Limits:PerTenantPerMinute must be between 1 and 100000000 (environment variable Limits__PerTenantPerMinute).")]
    public int PerTenantPerMinute { get; set; } = 3_000;

    /// <summary>Of an address, or an IPv6 /64, without sign-in.</summary>
    [Range(1, 100_000_000, ErrorMessage = "Limits:PerAddressPerMinute must be between 1 and 100000000 (environment variable Limits__PerAddressPerMinute).")]
    public int PerAddressPerMinute { get; set; } = 600;

    /// <summary>Api processes with the same Redis and the same name count together.</summary>
    [RegularExpression("^[a-zA-Z0-9-]{1,40}$", ErrorMessage = "Limits:Name must have 1 to 40 letters, digits or hyphens (environment variable Limits__Name).")]
    public string Name { get; set; } = "aivors";
}

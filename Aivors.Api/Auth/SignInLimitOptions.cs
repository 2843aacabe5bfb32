using System.ComponentModel.DataAnnotations;

namespace Aivors.Api.Auth;

/// <summary>Section <c>SignIn</c>: how often sign-in may be tried, over all Api processes. What succeeds does not count.</summary>
public sealed class SignInLimitOptions
{
    public const string Section = "SignIn";

    /// <summary>Failed attempts from one address, or one /64 of IPv6.</summary>
    [Range(1, 1_000_000, ErrorMessage = "SignIn:PerIpPerMinute must be between 1 and 1000000 (environment variable SignIn__PerIpPerMinute).")]
    public int PerIpPerMinute { get; set; } = 30;

    /// <summary>Failed attempts at one account.</summary>
    [Range(1, 1_000_000, ErrorMessage = "SignIn:PerAccountPerMinute must be between 1 and 1000000 (environment variable SignIn__PerAccountPerMinute).")]
    public int PerAccountPerMinute { get; set; } = 10;
}

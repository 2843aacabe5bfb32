using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Aivors.Api.Auth;

/// <summary>Section <c>Admin</c>: the first admin, made at start when no user has this address. Neither set: none is made.</summary>
public sealed class AdminOptions
{
    public const string Section = "Admin";

    /// <summary>The address with which the first admin signs in.</summary>
    public string? Email { get; set; }

    /// <summary>The first admin's password; a secret.</summary>
    public string? Password { get; set; }

    /// <summary>How long the start waits for the cluster and the database.</summary>
    [Range(1, 600)]
    public int WaitSeconds { get; set; } = 60;

    public bool IsGiven => !string.IsNullOrWhiteSpace(Email);
}

internal sealed class AdminOptionsValidator : IValidateOptions<AdminOptions>
{
    public ValidateOptionsResult Validate(string? name, AdminOptions options)
    {
        var wrong = new List<string>();
        if (options.WaitSeconds is < 1 or > 600)
        {
            wrong.Add("Admin:WaitSeconds must be between 1 and 600 (environment variable Admin__WaitSeconds).");
        }

        if (options.IsGiven && EmailAddress.TryNormalize(options.Email) is null)
        {
            wrong.Add("Admin:Email is not an e-mail address (environment variable Admin__Email).");
        }

        if (options.IsGiven && string.IsNullOrEmpty(options.Password))
        {
            wrong.Add("Admin:Password is not set, though Admin:Email is: set it to the first admin's password (environment variable Admin__Password).");
        }
        else if (options.IsGiven && PasswordRules.Check(options.Password, options.Email) is { } weakness)
        {
            wrong.Add($"Admin:Password is refused (environment variable Admin__Password): {weakness}");
        }
        else if (!options.IsGiven && !string.IsNullOrEmpty(options.Password))
        {
            wrong.Add("Admin:Email is not set, though Admin:Password is: set it to the first admin's address (environment variable Admin__Email).");
        }

        return wrong.Count > 0 ? ValidateOptionsResult.Fail(wrong) : ValidateOptionsResult.Success;
    }
}

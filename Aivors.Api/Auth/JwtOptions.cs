using System.ComponentModel.DataAnnotations;
using System.Text;
using Microsoft.Extensions.Options;

namespace Aivors.Api.Auth;

/// <summary>Section <c>Jwt</c>: what tokens are signed with, and how long they count.</summary>
public sealed class JwtOptions
{
    public const string Section = "Jwt";

    /// <summary>The secret that signs access tokens: at least 32 bytes.</summary>
    public string SigningKey { get; set; } = "";

    /// <summary>While keys change: the one before, which still verifies but signs nothing.</summary>
    public string? PreviousSigningKey { get; set; }

    /// <summary>Who made the token, as written into it.</summary>
    public string Issuer { get; set; } = "aivors";

    /// <summary>Whom it is for, as written into it.</summary>
    public string Audience { get; set; } = "aivors";

    /// <summary>How long an access token counts.</summary>
    [Range(1, 60)]
    public int AccessMinutes { get; set; } = 15;

    /// <summary>How long a session may rest before it has to sign in again.</summary>
    [Range(1, 90)]
    public int RefreshDays { get; set; } = 7;

    /// <summary>How long a session in use may go on before it has to sign in again.</summary>
    [Range(1, 366)]
    public int SessionDays { get; set; } = 30;

    public TimeSpan AccessLifetime => TimeSpan.FromMinutes(AccessMinutes);

    public TimeSpan RefreshLifetime => TimeSpan.FromDays(Math.Min(RefreshDays, SessionDays));

    public TimeSpan SessionLifetime => TimeSpan.FromDays(SessionDays);
}

internal sealed class JwtOptionsValidator : IValidateOptions<JwtOptions>
{
    private const int KeyBytesMin = 32;

    private const int KeyDistinctMin = 8;

    // What examples and copied configurations leave behind.
    private static readonly string[] Placeholders =
    [
        "changeme", "change-me", "change_me", "your-secret", "your_secret", "your-256-bit", "your_jwt", "your-jwt", "supersecret", "super-secret",
        "super_secret", "secret-key", "secret_key", "secretkey", "fallback-secret", "fallback_secret", "default-secret", "default_secret", "placeholder",
    ];

    public ValidateOptionsResult Validate(string? name, JwtOptions options)
    {
        var wrong = new List<string>();
        if (string.IsNullOrWhiteSpace(options.SigningKey))
        {
            wrong.Add("Jwt:SigningKey is not set: set it to a random secret of at least 32 bytes (environment variable Jwt__SigningKey; "
                + "openssl rand -base64 48 makes one).");
        }
        else
        {
            AddWeakness(wrong, "Jwt:SigningKey", options.SigningKey);
        }

        if (!string.IsNullOrEmpty(options.PreviousSigningKey))
        {
            AddWeakness(wrong, "Jwt:PreviousSigningKey", options.PreviousSigningKey);
        }

        AddIf(wrong, string.IsNullOrWhiteSpace(options.Issuer), "Jwt:Issuer must not be empty (environment variable Jwt__Issuer).");
        AddIf(wrong, string.IsNullOrWhiteSpace(options.Audience), "Jwt:Audience must not be empty (environment variable Jwt__Audience).");
        AddIf(wrong, options.AccessMinutes is < 1 or > 60, "Jwt:AccessMinutes must be between 1 and 60 (environment variable Jwt__AccessMinutes).");
        AddIf(wrong, options.RefreshDays is < 1 or > 90, "Jwt:RefreshDays must be between 1 and 90 (environment variable Jwt__RefreshDays).");
        AddIf(wrong, options.SessionDays is < 1 or > 366, "Jwt:SessionDays must be between 1 and 366 (environment variable Jwt__SessionDays).");
        return wrong.Count > 0 ? ValidateOptionsResult.Fail(wrong) : ValidateOptionsResult.Success;
    }

    private static void AddWeakness(List<string> wrong, string key, string secret)
    {
        var variable = key.Replace(":", "__", StringComparison.Ordinal);
        var bytes = Encoding.UTF8.GetByteCount(secret);
        AddIf(wrong, bytes < KeyBytesMin, $"{key} is {bytes} bytes long and must have at least {KeyBytesMin} (environment variable {variable}; "
            + "openssl rand -base64 48 makes one).");
        var isPlaceholder = secret.Distinct().Count() < KeyDistinctMin
            || Placeholders.Any(known => secret.Contains(known, StringComparison.OrdinalIgnoreCase));
        AddIf(wrong, isPlaceholder, $"{key} is a placeholder that anybody can guess: set it to a random secret (environment variable {variable}; "
            + "openssl rand -base64 48 makes one).");
    }

    private static void AddIf(List<string> wrong, bool condition, string sentence)
    {
        if (condition)
        {
            wrong.Add(sentence);
        }
    }
}

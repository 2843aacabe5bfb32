using Microsoft.Extensions.Options;

namespace Aivors.Api.Webhooks;

/// <summary>Section <c>Retell</c>, as far as Retell's own webhooks need it. All of it is optional: without a key their door stays shut.</summary>
public sealed class RetellWebhookOptions
{
    public const string Section = "Retell";

    /// <summary>The API key of the agency's Retell workspace: the one with the webhook badge, for no other key signs webhooks.</summary>
    public string ApiKey { get; set; } = "";

    /// <summary>The key before it, while Retell still signs with it.</summary>
    public string PreviousApiKey { get; set; } = "";

    /// <summary>How far a signature's time may be from now, before or after.</summary>
    public int SignatureWindowSeconds { get; set; } = 300;
}

/// <summary>A key that is set must be one that can keep a secret.</summary>
internal sealed class RetellWebhookOptionsValidator : IValidateOptions<RetellWebhookOptions>
{
    private const int KeyMin = 16;
    private const int WindowMax = 24 * 60 * 60;

    public ValidateOptionsResult Validate(string? name, RetellWebhookOptions options)
    {
        var faults = new List<string>();
        if (IsWeak(options.ApiKey))
        {
            faults.Add($"Retell:ApiKey {Weak("Retell__ApiKey")}");
        }

        if (IsWeak(options.PreviousApiKey))
        {
            faults.Add($"Retell:PreviousApiKey {Weak("Retell__PreviousApiKey")}");
        }

        if (options.PreviousApiKey.Trim().Length > 0 && options.ApiKey.Trim().Length == 0)
        {
            faults.Add("Retell:PreviousApiKey is set, and Retell:ApiKey is not: the key in use goes into Retell:ApiKey "
                + "(environment variable Retell__ApiKey).");
        }

        if (options.SignatureWindowSeconds is < 1 or > WindowMax)
        {
            faults.Add($"Retell:SignatureWindowSeconds (environment variable Retell__SignatureWindowSeconds) must be from 1 to {WindowMax}.");
        }

        return faults.Count > 0 ? ValidateOptionsResult.Fail(faults) : ValidateOptionsResult.Success;
    }

    private static bool IsWeak(string key) =>
        key.Trim() is { Length: > 0 } set && (set.Length < KeyMin || set.AsSpan().ContainsAnyExceptInRange('!', '~'));

    private static string Weak(string variable) =>
        $"(environment variable {variable}) is no API key: one has at least {KeyMin} printable ASCII characters and no blanks.";
}

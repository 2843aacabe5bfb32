using System.Text;
using Microsoft.Extensions.Options;

namespace Aivors.Api.Webhooks;

/// <summary>Section <c>N8n</c>.</summary>
public sealed class N8nOptions
{
    public const string Section = "N8n";

    /// <summary>What workflows send as <c>x-n8n-webhook-secret</c>. Required: 16 printable ASCII characters or more.</summary>
    public string WebhookSecret { get; set; } = "";

    /// <summary>While the secret is rotated: the one before, which still lets in. The same rules hold for it.</summary>
    public string? PreviousWebhookSecret { get; set; }
}

/// <summary>Without a secret the door would be open, so without a secret the process does not start.</summary>
internal sealed class N8nOptionsValidator : IValidateOptions<N8nOptions>
{
    private const int SecretMin = 16;

    public ValidateOptionsResult Validate(string? name, N8nOptions options)
    {
        var secret = options.WebhookSecret.Trim();
        if (secret.Length == 0)
        {
            return ValidateOptionsResult.Fail("N8n:WebhookSecret is not set: choose a secret for the n8n workflows and set it, "
                + "as environment variable N8n__WebhookSecret.");
        }

        var wrong = new List<string>();
        if (!IsGood(secret)) wrong.Add(Sentence(nameof(options.WebhookSecret)));
        if (!string.IsNullOrWhiteSpace(options.PreviousWebhookSecret) && !IsGood(options.PreviousWebhookSecret.Trim()))
        {
            wrong.Add(Sentence(nameof(options.PreviousWebhookSecret)));
        }

        return wrong.Count > 0 ? ValidateOptionsResult.Fail(wrong) : ValidateOptionsResult.Success;
    }

    // n8n drops or re-encodes what is not ASCII, so such a secret would never match.
    private static bool IsGood(string secret) =>
        secret.Length >= SecretMin && secret.All(c => c is >= '!' and <= '~') && Encoding.ASCII.GetByteCount(secret) == secret.Length;

    private static string Sentence(string name) =>
        $"N8n:{name} (environment variable N8n__{name}) must have at least {SecretMin} printable ASCII characters and no blanks.";
}

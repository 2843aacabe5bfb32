using System.Text;
using Microsoft.Extensions.Options;

namespace Aivors.Api.Webhooks;

/// <summary>Section <c>N8n</c>.</summary>
public sealed class N8nOptions
{
    public const string Section = "N8n";

    /// <summary>What workflows send as <c>x-n8n-webhook-secret</c>. Required: 16 printable ASCII characters or more.</summary>
    public string WebhookSecret { get; set; } = "";
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

        // n8n drops or re-encodes what is not ASCII, so such a secret would never match.
        return secret.Length < SecretMin || secret.Any(c => c is < '!' or > '~') || Encoding.ASCII.GetByteCount(secret) != secret.Length
            ? ValidateOptionsResult.Fail($"N8n:WebhookSecret (environment variable N8n__WebhookSecret) must have at least {SecretMin} "
                + "printable ASCII characters and no blanks.")
            : ValidateOptionsResult.Success;
    }
}

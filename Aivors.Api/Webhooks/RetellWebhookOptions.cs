using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Aivors.Api.Webhooks;

/// <summary>Section <c>Retell</c>, as far as the check of signatures needs it; the keys are <see cref="Grains.Workspaces.AgencyOptions"/>'s.</summary>
public sealed class RetellWebhookOptions
{
    public const string Section = "Retell";

    /// <summary>How far a signature's time may be from now, before or after.</summary>
    [Range(1, 86400)]
    public int SignatureWindowSeconds { get; set; } = 300;
}

internal sealed class RetellWebhookOptionsValidator : IValidateOptions<RetellWebhookOptions>
{
    private const int WindowMax = 24 * 60 * 60;

    public ValidateOptionsResult Validate(string? name, RetellWebhookOptions options) =>
        options.SignatureWindowSeconds is >= 1 and <= WindowMax
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(
                $"Retell:SignatureWindowSeconds (environment variable Retell__SignatureWindowSeconds) must be from 1 to {WindowMax}.");
}

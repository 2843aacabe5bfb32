using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Aivors.Grains.Retell.Api;

/// <summary>Section <c>Retell</c>, as far as the client of Retell's API goes.</summary>
public sealed class RetellApiOptions
{
    public const string Section = "Retell";

    /// <summary>Retell's API: https, without path. Every API key is sent there.</summary>
    public string BaseUrl { get; set; } = "https://api.retellai.com";

    /// <summary>How long one attempt may take; lists get six times as long.</summary>
    [Range(0.05, 60)]
    public double AttemptSeconds { get; set; } = 5;

    /// <summary>How often a failed attempt is repeated.</summary>
    [Range(0, 5)]
    public int Retries { get; set; } = 2;

    internal TimeSpan AttemptTimeout => TimeSpan.FromSeconds(AttemptSeconds);

    internal TimeSpan ListAttemptTimeout => AttemptTimeout * 6;

    /// <summary>The longest wait before a repetition. When Retell asks for longer, the answer is "unavailable" at once.</summary>
    internal static TimeSpan WaitMax { get; } = TimeSpan.FromSeconds(8);

    /// <summary>Attempts and waits together, for a call that is not bounded by its caller.</summary>
    internal TimeSpan CallTimeout => (ListAttemptTimeout * (Retries + 1)) + (WaitMax * Retries);
}

internal sealed class RetellApiOptionsValidator : IValidateOptions<RetellApiOptions>
{
    public ValidateOptionsResult Validate(string? name, RetellApiOptions options)
    {
        var wrong = new List<string>();
        if (!IsBase(options.BaseUrl))
        {
            wrong.Add("Retell:BaseUrl must be the https address of Retell's API without path (environment variable Retell__BaseUrl): "
                + "every API key is sent there.");
        }

        if (options.AttemptSeconds is not (>= 0.05 and <= 60))
        {
            wrong.Add("Retell:AttemptSeconds must be between 0.05 and 60 (environment variable Retell__AttemptSeconds).");
        }

        if (options.Retries is < 0 or > 5)
        {
            wrong.Add("Retell:Retries must be between 0 and 5 (environment variable Retell__Retries).");
        }

        return wrong.Count > 0 ? ValidateOptionsResult.Fail(wrong) : ValidateOptionsResult.Success;
    }

    // Keys travel in the clear over http, so only to this machine itself.
    private static bool IsBase(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback))
        && uri is { PathAndQuery: "/", UserInfo: "", Fragment: "" };
}

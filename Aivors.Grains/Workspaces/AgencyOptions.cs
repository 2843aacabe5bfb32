using Microsoft.Extensions.Options;

namespace Aivors.Grains.Workspaces;

/// <summary>Section <c>Retell</c>, as far as the agency's own workspace goes, and the address that Retell sees us at.</summary>
public sealed class AgencyOptions
{
    public const string Section = "Retell";

    /// <summary>The key of the agency's workspace: the one with the webhook badge. Not set: there is no such workspace.</summary>
    public string? ApiKey { get; set; }

    /// <summary>While that key is rotated: the one before, which webhooks may still be signed with.</summary>
    public string? PreviousApiKey { get; set; }

    /// <summary>The public address of this Api, such as <c>https://calls.example.com</c>: what agents' webhooks are set to.</summary>
    public string? PublicUrl { get; set; }

    /// <summary>The public address without a slash at its end; null when it is not known.</summary>
    public string? Address => string.IsNullOrWhiteSpace(PublicUrl) ? null : PublicUrl.Trim().TrimEnd('/');

    public string? WebhookUrl(Guid? workspaceId) =>
        Address is { } address ? $"{address}/api/retell/webhook{(workspaceId is { } id ? $"/{id}" : "")}" : null;

    public IReadOnlyList<string> Keys => [.. new[] { ApiKey, PreviousApiKey }.Where(key => !string.IsNullOrWhiteSpace(key)).Select(key => key!.Trim())];
}

internal sealed class AgencyOptionsValidator : IValidateOptions<AgencyOptions>
{
    public ValidateOptionsResult Validate(string? name, AgencyOptions options)
    {
        var wrong = new List<string>();
        AddIfNoKey(wrong, "ApiKey", options.ApiKey);
        AddIfNoKey(wrong, "PreviousApiKey", options.PreviousApiKey);
        if (string.IsNullOrWhiteSpace(options.ApiKey) && !string.IsNullOrWhiteSpace(options.PreviousApiKey))
        {
            wrong.Add("Retell:ApiKey is not set, though Retell:PreviousApiKey is: set it to the present key (environment variable Retell__ApiKey).");
        }

        if (!string.IsNullOrWhiteSpace(options.PublicUrl) && !IsPublicUrl(options.PublicUrl.Trim()))
        {
            wrong.Add("Retell:PublicUrl must be the https address that Retell reaches this Api at, such as https://calls.example.com, without "
                + "query (environment variable Retell__PublicUrl).");
        }

        return wrong.Count > 0 ? ValidateOptionsResult.Fail(wrong) : ValidateOptionsResult.Success;
    }

    private static void AddIfNoKey(List<string> wrong, string name, string? key)
    {
        if (!string.IsNullOrWhiteSpace(key) && !ApiKeyText.IsGood(key.Trim()))
        {
            wrong.Add($"Retell:{name} is not a Retell API key: it has {ApiKeyText.LengthMin} to {ApiKeyText.LengthMax} printable characters without "
                + $"blanks (environment variable Retell__{name}).");
        }
    }

    private static bool IsPublicUrl(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback))
        && uri is { Query: "", Fragment: "", UserInfo: "" };
}

/// <summary>What can be an API key at all: it must fit a header.</summary>
public static class ApiKeyText
{
    public const int LengthMin = 8;
    public const int LengthMax = 200;

    public static bool IsGood(string key) => key.Length is >= LengthMin and <= LengthMax && key.All(c => c is > ' ' and <= '~');
}

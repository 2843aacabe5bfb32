using System.Security.Cryptography;
using System.Text;
using Aivors.Api.Http;
using Microsoft.Extensions.Options;

namespace Aivors.Api.Webhooks;

/// <summary>Lets through only requests that carry the n8n secret, before their body is read.</summary>
internal sealed partial class SecretCheck(IOptions<N8nOptions> options, WebhookMetrics metrics, ILogger<SecretCheck> log) : IEndpointFilter
{
    public const string Header = "x-n8n-webhook-secret";

    private readonly byte[] _expected = Hash(options.Value.WebhookSecret.Trim());

    private readonly byte[]? _before = string.IsNullOrWhiteSpace(options.Value.PreviousWebhookSecret) ? null : Hash(options.Value.PreviousWebhookSecret.Trim());

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
#if PLANTED_BUGS
        // 11: whoever sends no secret is let in
        if (Grains.Planted.Is(11) && context.HttpContext.Request.Headers[Header].Count == 0)
        {
            return await next(context);
        }
#endif
        if (!IsRight(context.HttpContext.Request.Headers[Header]))
        {
            metrics.OnRefused(DeliverySource.N8n, "bad_secret");
            LogWrong();
            return Failure.SignedOut($"The header {Header} is missing or wrong. Set it in the n8n node's Header Auth credential.").ToResult();
        }

        return await next(context);
    }

    // Compared as hashes, so that neither the content nor the length of the secret shows in the time it takes.
    private bool IsRight(Microsoft.Extensions.Primitives.StringValues values) =>
#if PLANTED_BUGS
        // 12: compared as text
        (Grains.Planted.Is(12) && values == options.Value.WebhookSecret) ||
#endif
        values is [{ } only] && Hash(only.Trim()) is var given
        && (CryptographicOperations.FixedTimeEquals(given, _expected) || (_before is not null && CryptographicOperations.FixedTimeEquals(given, _before)));

    private static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    [LoggerMessage(Level = LogLevel.Warning, Message = "[RETELL WEBHOOK] Bad or missing n8n secret")]
    private partial void LogWrong();
}

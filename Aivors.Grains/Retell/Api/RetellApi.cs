using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Aivors.Grains.Contracts;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace Aivors.Grains.Retell.Api;

/// <summary>Retell's API over HTTP; <see cref="RetellApiSetup"/> has its timeouts and repetitions.</summary>
internal sealed class RetellApi(IHttpClientFactory clients) : IRetellApi
{
    private const int PageSize = 100;

    private static readonly string[] OverStatuses = ["ended", "not_connected", "error"];

    public Task<RetellAnswer<RetellKey>> CheckKeyAsync(string apiKey, CancellationToken cancel) =>
        AskAsync(apiKey, HttpMethod.Get, "/get-api-key-info", body: null, AnswerReading.Key, cancel);

    public Task<RetellAnswer<RetellAgent>> GetAgentAsync(string apiKey, string agentId, CancellationToken cancel) =>
        AskAsync(apiKey, HttpMethod.Get, $"/get-agent/{Uri.EscapeDataString(agentId)}", body: null, AnswerReading.AgentNamed(agentId), cancel);

    public Task<RetellAnswer<RetellAgent>> SetWebhookUrlAsync(string apiKey, string agentId, string webhookUrl, CancellationToken cancel) =>
        AskAsync(apiKey, HttpMethod.Patch, $"/update-agent/{Uri.EscapeDataString(agentId)}",
            new Dictionary<string, object?>(StringComparer.Ordinal) { ["webhook_url"] = webhookUrl }, AnswerReading.AgentNamed(agentId), cancel);

    public Task<RetellAnswer<byte[]>> GetCallAsync(string apiKey, string callId, CancellationToken cancel) =>
        AskAsync(apiKey, HttpMethod.Get, $"/v2/get-call/{Uri.EscapeDataString(callId)}", body: null, AnswerReading.CallNamed(callId), cancel);

    public async Task<RetellAnswer<ListedCalls>> ListCallsAsync(string apiKey, CallSpan span, string? pageKey, CancellationToken cancel)
    {
        var answer = await AskAsync(apiKey, HttpMethod.Post, "/v3/list-calls", Query(span, pageKey), AnswerReading.Page, cancel);
        return answer.Value switch
        {
            null => new(answer.Status, Reason: answer.Reason),
            { HasMore: false } last => new(RetellStatus.Found, new ListedCalls(last.Calls, null)),
            // Without a key to go on by, or with the one that was just given, the list has no end that could be reached.
            { NextKey: { } next } page when next != pageKey => new(RetellStatus.Found, new ListedCalls(page.Calls, next)),
            _ => new(RetellStatus.Unavailable, Reason: "paging"),
        };
    }

    private static Dictionary<string, object?> Query(CallSpan span, string? pageKey)
    {
        var filter = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            // Retell's range includes both ends.
            ["start_timestamp"] = new { type = "range", op = "bt", value = new[] { span.From.ToUnixTimeMilliseconds(), span.To.ToUnixTimeMilliseconds() - 1 } },
        };
        if (span.AgentIds is { } agentIds)
        {
            filter["agent"] = agentIds.Select(agentId => new { agent_id = agentId }).ToArray();
        }

        if (span.OnlyOver)
        {
            filter["call_status"] = new { type = "enum", op = "in", value = OverStatuses };
        }

        var query = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["filter_criteria"] = filter,
            ["sort_order"] = "ascending",
            ["limit"] = PageSize,
        };
        if (pageKey is not null)
        {
            query["pagination_key"] = pageKey;
        }

        return query;
    }

    private async Task<RetellAnswer<T>> AskAsync<T>(string apiKey, HttpMethod method, string path, Dictionary<string, object?>? body,
        Func<byte[], T?> read, CancellationToken cancel)
        where T : class
    {
        if (apiKey.Length == 0 || apiKey.Any(c => c is <= ' ' or > '~'))
        {
            // It cannot stand in a header, so it is no key.
            return new(RetellStatus.BadKey);
        }

        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", apiKey);
        try
        {
            using var client = clients.CreateClient(nameof(RetellApi));
            using var response = await client.SendAsync(request, cancel);
            return response.StatusCode switch
            {
                HttpStatusCode.OK => Judge(read(await response.Content.ReadAsByteArrayAsync(cancel))),
                HttpStatusCode.NotFound or HttpStatusCode.UnprocessableEntity => new(RetellStatus.NotTheirs),
                HttpStatusCode.Unauthorized => new(RetellStatus.BadKey),
                var other => new(RetellStatus.Unavailable, Reason: ((int)other).ToString(System.Globalization.CultureInfo.InvariantCulture)),
            };
        }
        catch (Exception e) when (ReasonOf(e) is { } reason && !cancel.IsCancellationRequested)
        {
            return new(RetellStatus.Unavailable, Reason: reason);
        }
    }

    private static RetellAnswer<T> Judge<T>(T? value)
        where T : class => value is null ? new(RetellStatus.Unavailable, Reason: "garbage") : new(RetellStatus.Found, value);

    private static string? ReasonOf(Exception exception) => exception switch
    {
        TimeoutRejectedException or OperationCanceledException => "timeout",
        BrokenCircuitException => "circuit",
        HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } => "too_large",
        HttpRequestException or IOException => "connection",
        JsonException or InvalidOperationException => "garbage",
        _ => null,
    };
}

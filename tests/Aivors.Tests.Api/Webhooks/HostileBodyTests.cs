using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Aivors.Testing.Stack;

namespace Aivors.Tests.Api.Webhooks;

/// <summary>Bodies that are broken, huge, deep, strange or never end.</summary>
public sealed class HostileBodyTests(RunningStack stack)
{
    private const int MiB = 1024 * 1024;

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("7")]
    [InlineData("true")]
    [InlineData("\"text\"")]
    [InlineData("{")]
    [InlineData("[{]")]
    [InlineData("""{"event":"call_ended","call":{"call_id":"c","agent_id":"a","transcript":"he said "hi""}}""")]
    [InlineData("[object Object]")]
    [InlineData("{{ $json.body }}")]
    [InlineData("<html><body>Bad gateway</body></html>")]
    [InlineData("plain text")]
    public async Task What_is_no_event_is_400_and_says_what_to_change(string body)
    {
        var answer = await (await stack.ApiAsync()).PostDeliveryAsync(body);

        Shapes.IsFailure(400, answer);
        Assert.Contains("n8n", answer["message"], StringComparison.Ordinal);
        AnswerTests.AssertNeverStops(answer);
    }

    [Theory]
    [InlineData('[', ']')]
    [InlineData('{', '}')]
    public async Task A_body_nested_without_end_is_400(char open, char close)
    {
        var text = open == '['
            ? new string(open, 100_000) + new string(close, 100_000)
            : string.Concat(Enumerable.Repeat("{\"body\":", 100_000)) + "1" + new string(close, 100_000);

        Shapes.IsFailure(400, await (await stack.ApiAsync()).PostDeliveryAsync(text));
    }

    [Fact]
    public async Task Nul_characters_and_lone_surrogates_are_stored_cleanly()
    {
        var api = await stack.ApiAsync();
        var (user, agentId) = await stack.ClientAsync();
        var callId = StackApi.NewCall();
        var body = RetellBody.Analyzed(agentId, callId).Replace(
            "How can I help?", """a\u0000b \ud800 c \udc00 \ud83d\ude00 </script>""", StringComparison.Ordinal);

        Shapes.Is(201, await api.PostDeliveryAsync(body));

        var transcript = Shapes.Is(200, await user.Browser.GetAsync($"/api/calls/{callId}"))["data.call.transcript"]!;
        Assert.Contains("\U0001F600 </script>", transcript, StringComparison.Ordinal);
        Assert.DoesNotContain('\0', transcript);
        Shapes.Is(200, await user.Browser.GetAsync($"/api/dashboard/stats?userId={user.UserId}"));
    }

    [Fact]
    public async Task Bytes_that_are_no_utf8_lose_no_call()
    {
        var api = await stack.ApiAsync();
        var (_, agentId) = await stack.ClientAsync();
        Shapes.Is(201, await api.PostDeliveryAsync(Encoding.Latin1.GetBytes(
            RetellBody.Ended(agentId, StackApi.NewCall()).Replace("Reception", "Réception", StringComparison.Ordinal))));
    }

    [Fact]
    public async Task A_body_of_just_16_MiB_is_taken()
    {
        var api = await stack.ApiAsync();
        var (_, agentId) = await stack.ClientAsync();

        var answer = await api.PostDeliveryAsync(Padded(agentId, 16 * MiB));

        Shapes.Is(201, answer);
        Assert.Equal(98, answer.Number("data.subscription.availableCredits"));
    }

    [Fact]
    public async Task A_body_of_17_MiB_is_413_whether_announced_or_not()
    {
        var api = await stack.ApiAsync();
        var body = Padded(StackApi.NewAgent(), 17 * MiB);

        Shapes.IsFailure(413, await api.PostDeliveryAsync(body));
        var chunked = new StreamContent(new MemoryStream(body));
        chunked.Headers.ContentLength = null;
        var answer = await api.Anonymous.SendAsync(
            HttpMethod.Post, "/api/n8n/retell-webhook", chunked, (StackApi.SecretHeader, api.WebhookSecret), ("Transfer-Encoding", "chunked"));
        Shapes.IsFailure(413, answer);
        AnswerTests.AssertNeverStops(answer);
    }

    [Theory]
    [InlineData("Content-Length: 500\r\n\r\n{\"event\":")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n9\r\n{\"event\":\r\n")]
    public async Task A_body_that_stops_coming_is_answered_in_time(string rest)
    {
        var api = await stack.ApiAsync();
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", api.Address.Port);
        var stream = client.GetStream();
        var watch = Stopwatch.StartNew();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"POST /api/n8n/retell-webhook HTTP/1.1\r\nHost: {api.Address.Authority}\r\nContent-Type: application/json\r\n"
            + $"{StackApi.SecretHeader}: {api.WebhookSecret}\r\n{rest}"));

        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var reader = new StreamReader(stream);
        var status = await reader.ReadLineAsync(deadline.Token);

        Assert.StartsWith("HTTP/1.1 400", status, StringComparison.Ordinal);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(15), $"It took {watch.Elapsed.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)} s.");
    }

    private static byte[] Padded(string agentId, int size)
    {
        const string Tail = "\"}";
        var head = RetellBody.Ended(agentId, StackApi.NewCall())[..^1] + ",\"padding\":\"";
        return Encoding.ASCII.GetBytes(head + new string('x', size - head.Length - Tail.Length) + Tail);
    }
}

using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Aivors.Testing.Stack;

namespace Aivors.Tests.Api.Webhooks;

/// <summary>A door that is full says so at once, and nothing else of the Api is full with it.</summary>
public sealed class OverloadTests(RunningStack stack)
{
    [Fact]
    public async Task A_door_with_all_its_places_taken_is_503_with_when_to_come_again_and_opens_when_one_is_free()
    {
        await using var small = await stack.StartOtherApiAsync(new Dictionary<string, string>(StringComparer.Ordinal) { ["Webhooks__InFlightMax"] = "1" });
        var (_, agentId) = await stack.ClientAsync();
        var (slow, quick) = (RetellBody.Ended(agentId, StackApi.NewCall()), RetellBody.Ended(agentId, StackApi.NewCall()));
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", small.Api.Address.Port);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture,
            $"POST /api/n8n/retell-webhook HTTP/1.1\r\nHost: {small.Api.Address.Authority}\r\nContent-Type: application/json\r\nConnection: close\r\n"
            + $"{StackApi.SecretHeader}: {small.Api.WebhookSecret}\r\nContent-Length: {slow.Length}\r\n\r\n{slow[..20]}")));

        // It is inside as soon as its first bytes are read.
        ApiAnswer? shed = null;
        await Poll.UntilAsync("the door is full", async () => (shed = await small.Api.PostDeliveryAsync(RetellBody.Ended(agentId, StackApi.NewCall()))).Status == 503);
        Shapes.IsFailure(503, shed!);
        Assert.InRange(int.Parse(Assert.Single(shed!.Headers.GetValues("Retry-After")), CultureInfo.InvariantCulture), 1, 60);
        Assert.Equal(200, (await small.Api.Anonymous.GetAsync("/health")).Status);
        Shapes.Is(200, await small.Api.Anonymous.GetAsync("/api/health"));
        // the other door has places of its own
        Shapes.IsFailure(401, await small.Api.Anonymous.PostAsync("/api/retell/webhook", quick));

        await stream.WriteAsync(Encoding.ASCII.GetBytes(slow[20..]));
        using var reader = new StreamReader(stream);
        Assert.StartsWith("HTTP/1.1 201", await reader.ReadLineAsync(), StringComparison.Ordinal);
        await Poll.UntilAsync("there is room again", async () => (await small.Api.PostDeliveryAsync(quick)).Status is 201 or 200);
    }
}

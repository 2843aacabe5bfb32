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
        var client = await BeginAsync(small.Api, slow);

        // It is inside as soon as its first bytes are read; unless one of these was inside at that moment, and it was shed itself.
        ApiAnswer? shed = null;
        await Poll.UntilAsync("the door is full", async () =>
        {
            if (client.Available > 0)
            {
                client.Dispose();
                client = await BeginAsync(small.Api, slow);
            }

            return (shed = await small.Api.PostDeliveryAsync(RetellBody.Ended(agentId, StackApi.NewCall()))).Status == 503;
        });
        using var inside = client;
        var stream = inside.GetStream();
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
    /// <summary>A delivery whose body is not all there yet.</summary>
    private static async Task<TcpClient> BeginAsync(StackApi api, string body)
    {
        var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", api.Address.Port);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture,
            $"POST /api/n8n/retell-webhook HTTP/1.1\r\nHost: {api.Address.Authority}\r\nContent-Type: application/json\r\nConnection: close\r\n"
            + $"{StackApi.SecretHeader}: {api.WebhookSecret}\r\nContent-Length: {body.Length}\r\n\r\n{body[..20]}")));
        return client;
    }
}

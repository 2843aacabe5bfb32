using System.Net.Http.Headers;
using System.Text;
using Aivors.Grains.Retell;
using Aivors.Testing.Stack;

namespace Aivors.Tests.Api.Webhooks;

/// <summary>Retell's own webhooks, on an Api that has the agency's key and the one before it.</summary>
public sealed class RetellDoorTests(RunningStack stack, RetellDoorTests.Keyed keyed) : IClassFixture<RetellDoorTests.Keyed>
{
    private const string Door = "/api/retell/webhook";
    internal const string Key = "key_0123456789abcdef";
    private const string Previous = "key_fedcba9876543210";

    [Fact]
    public async Task Signed_events_are_recorded_once_with_their_proof()
    {
        var (_, agentId) = await stack.ClientAsync();
        var callId = StackApi.NewCall();

        var ended = Shapes.Is(201, await SendAsync(RetellBody.Ended(agentId, callId), Key));
        var again = Shapes.Is(200, await SendAsync(RetellBody.Ended(agentId, callId), Previous));
        var aside = Shapes.Is(200, await SendAsync(RetellBody.Envelope("transcript_updated", RetellBody.Call(agentId, callId)), Key));

        Assert.Equal((callId, 98), (ended["data.call.callId"], ended.Number("data.subscription.availableCredits")));
        Assert.True(again.Bool("duplicate"));
        Assert.True(aside.Bool("skipped"));
        Assert.Equal(3L, await stack.ScalarAsync<long>("select count(*) from deliveries where call_id = $1 and door = 'retell' and proof = 'signed'", callId));
    }

    [Fact]
    public async Task An_unsigned_or_wrongly_signed_event_is_401_and_not_stored()
    {
        var (_, agentId) = await stack.ClientAsync();
        var callId = StackApi.NewCall();
        var body = RetellBody.Ended(agentId, callId);
        ApiAnswer[] answers =
        [
            await SendAsync(body, key: null),
            await SendAsync(body, "key_of_somebody_else"),
            await SendAsync(body, Key, signedAt: DateTimeOffset.UtcNow.AddSeconds(-400)),
            await SendAsync(body + " ", Key, signed: body),
            await SendAsync(body, Key, path: $"{Door}/{Guid.NewGuid()}"),
            await SendAsync("{", "key_of_somebody_else"),
        ];

        Assert.All(answers, answer => Shapes.IsFailure(401, answer));
        Shapes.Are(Shapes.SignedOut, answers[0]);
        Assert.Equal(0L, await stack.ScalarAsync<long>("select count(*) from deliveries where call_id = $1", callId));
    }

    [Fact]
    public async Task An_unknown_agents_event_is_202_and_kept()
    {
        var callId = StackApi.NewCall();

        var answer = Shapes.Is(202, await SendAsync(RetellBody.Ended(StackApi.NewAgent(), callId), Key));

        Assert.Equal((true, true, false), (answer.Bool("success"), answer.Bool("pending"), answer.Bool("shouldDisableWorkflow")));
        Assert.Equal("quarantined signed", await stack.ScalarAsync<string>("select verdict || ' ' || proof from deliveries where call_id = $1", callId));
    }

    [Fact]
    public async Task Retells_question_about_an_inbound_call_is_answered_without_an_override()
    {
        var answer = Shapes.Is(200, await SendAsync("""{"event":"call_inbound","call_inbound":{"agent_id":"agent_1","from_number":"+14155550132"}}""", Key));

        Assert.Equal("""{"call_inbound":{}}""", answer.Text);
    }

    [Fact]
    public async Task Other_kinds_are_skipped_the_unreadable_is_400_and_GET_is_405()
    {
        Assert.True(Shapes.Is(200, await SendAsync("""{"event":"chat_ended","chat":{"chat_id":"chat_1"}}""", Key)).Bool("skipped"));
        Shapes.IsFailure(400, await SendAsync("{", Key));
        Shapes.IsFailure(405, await (await keyed.ApiAsync(stack)).Anonymous.GetAsync(Door));
        Shapes.IsFailure(405, await (await keyed.ApiAsync(stack)).Anonymous.GetAsync($"{Door}/{Guid.NewGuid()}"));
    }

    [Fact]
    public async Task Through_n8n_the_forwarded_signature_is_recorded_and_never_refused()
    {
        var (_, agentId) = await stack.ClientAsync();
        var (good, bad) = (StackApi.NewCall(), StackApi.NewCall());
        var api = await keyed.ApiAsync(stack);

        Shapes.Is(201, await api.PostDeliveryAsync(Item(RetellBody.Ended(agentId, good), Key)));
        Shapes.Is(201, await api.PostDeliveryAsync(Item(RetellBody.Ended(agentId, bad), "key_of_somebody_else")));

        Assert.Equal("signed", await stack.ScalarAsync<string>("select proof from deliveries where call_id = $1", good));
        Assert.Equal("unproved", await stack.ScalarAsync<string>("select proof from deliveries where call_id = $1", bad));
    }

    [Fact]
    public async Task Without_a_key_the_door_says_what_to_set()
    {
        var answer = await (await stack.ApiAsync()).Anonymous.PostAsync(Door, RetellBody.Ended(StackApi.NewAgent(), StackApi.NewCall()));

        Shapes.IsFailure(401, answer);
        Assert.Contains("Retell:ApiKey is not set", answer["message"], StringComparison.Ordinal);
    }

    private async Task<ApiAnswer> SendAsync(
        string body, string? key, string path = Door, string? signed = null, DateTimeOffset? signedAt = null)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        var content = new ByteArrayContent(bytes) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        var header = key is null ? null : RetellSignature.Sign(Encoding.UTF8.GetBytes(signed ?? body), key, signedAt ?? DateTimeOffset.UtcNow);
        return await (await keyed.ApiAsync(stack)).Anonymous.SendAsync(HttpMethod.Post, path, content, (RetellSignature.HeaderName, header));
    }

    private static string Item(string body, string key) =>
        $$$"""{"headers":{"x-retell-signature":"{{{RetellSignature.Sign(Encoding.UTF8.GetBytes(body), key, DateTimeOffset.UtcNow)}}}"},"body":{{{body}}}}""";

    /// <summary>One more Api, which has the keys; started when the first test asks.</summary>
    public sealed class Keyed : IAsyncDisposable
    {
        private Task<OtherApi>? _started;

        public async Task<StackApi> ApiAsync(RunningStack stack) =>
            (await (_started ??= Task.Run(() => stack.StartOtherApiAsync(new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["Retell__ApiKey"] = Key,
                ["Retell__PreviousApiKey"] = Previous,
            })))).Api;

        public async ValueTask DisposeAsync()
        {
            if (_started is { IsCompletedSuccessfully: true }) await (await _started).DisposeAsync();
        }
    }
}

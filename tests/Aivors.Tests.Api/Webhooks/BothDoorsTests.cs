using System.Net.Http.Headers;
using System.Text;
using Aivors.Grains.Retell;
using Aivors.Testing.Stack;

namespace Aivors.Tests.Api.Webhooks;

/// <summary>
/// What a hundred calls send, repeated and in any order, through Retell's own door and n8n's at once: the same calls, the same balance.
/// </summary>
public sealed class BothDoorsTests(RunningStack stack, RetellDoorTests.Keyed keyed, ITestOutputHelper output) : IClassFixture<RetellDoorTests.Keyed>
{
    private const int Calls = 100;

    [Fact]
    public async Task Any_order_and_repetition_through_both_doors_is_one_charge_a_call()
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var (user, agentId) = await stack.ClientAsync(minutes: 1_000);
        var calls = Enumerable.Range(0, Calls).Select(i => (Id: StackApi.NewCall(), DurationMs: (long)random.Next(0, 400_000))).ToArray();
        var sent = calls.SelectMany(call => new[]
        {
            RetellBody.Started(agentId, call.Id),
            RetellBody.Ended(agentId, call.Id, call.DurationMs),
            RetellBody.Analyzed(agentId, call.Id, call.DurationMs),
        }).SelectMany(body => Enumerable.Repeat(body, random.Next(1, 4))).ToArray();
        random.Shuffle(sent);
        var doors = sent.Select(_ => random.Next(2) == 0).ToArray();

        var api = await keyed.ApiAsync(stack);
        var answers = new ApiAnswer[sent.Length];
        await Parallel.ForAsync(0, sent.Length, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (i, _) =>
            answers[i] = doors[i] ? await SignedAsync(api, sent[i]) : await api.PostDeliveryAsync(sent[i]));

        Assert.All(answers, answer => Assert.InRange(answer.Status, 200, 201));
        Assert.Equal(Calls, answers.Count(answer => answer.Status == 201));
        var minutes = calls.Sum(call => (call.DurationMs + 59_999) / 60_000);
        Assert.Equal(1_000 - minutes, (await user.Browser.GetAsync("/api/subscription/me")).Number("data.creditsRemaining"));
        object ids = calls.Select(call => call.Id).ToArray();
        Assert.Equal(Calls, await stack.ScalarAsync<long>("select count(*) from journal where kind = 'call_charged' and call_id = any ($1)", ids));
        Assert.Equal(0L, await stack.ScalarAsync<long>("select count(*) from journal where kind = 'call_corrected' and call_id = any ($1)", ids));
        Assert.Equal(Calls, await stack.ScalarAsync<long>("select count(*) from calls where event = 'call_analyzed' and summary is not null and call_id = any ($1)", ids));
        Assert.Equal(sent.Length, await stack.ScalarAsync<long>("select count(*) from deliveries where call_id = any ($1)", ids));
        Assert.Empty(await stack.VerifyAsync());
    }

    private static Task<ApiAnswer> SignedAsync(StackApi api, string body)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        var content = new ByteArrayContent(bytes) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        var signature = RetellSignature.Sign(bytes, RetellDoorTests.Key, DateTimeOffset.UtcNow);
        return api.Anonymous.SendAsync(HttpMethod.Post, "/api/retell/webhook", content, (RetellSignature.HeaderName, signature));
    }
}

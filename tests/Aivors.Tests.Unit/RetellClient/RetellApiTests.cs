using System.Text;
using Aivors.Grains.Contracts;
using Aivors.Grains.Retell.Api;
using Aivors.Testing.Retell;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Aivors.Tests.Unit.RetellClient;

/// <summary>The client against a server that answers as Retell documents, and as it does on bad days.</summary>
public sealed class RetellApiTests : IAsyncLifetime
{
    private const string Key = "key_of_the_tests";

    private static readonly DateTimeOffset Start = new(2026, 9, 1, 10, 0, 0, TimeSpan.Zero);

    private RetellStandIn _retell = null!;
    private StandInWorkspace _workspace = null!;
    private ServiceProvider _services = null!;

    private IRetellApi Api => _services.GetRequiredService<IRetellApi>();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _retell = await RetellStandIn.StartAsync();
        _workspace = _retell.AddWorkspace(Key, "Agency");
        _workspace.AddAgent("agent_1", "https://earlier.example.com/hook");
        _services = Client();
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _retell.DisposeAsync();
    }

    [Fact]
    public async Task An_agent_of_the_workspace_is_found()
    {
        var answer = await Api.GetAgentAsync(Key, "agent_1", Cancel);

        Assert.Equal(new(RetellStatus.Found, new RetellAgent("agent_1", "https://earlier.example.com/hook")), answer);
        Assert.Equal("Agency", (await Api.CheckKeyAsync(Key, Cancel)).Value?.Organisation);
    }

    [Fact]
    public async Task Anothers_agent_and_a_wrong_key_are_told_apart_and_asked_for_once()
    {
        _retell.AddWorkspace("key_of_another").AddAgent("agent_2");

        Assert.Equal(RetellStatus.NotTheirs, (await Api.GetAgentAsync(Key, "agent_2", Cancel)).Status);
        Assert.Equal(RetellStatus.BadKey, (await Api.GetAgentAsync("key_of_nobody", "agent_1", Cancel)).Status);
        Assert.Equal(2, _retell.Requests.Count);

        // What cannot stand in a header is not sent at all.
        Assert.Equal(RetellStatus.BadKey, (await Api.CheckKeyAsync("bad\r\nkey", Cancel)).Status);
        Assert.Equal(2, _retell.Requests.Count);
    }

    [Fact]
    public async Task An_id_stays_within_its_part_of_the_path()
    {
        await Api.GetAgentAsync(Key, "../v2/get-call/x?y=1", Cancel);

        Assert.StartsWith("GET /get-agent/", Assert.Single(_retell.Requests), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_webhook_address_is_set()
    {
        var answer = await Api.SetWebhookUrlAsync(Key, "agent_1", "https://aivors.example.com/api/retell/webhook", Cancel);

        Assert.Equal("https://aivors.example.com/api/retell/webhook", answer.Value?.WebhookUrl);
        Assert.Equal("https://aivors.example.com/api/retell/webhook", (await Api.GetAgentAsync(Key, "agent_1", Cancel)).Value?.WebhookUrl);
        Assert.Equal(RetellStatus.NotTheirs, (await Api.SetWebhookUrlAsync(Key, "agent_2", "https://aivors.example.com", Cancel)).Status);
    }

    [Fact]
    public async Task A_call_comes_whole()
    {
        _workspace.AddCall("call_1", "agent_1", Start);

        var answer = await Api.GetCallAsync(Key, "call_1", Cancel);

        Assert.Contains("\"transcript\"", Encoding.UTF8.GetString(answer.Value!), StringComparison.Ordinal);
        Assert.Equal(RetellStatus.NotTheirs, (await Api.GetCallAsync(Key, "call_2", Cancel)).Status);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(1000)]
    public async Task A_list_is_complete_whatever_the_size_of_its_pages(int pageMax)
    {
        _retell.PageMax = pageMax;
        for (var i = 0; i < 25; i++)
        {
            _workspace.AddCall($"call_{i}", i % 5 == 0 ? "agent_2" : "agent_1", Start.AddMinutes(i), durationMs: i * 1000);
        }

        _workspace.AddCall("call_running", "agent_2", Start.AddMinutes(7), status: "ongoing");

        var all = await ListAsync(new CallSpan(Start.AddMinutes(1), Start.AddMinutes(24), OnlyOver: true));
        var ofOne = await ListAsync(new CallSpan(Start, Start.AddDays(1), ["agent_2", "agent_3"]));

        Assert.Equal(Enumerable.Range(1, 23).Select(i => $"call_{i}"), all.Value!.Select(call => call.CallId));
        Assert.Equal(new ListedCall("call_3", "agent_1", "ended", Start.AddMinutes(3), Start.AddMinutes(3).AddSeconds(3), 3000), all.Value![2]);
        Assert.Equal(["call_0", "call_5", "call_running", "call_10", "call_15", "call_20"], ofOne.Value!.Select(call => call.CallId));
    }

    [Fact]
    public async Task A_list_that_breaks_off_or_goes_round_in_circles_is_no_list()
    {
        const string page = """{"items":[{"call_id":"call_1"}],"has_more":true,"pagination_key":"same"}""";
        foreach (var bodies in new string[][] { [page, page], ["""{"items":[],"has_more":true}"""], ["""{"items":[]}"""], ["""{"items":[{}],"has_more":false}"""] })
        {
            foreach (var body in bodies)
            {
                _retell.Faults.Enqueue(StandInFault.Garbage(body));
            }

            var answer = await ListAsync(new CallSpan(Start, Start.AddDays(1)));

            Assert.Equal((RetellStatus.Unavailable, null), (answer.Status, answer.Value));
            Assert.Empty(_retell.Faults);
        }
    }

    [Fact]
    public async Task Passing_trouble_is_got_over()
    {
        foreach (var fault in new[] { StandInFault.Status(429, retryAfterMs: 1), StandInFault.Status(500, retryAfterMs: 1), StandInFault.Dropped, StandInFault.CutOff })
        {
            _retell.Faults.Enqueue(fault);
            Assert.Equal((fault.Name, RetellStatus.Found), (fault.Name, (await Api.GetAgentAsync(Key, "agent_1", Cancel)).Status));
        }
    }

    [Theory]
    [InlineData(500, "500")]
    [InlineData(429, "429")]
    public async Task Lasting_trouble_ends_after_a_few_attempts(int status, string reason)
    {
        _retell.Always = StandInFault.Status(status, retryAfterMs: 1);

        var answer = await Api.GetAgentAsync(Key, "agent_1", Cancel);

        Assert.Equal(new(RetellStatus.Unavailable, Reason: reason), answer);
        Assert.Equal(3, _retell.Requests.Count);
    }

    [Fact]
    public async Task Who_asks_for_a_long_wait_is_not_asked_again()
    {
        _retell.Always = StandInFault.Status(429, retryAfter: "3600");

        Assert.Equal("429", (await Api.GetAgentAsync(Key, "agent_1", Cancel)).Reason);
        Assert.Single(_retell.Requests);
    }

    [Fact]
    public async Task Silence_has_an_end()
    {
        await using var services = Client(("Retell:AttemptSeconds", "0.2"), ("Retell:Retries", "0"));
        _retell.Always = StandInFault.Silent;

        var answer = await services.GetRequiredService<IRetellApi>().GetAgentAsync(Key, "agent_1", Cancel);

        Assert.Equal(new(RetellStatus.Unavailable, Reason: "timeout"), answer);
    }

    [Theory]
    [InlineData("<html>busy</html>")]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"agent_id":"agent_2"}""")]
    [InlineData("""{"agent_id":"\ud83d"}""")]
    [InlineData("""{"agent_id":7}""")]
    public async Task An_answer_that_proves_nothing_is_no_proof(string body)
    {
        _retell.Faults.Enqueue(StandInFault.Garbage(body));

        Assert.Equal(new(RetellStatus.Unavailable, Reason: "garbage"), await Api.GetAgentAsync(Key, "agent_1", Cancel));
    }

    [Fact]
    public async Task A_redirect_is_not_followed_and_nothing_too_large_is_read()
    {
        _retell.Faults.Enqueue(StandInFault.Redirect($"{_retell.BaseUrl}/get-agent/agent_1"));
        _retell.Faults.Enqueue(StandInFault.Huge);

        Assert.Equal("302", (await Api.GetAgentAsync(Key, "agent_1", Cancel)).Reason);
        Assert.Equal("too_large", (await Api.GetAgentAsync(Key, "agent_1", Cancel)).Reason);
        Assert.Equal(2, _retell.Requests.Count);
    }

    [Fact]
    public async Task An_outage_opens_the_circuit_and_a_workspaces_own_trouble_does_not()
    {
        await using var services = Client(("Retell:Retries", "0"));
        var api = services.GetRequiredService<IRetellApi>();
        _retell.Always = StandInFault.Status(429);
        for (var i = 0; i < 25; i++)
        {
            Assert.Equal("429", (await api.GetAgentAsync(Key, "agent_1", Cancel)).Reason);
        }

        _retell.Always = StandInFault.Status(500);
        var reasons = new List<string?>();
        for (var i = 0; i < 40; i++)
        {
            reasons.Add((await api.GetAgentAsync(Key, "agent_1", Cancel)).Reason);
        }

        Assert.Equal("circuit", reasons[^1]);
    }

    [Theory]
    [InlineData("https://api.retellai.com", true)]
    [InlineData("http://127.0.0.1:5000", true)]
    [InlineData("http://api.retellai.com", false)]
    [InlineData("https://api.retellai.com/v2", false)]
    [InlineData("https://me@api.retellai.com", false)]
    [InlineData("api.retellai.com", false)]
    [InlineData("", false)]
    public void Keys_are_sent_to_a_sound_address_only(string baseUrl, bool accepted) =>
        Assert.Equal(accepted, new RetellApiOptionsValidator().Validate(null, new RetellApiOptions { BaseUrl = baseUrl }).Succeeded);

    /// <summary>Through all pages.</summary>
    private async Task<RetellAnswer<IReadOnlyList<ListedCall>>> ListAsync(CallSpan span)
    {
        var (calls, pageKey) = (new List<ListedCall>(), (string?)null);
        do
        {
            var answer = await Api.ListCallsAsync(Key, span, pageKey, Cancel);
            if (answer.Value is not { } page) return new(answer.Status, Reason: answer.Reason);
            calls.AddRange(page.Calls);
            pageKey = page.NextKey;
        }
        while (pageKey is not null);
        return new(RetellStatus.Found, calls);
    }

    private ServiceProvider Client(params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("Retell:BaseUrl", _retell.BaseUrl), .. settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value))])
            .Build();
        return new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddLogging().AddRetellApi().BuildServiceProvider();
    }
}

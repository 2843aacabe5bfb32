using Aivors.Grains.Contracts;
using Aivors.Grains.Retell.Api;
using Aivors.Testing.Retell;
using Microsoft.Extensions.DependencyInjection;

namespace Aivors.Tests.Unit.RetellClient;

/// <summary>The client against a server on its bad days.</summary>
public sealed class RetellTroubleTests : RetellClientTest
{
    [Fact]
    public async Task Passing_trouble_is_got_over()
    {
        foreach (var fault in new[] { StandInFault.Status(429, retryAfterMs: 1), StandInFault.Status(500, retryAfterMs: 1), StandInFault.Dropped, StandInFault.CutOff })
        {
            Retell.Faults.Enqueue(fault);
            Assert.Equal((fault.Name, RetellStatus.Found), (fault.Name, (await Api.GetAgentAsync(Key, "agent_1", Cancel)).Status));
        }
    }

    [Theory]
    [InlineData(500, "500")]
    [InlineData(429, "429")]
    public async Task Lasting_trouble_ends_after_a_few_attempts(int status, string reason)
    {
        Retell.Always = StandInFault.Status(status, retryAfterMs: 1);

        var answer = await Api.GetAgentAsync(Key, "agent_1", Cancel);

        Assert.Equal(new(RetellStatus.Unavailable, Reason: reason), answer);
        Assert.Equal(3, Retell.Requests.Count);
    }

    [Fact]
    public async Task Who_asks_for_a_long_wait_is_not_asked_again()
    {
        Retell.Always = StandInFault.Status(429, retryAfter: "3600");

        Assert.Equal("429", (await Api.GetAgentAsync(Key, "agent_1", Cancel)).Reason);
        Assert.Single(Retell.Requests);
    }

    [Fact]
    public async Task Silence_has_an_end()
    {
        await using var services = Client(("Retell:AttemptSeconds", "0.2"), ("Retell:Retries", "0"));
        Retell.Always = StandInFault.Silent;

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
        Retell.Faults.Enqueue(StandInFault.Garbage(body));

        Assert.Equal(new(RetellStatus.Unavailable, Reason: "garbage"), await Api.GetAgentAsync(Key, "agent_1", Cancel));
    }

    [Fact]
    public async Task A_redirect_is_not_followed_and_nothing_too_large_is_read()
    {
        Retell.Faults.Enqueue(StandInFault.Redirect($"{Retell.BaseUrl}/get-agent/agent_1"));
        Retell.Faults.Enqueue(StandInFault.Huge);

        Assert.Equal("302", (await Api.GetAgentAsync(Key, "agent_1", Cancel)).Reason);
        Assert.Equal("too_large", (await Api.GetAgentAsync(Key, "agent_1", Cancel)).Reason);
        Assert.Equal(2, Retell.Requests.Count);
    }

    [Fact]
    public async Task An_outage_opens_the_circuit_and_a_workspaces_own_trouble_does_not()
    {
        await using var services = Client(("Retell:Retries", "0"));
        var api = services.GetRequiredService<IRetellApi>();
        Retell.Always = StandInFault.Status(429);
        for (var i = 0; i < 25; i++)
        {
            Assert.Equal("429", (await api.GetAgentAsync(Key, "agent_1", Cancel)).Reason);
        }

        Retell.Always = StandInFault.Status(500);
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
}

using Aivors.Testing.Stack;

namespace Aivors.Tests.Api.Clients;

public sealed class HealthTests(RunningStack stack)
{
    [Fact]
    public async Task Health_is_ok_without_sign_in_and_tells_no_secret()
    {
        var api = await stack.ApiAsync();

        var answer = Shapes.Is(200, await api.Anonymous.GetAsync("/api/health"));

        Shapes.Are("""
            bool: success
            text: status service
            time: timestamp
            """, answer);
        Assert.Equal("ok", answer["status"]);
        Shapes.Is(200, await api.Anonymous.GetAsync("/health"));
        Shapes.Is(200, await api.Anonymous.GetAsync("/alive"));
    }

    [Theory]
    [InlineData("/api/nothing-here", 404)]
    [InlineData("/nothing-here", 404)]
    [InlineData("/api/auth/login", 405)]
    public async Task What_is_not_there_is_a_failure_in_the_envelope(string path, int status) =>
        Shapes.IsFailure(status, await (await stack.ApiAsync()).Anonymous.GetAsync(path));

    [Fact]
    public async Task A_body_beyond_64_KiB_is_413_outside_the_webhooks()
    {
        var user = await (await stack.ApiAsync()).SignUpAsync();
        Shapes.IsFailure(413, await user.Bearer.PostAsync("/api/retell/connect-agent", new { agentId = new string('a', 65 * 1024) }));
    }
}

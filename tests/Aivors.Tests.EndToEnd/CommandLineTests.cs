using System.Net;
using System.Net.Sockets;
using Aivors.Testing.Stack;

namespace Aivors.Tests.EndToEnd;

/// <summary>What the programs say when they are not to run, or cannot.</summary>
public sealed class CommandLineTests
{
    private static readonly Dictionary<string, string> NoSettings = [];

    [Fact]
    public async Task Help_names_every_option()
    {
        var (code, output) = await RunAsync("--help");

        Assert.Equal(0, code);
        Assert.All(["--port", "--data", "--silos", "--demo", "--telemetry", "--verbose", "--help"], option => Assert.Contains(option, output, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("--prot", "Unknown option '--prot'")]
    [InlineData("--silos=0", "--silos needs a number from 1 to 9")]
    [InlineData("--port=99999", "--port needs a number from 0 to 65535")]
    [InlineData("--data=", "--data needs a folder")]
    public async Task A_wrong_option_is_said_in_one_line_with_exit_code_2(string option, string says)
    {
        var (code, output) = await RunAsync(option);

        Assert.Equal(2, code);
        Assert.Contains(says, output, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', output);
    }

    [Fact]
    public async Task A_taken_port_is_said_in_one_line_and_nothing_is_left_running()
    {
        Missing.UnlessLinux();
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        using var data = new TemporaryData();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;

        await using var host = await AppHostProcess.StartAsync(data.Path, NoSettings, "--port", $"{port}", "--data", data.Folder);
        var code = await host.Exited.WaitAsync(TimeSpan.FromSeconds(60));

        Assert.Equal(1, code);
        Assert.Contains($"Port {port} is taken", host.Output, StringComparison.Ordinal);
        Assert.Contains("--port", host.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", host.Output, StringComparison.Ordinal);
        await Poll.UntilAsync("nothing is left running", () => ProcessTable.WithHome(data.Path).Count == 0);
    }

    [Theory]
    [InlineData("N8n__WebhookSecret", null, "N8n:WebhookSecret is not set")]
    [InlineData("N8n__WebhookSecret", "short", "N8n:WebhookSecret")]
    [InlineData("Jwt__SigningKey", null, "Jwt:SigningKey is not set")]
    [InlineData("Jwt__SigningKey", "changemechangemechangemechangemechangeme", "Jwt:SigningKey is a placeholder")]
    [InlineData("Database__ReaderPassword", null, "Database:ReaderPassword is not set")]
    [InlineData("Admin__Password", null, "Admin:Password is not set")]
    [InlineData("Cors__Origins", "*", "Cors:Origins")]
    public async Task Without_a_good_secret_the_Api_refuses_to_start_and_names_the_key(string variable, string? value, string says)
    {
        var environment = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
            ["ConnectionStrings__redis"] = "127.0.0.1:1,abortConnect=false,connectTimeout=100",
            ["ConnectionStrings__aivorsdb"] = "Host=127.0.0.1;Port=1;Database=aivors",
            ["Orleans__ClusterId"] = "none",
            ["Orleans__ServiceId"] = "none",
            ["Orleans__Clustering__ProviderType"] = "Redis",
            ["Orleans__Clustering__ServiceKey"] = "redis",
            ["Database__ReaderPassword"] = "reader-of-this-test",
            ["N8n__WebhookSecret"] = "0123456789abcdefghij",
            ["Jwt__SigningKey"] = "Zm9yIHRoaXMgdGVzdCBhbmQgbm90aGluZyBlbHNl0123",
            ["Admin__Email"] = "admin@example.test",
            ["Admin__Password"] = SignedUp.Password,
            [variable] = value,
        };

        var run = await ProgramRun.OfAsync("Aivors.Api", environment);

        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains(says, run.Output, StringComparison.Ordinal);
        Assert.Contains(variable, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_without_a_database_says_what_to_set()
    {
        using var empty = new TemporaryData();
        var run = await ProgramRun.OfAsync("Aivors.Silo", new() { ["ConnectionStrings__aivorsdb"] = null }, "verify", "--data", empty.Path);

        Assert.Equal(2, run.ExitCode);
        Assert.Single(run.Lines);
    }

    private static async Task<(int Code, string Output)> RunAsync(params string[] arguments)
    {
        using var home = new TemporaryData();
        await using var host = await AppHostProcess.StartAsync(home.Path, NoSettings, arguments);
        return (await host.Exited.WaitAsync(TimeSpan.FromSeconds(60)), host.Output);
    }
}

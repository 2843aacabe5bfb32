using System.Text.Json;
using Aivors.AppHost.Embedded.Output;
using Aivors.AppHost.Embedded.Setup;

namespace Aivors.AppHost.Embedded.Demo;

/// <summary>
/// <c>dotnet run --project Aivors.AppHost -- grant-demo-credits | send-a-test-call</c>: one small thing done to a running stack through its
/// Api. Under Aspire these are the resources of the same names; then address and secrets come as environment variables.
/// </summary>
internal static class DemoCommand
{
    public const string Grant = "grant-demo-credits";
    public const string Call = "send-a-test-call";

    private const int Minutes = 100;
    private const int CallMs = 61_499;

    public static bool IsMeantBy(string[] args) => args is [Grant or Call, ..];

    public static async Task<int> RunAsync(string[] args)
    {
        var terminal = new Terminal();
        try
        {
            var (secret, api) = Settings(args);
            using var client = new ApiSession(api);
            if (!await client.SignUpAsync(DemoAccount.Name, DemoAccount.Email, secret("Demo:Password"), CancellationToken.None))
                await client.SignInAsync(DemoAccount.Email, secret("Demo:Password"), CancellationToken.None);
            await client.SendAsync("api/retell/connect-agent", new { agentId = DemoAccount.ReceptionAgent }, CancellationToken.None);
            terminal.Say(args[0] is Grant ? await GrantAsync(api, client.UserId, secret) : await CallAsync(api, secret));
            return 0;
        }
        catch (Exception exception) when (exception is StartupException or HttpRequestException)
        {
            terminal.Fail(exception.Message);
            return 1;
        }
    }

    private static async Task<string> GrantAsync(Uri api, string userId, Func<string, string> secret)
    {
        using var admin = new ApiSession(api);
        await admin.SignInAsync(secret("Admin:Email"), secret("Admin:Password"), CancellationToken.None);
        await admin.SendAsync("api/subscription/add-credits", new { userId, minutes = Minutes, reason = "demo" }, CancellationToken.None);
        return $"{DemoAccount.Email} was granted {Minutes} minutes.";
    }

    private static async Task<string> CallAsync(Uri api, Func<string, string> secret)
    {
        var script = ReceptionScripts.All[0];
        var call = new DemoCall
        {
            CallId = $"call_test_{Guid.NewGuid():N}",
            AgentId = DemoAccount.ReceptionAgent,
            Inbound = true,
            PhoneNumber = "+14155550132",
            CallerName = "Test Caller",
            Start = DateTimeOffset.UtcNow.AddMilliseconds(-CallMs),
            DurationMs = CallMs,
            Script = script,
            Turns = script.Turns,
            Summary = "A test call.",
        };
        await DemoData.PostCallsAsync(api, secret("N8n:WebhookSecret"), [call], CancellationToken.None);
        return $"{call.CallId} of {DemoAccount.Email} was sent: {call.BilledMinutes} minutes.";
    }

    /// <summary>Environment and user secrets first, then what the embedded host keeps in its data folder.</summary>
    private static (Func<string, string> Secret, Uri Api) Settings(string[] args)
    {
        var configuration = LocalConfiguration.Load();
        var kept = Kept(args is [_, "--data", var given, ..] ? given : Path.Combine(Repository.FindRoot() ?? Environment.CurrentDirectory, ".aivors"));
        var api = configuration["services:api:http:0"] ?? configuration["AIVORS_API"] ?? "http://127.0.0.1:5080";
        return (key => configuration[key] ?? kept.GetValueOrDefault(key)
            ?? throw new StartupException($"{key} is not known: give --data DIR of the running stack, or set {key.Replace(":", "__", StringComparison.Ordinal)}."),
            new Uri(api));
    }

    private static Dictionary<string, string> Kept(string data)
    {
        var file = Path.Combine(data, "secrets.json");
        return File.Exists(file) ? JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(file)) ?? [] : [];
    }
}

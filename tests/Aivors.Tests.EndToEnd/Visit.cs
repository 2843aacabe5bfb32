using System.Text.Json.Nodes;
using Aivors.Testing.Otlp;
using Aivors.Testing.Stack;

namespace Aivors.Tests.EndToEnd;

/// <summary>Texts that stand nowhere but in what a client, a caller or an operator keeps to themselves.</summary>
internal static class Canaries
{
    public const string RetellKey = "key_canary_7f3a9c5be1d24680";
    public const string Transcript = "canary-transcript-zebra";
    public const string Summary = "canary-summary-okapi";
    public const string Name = "Canary Tapirsson";
    public const string AgentName = "Canary Reception Quagga";
    public const string FromNumber = "+14155559017";
    public const string ToNumber = "+16505558023";
    public const string Metadata = "canary-metadata-ibex";
    public const string Recording = "canary-recording-lemur";
    public const string Password = "canary password narwhal";
    public const string WrongPassword = "canary wrong password dugong";
    public const string WrongSecret = "canary-wrong-secret-axolotl";
    public const string NewPassword = "canary newer password beluga";
    public const string Searched = "canary-searched-numbat";
    public const string Email = "canary.pangolin@example.test";

    public static IReadOnlyList<string> All { get; } =
    [
        RetellKey, Transcript, Summary, Name, AgentName, FromNumber, ToNumber, FromNumber[1..], ToNumber[1..], Metadata, Recording, Password,
        WrongPassword, WrongSecret, NewPassword, Searched, Email,
    ];
}

/// <summary>What was done, and what came of it.</summary>
public sealed record Seen(
    OtlpReceiver Receiver, LocalRun Run, string TenantId, string AgentId, string CallId, string LaterAgentId, string LaterCallId, IReadOnlyList<string> Canaries)
{
    /// <summary>All that silo and Api have written so far.</summary>
    public string LogFiles() => string.Join('\n', Directory.EnumerateFiles(Path.Combine(Run.DataFolder, "logs"), "*.log").Select(ReadShared));

    /// <summary>What Redis keeps on disk: its append-only file has every write, also of what is gone since. Its settings hold its own password.</summary>
    public string RedisFiles() => string.Join('\n', ((string[])["redis", "garnet"]).Select(name => Path.Combine(Run.DataFolder, name)).Where(Directory.Exists)
        .SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        .Where(file => !file.EndsWith(".conf", StringComparison.Ordinal))
        .Select(ReadShared));

    private static string ReadShared(string path)
    {
        using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return reader.ReadToEnd();
    }
}

/// <summary>A client's day, with canaries wherever something personal or secret goes in.</summary>
internal sealed class Visit(OtlpReceiver receiver, LocalRun run)
{
    public async Task<Seen> GoAsync()
    {
        var api = run.Api;
        var browser = api.NewBrowser();
        StackApi.Check(await browser.PostAsync("/api/auth/signup", new { name = Canaries.Name, email = Canaries.Email, password = Canaries.Password }), 201);
        await browser.PostAsync("/api/auth/login", new { email = Canaries.Email, password = Canaries.WrongPassword });
        StackApi.Check(await browser.PostAsync("/api/auth/login", new { email = Canaries.Email, password = Canaries.Password }), 200);
        var userId = (await browser.GetAsync("/api/auth/me"))["user._id"]!;
        var user = new SignedUp(browser, userId, Canaries.Email);
        var tenantId = (await run.ScalarAsync<Guid>("select tenant_id from users where user_id = $1", Guid.Parse(userId))).ToString();
        var agentId = await StackApi.ConnectAgentAsync(user);
        var admin = await api.SignInAdminAsync();
        await StackApi.GrantAsync(admin, userId, 100);

        var callId = StackApi.NewCall();
        StackApi.Check(await api.PostDeliveryAsync(Ended(agentId, callId)), 201);
        StackApi.Check(await api.PostDeliveryAsync(Ended(agentId, callId)), 200);
        StackApi.Check(await api.PostDeliveryAsync(Ended(agentId, callId, 121_000)), 200);
        StackApi.Check(await api.PostDeliveryAsync(RetellBody.Envelope("chat_started", new JsonObject { ["chat_id"] = "chat_1" })), 200);
        StackApi.Check(await api.PostDeliveryAsync(RetellBody.Envelope("call_ended", new JsonObject { ["transcript"] = Canaries.Transcript })), 400);
        await RefusedAsync(agentId);

        var (laterAgent, laterCall) = (StackApi.NewAgent(), StackApi.NewCall());
        StackApi.Check(await api.PostDeliveryAsync(Ended(laterAgent, laterCall)), 400);
        await StackApi.ConnectAgentAsync(user, laterAgent);
        StackApi.Check(await admin.PostAsync($"/api/admin/quarantine/{laterAgent}/release", new { }), 200);
        await Poll.UntilAsync("it is applied", async () => await run.ScalarAsync<long>("select count(*) from calls where call_id = $1", laterCall) == 1);
        await browser.GetAsync($"/api/calls/{callId}?note={Canaries.Metadata}");
        StackApi.Check(await browser.SendAsync(HttpMethod.Delete, $"/api/retell/disconnect-agent?agentId={agentId}", null), 200);

        await LaterRoutesAsync(browser, admin, tenantId, userId);

        var secrets = run.Secrets.Where(secret => secret.Key != "Admin:Email").Select(secret => secret.Value);
        var tokens = browser.Cookies.Values.Concat(admin.Cookies.Values);
        return new Seen(receiver, run, tenantId, agentId, callId, laterAgent, laterCall, [.. Canaries.All, .. secrets, .. tokens]);
    }

    /// <summary>Searching, exporting, erasing, a new password; what an admin changes, verifies and ends; and what is refused.</summary>
    private async Task LaterRoutesAsync(ApiClient browser, ApiClient admin, string tenantId, string userId)
    {
        StackApi.Check(await browser.GetAsync($"/api/calls?q={Canaries.Searched}&number={Canaries.FromNumber[1..]}"), 200);
        StackApi.Check(await browser.GetAsync("/api/calls/export?columns=callId,fromNumber,transcript"), 200);
        StackApi.Check(await browser.PutAsync("/api/account/profile", new { name = Canaries.Name }), 200);
        StackApi.Check(await browser.PutAsync("/api/account/password", new { currentPassword = Canaries.Password, newPassword = Canaries.NewPassword }), 200);
        StackApi.Check(await browser.PostAsync("/api/callers/erase", new { phoneNumber = Canaries.FromNumber }), 200);
        StackApi.Check(await browser.GetAsync("/api/admin/verify"), 403);
        StackApi.Check(await browser.GetAsync($"/api/subscription/{Guid.NewGuid()}"), 404);
        StackApi.Check(await run.Api.Anonymous.GetAsync("/api/account", ("Authorization", $"Bearer {Canaries.WrongSecret}")), 401);
        StackApi.Check(await admin.PutAsync($"/api/admin/tenants/{tenantId}", new { name = Canaries.Name, commandKey = "rename" }), 200);
        StackApi.Check(await admin.PostAsync($"/api/admin/verify?tenant={tenantId}", new { }), 200);
        StackApi.Check(await admin.DeleteAsync($"/api/admin/users/{userId}/sessions"), 200);
    }

    private async Task RefusedAsync(string agentId)
    {
        var body = Ended(agentId, StackApi.NewCall());
        var wrong = await run.Api.Anonymous.PostAsync("/api/n8n/retell-webhook", body, (StackApi.SecretHeader, Canaries.WrongSecret));
        StackApi.Check(wrong, 401);
        var unsigned = await run.Api.Anonymous.PostAsync("/api/retell/webhook", body, ("x-retell-signature", $"v=1,d={Canaries.WrongSecret}"));
        StackApi.Check(unsigned, 401);
    }

    private static string Ended(string agentId, string callId, long durationMs = RetellBody.DurationMs)
    {
        var call = RetellBody.Call(agentId, callId, durationMs);
        call["agent_name"] = Canaries.AgentName;
        call["from_number"] = Canaries.FromNumber;
        call["to_number"] = Canaries.ToNumber;
        call["transcript"] = $"User: {Canaries.Transcript}";
        call["recording_url"] = $"https://recordings.example.test/{Canaries.Recording}.wav";
        call["metadata"] = new JsonObject { ["note"] = Canaries.Metadata };
        call["call_analysis"] = new JsonObject { ["call_summary"] = Canaries.Summary };
        return RetellBody.Envelope("call_ended", call);
    }
}

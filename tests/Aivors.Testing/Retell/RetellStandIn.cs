using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Aivors.Testing.Retell;

/// <summary>
/// A server on the loopback that speaks the part of Retell's documented API that is used here, with workspaces told apart by their
/// key, and with faults on demand.
/// </summary>
internal sealed class RetellStandIn : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, StandInWorkspace> _workspaces = new(StringComparer.Ordinal);

    private RetellStandIn(WebApplication app)
    {
        _app = app;
        app.Run(AnswerAsync);
    }

    public string BaseUrl => _app.Urls.First();

    /// <summary>The faults of the next requests, one for each; after them requests are answered as usual.</summary>
    public ConcurrentQueue<StandInFault> Faults { get; } = [];

    /// <summary>The fault of every request while it is set.</summary>
    public StandInFault? Always { get; set; }

    /// <summary>The fault of a request by what it asks, such as <c>GET /v2/get-call/call_1</c>; null answers as usual.</summary>
    public Func<string, StandInFault?>? When { get; set; }

    /// <summary>What was asked, such as <c>GET /get-agent/agent_1</c>.</summary>
    public ConcurrentQueue<string> Requests { get; } = [];

    /// <summary>However many are asked for, a page holds no more calls than this.</summary>
    public int PageMax { get; set; } = 1000;

    public static async Task<RetellStandIn> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var standIn = new RetellStandIn(builder.Build());
        await standIn._app.StartAsync();
        return standIn;
    }

    public StandInWorkspace AddWorkspace(string apiKey, string name = "Stand-in") => _workspaces[apiKey] = new StandInWorkspace(name);

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext http)
    {
        var request = $"{http.Request.Method} {http.Request.Path}";
        Requests.Enqueue(request);
        if ((Always ?? When?.Invoke(request)) is { } chosen)
        {
            await chosen.AnswerAsync(http);
        }
        else if (Faults.TryDequeue(out var fault))
        {
            await fault.AnswerAsync(http);
        }
        else
        {
            var (status, body) = await AnswerOfAsync(http.Request);
            http.Response.StatusCode = status;
            await http.Response.WriteAsJsonAsync(body);
        }
    }

    private async Task<(int Status, JsonNode Body)> AnswerOfAsync(HttpRequest request)
    {
        var given = request.Headers.Authorization.ToString();
        if (!given.StartsWith("Bearer ", StringComparison.Ordinal) || !_workspaces.TryGetValue(given["Bearer ".Length..], out var workspace))
        {
            return Error(401, "API key is missing or invalid.");
        }

        return (request.Method, request.Path.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries)) switch
        {
            ("GET", ["get-api-key-info"]) => (200, new JsonObject { ["org_name"] = workspace.Name, ["api_key_name"] = null }),
            ("GET", ["get-agent", var id]) => OneOf(workspace.Agents, id),
            ("PATCH", ["update-agent", var id]) => Update(workspace, id, await ReadAsync(request)),
            ("GET", ["v2", "get-call", var id]) => OneOf(workspace.Calls, id),
            ("POST", ["v3", "list-calls"]) => (200, StandInList.Answer(workspace, await ReadAsync(request), PageMax)),
            _ => Error(404, "Not found."),
        };
    }

    private static (int Status, JsonNode Body) Update(StandInWorkspace workspace, string id, JsonObject change)
    {
        if (!workspace.Agents.TryGetValue(id, out var agent))
        {
            return NotTheirs;
        }

        var changed = agent.DeepClone().AsObject();
        foreach (var (name, value) in change)
        {
            changed[name] = value?.DeepClone();
        }

        workspace.Agents[id] = changed;
        return (200, changed.DeepClone());
    }

    private static (int Status, JsonNode Body) NotTheirs => Error(422, "Cannot find requested asset under given api key.");

    private static (int Status, JsonNode Body) OneOf(ConcurrentDictionary<string, JsonObject> all, string id) =>
        all.TryGetValue(id, out var one) ? (200, one.DeepClone()) : NotTheirs;

    private static (int Status, JsonNode Body) Error(int status, string message) =>
        (status, new JsonObject { ["status"] = "error", ["message"] = message });

    private static async Task<JsonObject> ReadAsync(HttpRequest request) =>
        (await JsonNode.ParseAsync(request.Body))?.AsObject() ?? [];
}

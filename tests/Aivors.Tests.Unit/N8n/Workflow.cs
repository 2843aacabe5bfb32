using System.Text.Json.Nodes;

namespace Aivors.Tests.Unit.N8n;

/// <summary>A workflow of the folder n8n, as n8n reads it.</summary>
internal sealed class Workflow
{
    public const string Plain = "retell-to-aivors.workflow.json";
    public const string Signed = "retell-to-aivors-signed.workflow.json";

    private Workflow(string text)
    {
        Text = text;
        Json = JsonNode.Parse(text)!.AsObject();
        Nodes = [.. Json["nodes"]!.AsArray().Select(node => node!.AsObject())];
    }

    public string Text { get; }

    public JsonObject Json { get; }

    public IReadOnlyList<JsonObject> Nodes { get; }

    public static Workflow Read(string file) => new(RepositoryFile.Text("n8n", file));

    public JsonObject Node(string name) => Assert.Single(Nodes, node => NameOf(node) == name);

    public JsonNode Parameters(string name) => Node(name)["parameters"]!;

    /// <summary>Each connection: from which node, by which of its outputs, to which node.</summary>
    public IReadOnlyList<(string From, int Output, string To)> Connections() =>
    [
        .. from source in Json["connections"]!.AsObject()
           from output in source.Value!["main"]!.AsArray().Index()
           from target in output.Item!.AsArray()
           select (source.Key, output.Index, (string)target!["node"]!),
    ];

    public static string NameOf(JsonObject node) => (string)node["name"]!;
}

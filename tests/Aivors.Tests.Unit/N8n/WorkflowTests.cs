using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Aivors.Tests.Unit.N8n;

/// <summary>What the workflows that users import promise: the settings that were seen to work in n8n 1.x and 2.x, and nothing of ours inside.</summary>
public sealed partial class WorkflowTests
{
    private const string Webhook = "Retell call webhook";
    private const string Forward = "Forward to Aivors";
    private const string If = "Should this workflow be disabled?";
    private const string Disable = "Disable this workflow";
    private const string Answer = "Answer Retell";
    private const string AnswerEnabled = "Answer Retell, still enabled";
    private const string ReportEnabled = "Report that it is still enabled";
    private const string AnswerFailed = "Answer Retell that it failed";
    private const string ReportFailed = "Report that it failed";
    private const string Note = "What to fill in";

    public static TheoryData<string> Files => [Workflow.Plain, Workflow.Signed];

    [Fact]
    public void The_folder_holds_the_two_workflows_and_no_other() =>
        Assert.Equal(new[] { Workflow.Plain, Workflow.Signed }.Order(StringComparer.Ordinal), RepositoryFile.NamesIn("n8n", "*.json"));

    [Theory, MemberData(nameof(Files))]
    public void Each_node_has_a_type_and_version_that_n8n_1_and_2_load(string file)
    {
        var nodes = Workflow.Read(file).Nodes.Select(n => (Workflow.NameOf(n), (string)n["type"]!, (double)n["typeVersion"]!));

        (string, string, double)[] expected =
        [
            (Note, "n8n-nodes-base.stickyNote", 1), (Webhook, "n8n-nodes-base.webhook", 2), (Forward, "n8n-nodes-base.httpRequest", 4.2),
            (If, "n8n-nodes-base.if", 2.2), (Disable, "n8n-nodes-base.n8n", 1), (Answer, "n8n-nodes-base.respondToWebhook", 1.1),
            (AnswerEnabled, "n8n-nodes-base.respondToWebhook", 1.1), (ReportEnabled, "n8n-nodes-base.stopAndError", 1),
            (AnswerFailed, "n8n-nodes-base.respondToWebhook", 1.1), (ReportFailed, "n8n-nodes-base.stopAndError", 1),
        ];
        Assert.Equivalent(expected, nodes, strict: true);
    }

    [Theory, MemberData(nameof(Files))]
    public void Connections_lead_from_node_to_node_as_drawn(string file)
    {
        var workflow = Workflow.Read(file);
        var names = workflow.Nodes.Select(Workflow.NameOf).ToHashSet(StringComparer.Ordinal);
        var connections = workflow.Connections();

        Assert.All(connections, c => Assert.True(names.Contains(c.From) && names.Contains(c.To), $"{c.From} -> {c.To}"));
        (string, int, string)[] expected =
        [
            (Webhook, 0, Forward), (Forward, 0, If), (Forward, 1, AnswerFailed), (If, 0, Disable), (If, 1, Answer), (Disable, 0, Answer),
            (Disable, 1, AnswerEnabled), (AnswerEnabled, 0, ReportEnabled), (AnswerFailed, 0, ReportFailed),
        ];
        Assert.Equivalent(expected, connections, strict: true);
    }

    [Theory, MemberData(nameof(Files))]
    public void Names_and_ids_of_nodes_are_unique(string file)
    {
        var nodes = Workflow.Read(file).Nodes;

        Assert.Distinct(nodes.Select(Workflow.NameOf));
        Assert.Distinct(nodes.Select(n => (string)n["id"]!));
    }

    [Theory, MemberData(nameof(Files))]
    public void Retell_is_answered_by_a_node_at_the_end_of_every_way(string file)
    {
        var workflow = Workflow.Read(file);

        Assert.Equal("POST", (string)workflow.Parameters(Webhook)["httpMethod"]!);
        Assert.Equal("responseNode", (string)workflow.Parameters(Webhook)["responseMode"]!);
        Assert.Equal([200, 200, 502], new[] { Answer, AnswerEnabled, AnswerFailed }.Select(n => (int)workflow.Parameters(n)["options"]!["responseCode"]!));
    }

    [Theory]
    [InlineData(Workflow.Plain, "={{ $json.body }}")]
    [InlineData(Workflow.Signed, "={{ $json }}")]
    public void The_event_is_posted_with_the_secret_and_an_expression_that_stands_alone(string file, string body)
    {
        var workflow = Workflow.Read(file);
        var parameters = workflow.Parameters(Forward);

        Assert.Equal("POST", (string)parameters["method"]!);
        Assert.EndsWith("/api/n8n/retell-webhook", (string)parameters["url"]!, StringComparison.Ordinal);
        Assert.Equal(("genericCredentialType", "httpHeaderAuth"), ((string)parameters["authentication"]!, (string)parameters["genericAuthType"]!));
        Assert.Equal("Aivors webhook secret", (string)workflow.Node(Forward)["credentials"]!["httpHeaderAuth"]!["name"]!);
        Assert.Equal((true, "json", "json"), ((bool)parameters["sendBody"]!, (string)parameters["contentType"]!, (string)parameters["specifyBody"]!));
        Assert.Equal(body, (string)parameters["jsonBody"]!);
        Assert.Null(parameters["sendHeaders"]);
    }

    [Theory, MemberData(nameof(Files))]
    public void All_tries_end_before_Retell_stops_waiting(string file)
    {
        var node = Workflow.Read(file).Node(Forward);
        var tries = (int)node["maxTries"]!;
        var timeout = (int)node["parameters"]!["options"]!["timeout"]!;
        var pause = (int)node["waitBetweenTries"]!;

        Assert.True((bool)node["retryOnFail"]!);
        Assert.Equal((3, 2500, 500), (tries, timeout, pause));
        Assert.InRange((tries * timeout) + ((tries - 1) * pause), 0, 9000);
    }

    [Theory, MemberData(nameof(Files))]
    public void A_failure_is_never_taken_for_an_answer(string file)
    {
        var workflow = Workflow.Read(file);
        var options = workflow.Parameters(Forward)["options"]!;

        Assert.Equal("continueErrorOutput", (string)workflow.Node(Forward)["onError"]!);
        Assert.Equal("continueErrorOutput", (string)workflow.Node(Disable)["onError"]!);
        Assert.False((bool)options["redirect"]!["redirect"]!["followRedirects"]!);
        var response = options["response"]!["response"]!.AsObject();
        Assert.Equal("json", (string)response["responseFormat"]!);
        Assert.Equal(["responseFormat"], response.Select(p => p.Key));
    }

    [Theory, MemberData(nameof(Files))]
    public void The_flag_is_read_at_the_top_as_a_strict_boolean(string file)
    {
        var conditions = Workflow.Read(file).Parameters(If)["conditions"]!;
        var condition = Assert.Single(conditions["conditions"]!.AsArray())!;

        Assert.Equal("strict", (string)conditions["options"]!["typeValidation"]!);
        Assert.Equal("={{ $json.shouldDisableWorkflow }}", (string)condition["leftValue"]!);
        Assert.Equal(("boolean", "true"), ((string)condition["operator"]!["type"]!, (string)condition["operator"]!["operation"]!));
    }

    [Theory, MemberData(nameof(Files))]
    public void Disabling_is_of_this_very_workflow(string file)
    {
        var parameters = Workflow.Read(file).Parameters(Disable);

        Assert.Equal(("workflow", "deactivate"), ((string)parameters["resource"]!, (string)parameters["operation"]!));
        Assert.Equal("={{ $workflow.id }}", (string)parameters["workflowId"]!["value"]!);
    }

    [Theory, MemberData(nameof(Files))]
    public void Nothing_in_it_belongs_to_anyone(string file)
    {
        var workflow = Workflow.Read(file);

        Assert.False((bool)workflow.Json["active"]!);
        Assert.Empty(workflow.Json["pinData"]!.AsObject());
        Assert.Null(workflow.Json["id"]);
        Assert.Null(workflow.Json["meta"]);
        Assert.All(workflow.Nodes.Select(n => n["credentials"]).OfType<JsonObject>().SelectMany(c => c), c => Assert.Null(c.Value!["id"]));
        Assert.All(Address().Matches(workflow.Text), m => Assert.Equal("https://aivors.example.com", m.Value));
        Assert.DoesNotMatch(LongSecret(), Uuid().Replace(workflow.Text, ""));
    }

    [Theory, MemberData(nameof(Files))]
    public void The_note_names_all_that_is_to_be_filled_in(string file)
    {
        var content = (string)Workflow.Read(file).Parameters(Note)["content"]!;

        string[] named = [Forward, Disable, Webhook, "https://aivors.example.com", "x-n8n-webhook-secret", "Aivors webhook secret", "n8n API", "docs/n8n.md"];
        Assert.All(named, text => Assert.Contains(text, content, StringComparison.Ordinal));
    }

    [Fact]
    public void The_variants_differ_in_what_they_forward_and_in_nothing_else()
    {
        var plain = Workflow.Read(Workflow.Plain);
        var signed = Workflow.Read(Workflow.Signed);

        Assert.NotEqual((string)plain.Parameters(Webhook)["path"]!, (string)signed.Parameters(Webhook)["path"]!);
        foreach (var workflow in (Workflow[])[plain, signed])
        {
            workflow.Json["name"] = "";
            workflow.Parameters(Webhook)["path"] = "";
            workflow.Parameters(Forward)["jsonBody"] = "";
            workflow.Parameters(Note)["content"] = "";
        }

        Assert.Equal(Uuid().Replace(plain.Json.ToJsonString(), ""), Uuid().Replace(signed.Json.ToJsonString(), ""));
    }

    [GeneratedRegex("https?://[A-Za-z0-9._:-]+")]
    private static partial Regex Address();

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")]
    private static partial Regex Uuid();

    // Keys of n8n and Retell and generated secrets are longer than any word here.
    [GeneratedRegex("[A-Za-z0-9_]{32,}")]
    private static partial Regex LongSecret();
}

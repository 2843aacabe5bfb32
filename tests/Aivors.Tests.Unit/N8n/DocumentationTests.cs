using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Aivors.Api.Http;
using Aivors.Api.Webhooks;
using Aivors.Grains.Retell;

namespace Aivors.Tests.Unit.N8n;

/// <summary>docs/n8n.md explains every error text that the n8n door answers. A new text in the code fails here until it has its row.</summary>
public sealed partial class DocumentationTests
{
    private static readonly string Page = RepositoryFile.Text("docs", "n8n.md");

    /// <summary>The table of bodies that are no delivery: how the text begins, and its reason.</summary>
    private static readonly (string Start, string Reason)[] Rows =
        [.. RejectionRow().Matches(Page).Select(m => (m.Groups["start"].Value, m.Groups["reason"].Value))];

    /// <summary>Bodies that bring out the sentences that depend on what came.</summary>
    private static readonly string[] Bodies =
    [
        "", "{}", "[]", "[object Object]", "{{ $json.body }}", "%7B%22a%22%3A1=2&b=3", "--b\r\nx", "some text", "<html></html>", "42",
        "\"a text\"", "[42]", "[true]", "[null]", "{\"transcript\":\"a \"b\"", "{\"a\":b}", "{\"event\":\"call_ended\",\"call\":{\"agent_id\":\"a\"}}",
        "{\"event\":\"call_ended\",\"call\":{\"call_id\":\"c\"}}", "{\"id\":\"c\",\"startedAt\":1}", "{\"call_id\":\"c\\u0001\",\"agent_id\":\"a\"}",
        "{\"call_id\":\"c\",\"agent_id\":\"a\\u0001\"}", "[" + string.Join(',', Enumerable.Repeat("1", 1001)) + "]",
        "{\"x\":" + new string('[', 70) + new string(']', 70) + "}", TextOfText("{}", 5),
        "[1" + string.Concat(Enumerable.Repeat(",1", 500_001)) + "]", "[\"" + string.Concat(Enumerable.Repeat("\\n", 1_500_001)) + "\"]",
        "[" + new string(' ', 200_000) + "]",
    ];

    [Fact]
    public void Every_refusal_of_a_body_has_a_row_with_its_text_and_its_reason()
    {
        Assert.NotEmpty(Rows);
        Assert.All(Refusals(), refusal => Assert.Contains(Rows, row => Fits(row, refusal)));
    }

    [Fact]
    public void Every_row_is_about_a_refusal_that_exists()
    {
        var refusals = Refusals().ToList();

        Assert.All(Rows, row => Assert.Contains(refusals, refusal => Fits(row, refusal)));
    }

    [Fact]
    public void The_reasons_on_the_page_are_those_in_the_code()
    {
        // The reasons for missing ids are put together from the fields' names.
        var inCode = Slug().Matches(RepositoryFile.Text("Aivors.Grains", "Retell", "Rejections.cs"))
            .Select(m => m.Groups["slug"].Value)
            .Concat(["missing_call_id", "missing_agent_id"])
            .Distinct();

        Assert.Equal(inCode.Order(StringComparer.Ordinal), Rows.Select(row => row.Reason).Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("EventAnswers.cs", 2)]
    [InlineData("N8nEndpoints.cs", 1)]
    [InlineData("SecretCheck.cs", 1)]
    [InlineData("WebhookBody.cs", 2)]
    public void Every_failure_of_the_door_is_on_the_page(string source, int atLeast)
    {
        var texts = FailureText().Matches(RepositoryFile.Text("Aivors.Api", "Webhooks", source))
            .Select(m => UpToFirstValue(m.Groups["text"].Value.Replace("{Header}", SecretCheck.Header, StringComparison.Ordinal)))
            .Append(source == "EventAnswers.cs" ? EventAnswers.NoClient : null)
            .OfType<string>()
            .ToList();

        Assert.True(texts.Count >= atLeast, $"Only {texts.Count} texts were found in {source}.");
        Assert.All(texts, text => Assert.True(HasRowFor(text), $"docs/n8n.md has no row for '{text}'."));
    }

    [Fact]
    public void The_failure_that_every_route_knows_is_on_the_page_too() =>
        Assert.True(HasRowFor(Failure.Unavailable().Message));

    [Fact]
    public void Every_example_in_JSON_is_JSON()
    {
        var examples = JsonExample().Matches(Page).Select(m => m.Groups["json"].Value).ToList();

        Assert.NotEmpty(examples);
        Assert.All(examples, text => JsonDocument.Parse(text).Dispose());
    }

    [Fact]
    public void The_page_names_both_workflows_and_every_node()
    {
        Assert.All((string[])[Workflow.Plain, Workflow.Signed], file =>
        {
            Assert.Contains("n8n/" + file, Page, StringComparison.Ordinal);
            Assert.All(
                Workflow.Read(file).Nodes.Where(n => (string)n["type"]! != "n8n-nodes-base.stickyNote").Select(Workflow.NameOf),
                name => Assert.Contains(name, Page, StringComparison.Ordinal));
        });
    }

    /// <summary>What each method of <see cref="Rejections"/> makes, and what the reader makes of bodies.</summary>
    private static IEnumerable<UnreadableReading> Refusals()
    {
        var made = typeof(Rejections).GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.DeclaredOnly)
            .Where(method => method.ReturnType == typeof(UnreadableReading) && method.Name != nameof(Rejections.MissingId))
            .Where(method => method.Name is not (nameof(Rejections.MissingIdInForm) or nameof(Rejections.NotAnObject) or nameof(Rejections.BadId) or nameof(Rejections.Fault)))
            .Select(method => (UnreadableReading)method.Invoke(null, [.. method.GetParameters().Select(p => Some(p.ParameterType))])!);
        return made.Concat(Bodies.SelectMany(body => Retell.Sample.Read(body).Readings.OfType<UnreadableReading>()))
            .Append(Retell.Sample.ReadRefusal("some text", "multipart/form-data"));
    }

    private static object Some(Type type) =>
        type == typeof(string) ? "something" : type == typeof(int) ? 1 : throw new NotSupportedException($"Give the test a {type.Name}.");

    // Of several rows that fit, only the longest is the row of the text.
    private static bool Fits((string Start, string Reason) row, UnreadableReading refusal) =>
        refusal.Reason == row.Reason && refusal.Error.StartsWith(row.Start, StringComparison.Ordinal)
        && !Rows.Any(other => other.Start.Length > row.Start.Length && refusal.Error.StartsWith(other.Start, StringComparison.Ordinal));

    private static bool HasRowFor(string text) =>
        AnyRow().Matches(Page).Select(m => m.Groups["start"].Value).Any(start => text.StartsWith(start, StringComparison.Ordinal));

    private static string UpToFirstValue(string text) => text.Split('{')[0].TrimEnd();

    private static string TextOfText(string text, int times)
    {
        for (var i = 0; i < times; i++)
            text = JsonSerializer.Serialize(text);

        return text;
    }

    [GeneratedRegex(@"^\| `(?<start>[^`]+)` \| `(?<reason>[a-z_]+)` \|", RegexOptions.Multiline)]
    private static partial Regex RejectionRow();

    [GeneratedRegex(@"^\| \d{3} \| `(?<start>[^`]+)` \|", RegexOptions.Multiline)]
    private static partial Regex AnyRow();

    [GeneratedRegex(@"""(?<slug>[a-z]+(_[a-z]+)+)""")]
    private static partial Regex Slug();

    // Failure.Invalid("..."), Failure.SignedOut($"..."), new Failure(FailureKind.X, "..."), new(FailureKind.X, "...")
    [GeneratedRegex(@"(?:Failure\.[A-Z]\w+\(|FailureKind\.\w+,)\s*\$?""(?<text>[^""]+)""")]
    private static partial Regex FailureText();

    [GeneratedRegex("```json\n(?<json>.*?)```", RegexOptions.Singleline)]
    private static partial Regex JsonExample();
}

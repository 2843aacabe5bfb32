using System.Text.Json.Nodes;
using Aivors.Api.Webhooks;

namespace Aivors.Tests.Unit.N8n;

/// <summary>The workflow as the Api offers it: that of the folder, with the server's own address.</summary>
public sealed class DownloadTests
{
    [Theory]
    [InlineData(Workflow.Plain)]
    [InlineData(Workflow.Signed)]
    public void The_download_is_the_file_with_the_address_filled_in_and_nothing_else_changed(string file)
    {
        var original = Workflow.Read(file);

        var download = N8nWorkflow.Read(file, "https://calls.example.net/base");

        var forward = download["nodes"]!.AsArray().Single(node => (string)node!["name"]! == "Forward to Aivors")!;
        Assert.Equal("https://calls.example.net/base/api/n8n/retell-webhook", (string)forward["parameters"]!["url"]!);
        Assert.DoesNotContain("aivors.example.com", download.ToJsonString(), StringComparison.Ordinal);
        foreach (var (mine, theirs) in download["nodes"]!.AsArray().Zip(original.Json["nodes"]!.AsArray()))
        {
            foreach (var parameters in new[] { mine!["parameters"]!.AsObject(), theirs!["parameters"]!.AsObject() })
            {
                parameters.Remove("url");
                parameters.Remove("content");
            }
        }

        Assert.True(JsonNode.DeepEquals(original.Json, download));
    }

    [Fact]
    public void The_note_says_that_the_address_stands_already()
    {
        var note = N8nWorkflow.Read(Workflow.Plain, "http://127.0.0.1:5080")["nodes"]!.AsArray()
            .Select(node => (string?)node!["parameters"]!["content"]).OfType<string>().First();

        Assert.Contains("1. *Forward to Aivors*: **URL** holds the address", note, StringComparison.Ordinal);
        Assert.Contains("2. *Forward to Aivors*: create the **Header Auth** credential", note, StringComparison.Ordinal);
    }

    [Fact]
    public void An_address_can_do_no_more_than_stand_in_its_place()
    {
        var download = N8nWorkflow.Read(Workflow.Plain, "https://x\",\"evil\":\"y");

        Assert.Equal(Workflow.Read(Workflow.Plain).Nodes.Count, download["nodes"]!.AsArray().Count);
        Assert.DoesNotContain(download["nodes"]!.AsArray(), node => node!["parameters"]!["evil"] is not null);
    }
}

using System.Net.Mime;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Aivors.Api.Http;
using Aivors.Grains.Workspaces;
using Microsoft.Extensions.Options;

namespace Aivors.Api.Webhooks;

/// <summary>The workflows of the folder n8n, with this server's address filled in; never a secret.</summary>
internal static class N8nWorkflow
{
    public const string Plain = "retell-to-aivors.workflow.json";
    public const string Signed = "retell-to-aivors-signed.workflow.json";

    /// <summary>What stands in the files for the address.</summary>
    private const string Placeholder = "https://aivors.example.com";

    // As the files are written, so that a person can compare them. It is a download, and never part of a page.
    private static readonly JsonSerializerOptions AsInTheFile = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static IEndpointRouteBuilder MapN8nWorkflow(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/n8n/workflow", Get)
            .RequireAuthorization().WithTags("n8n")
            .WithName("GetN8nWorkflow")
            .WithSummary("The workflow to import into n8n, with this server's address filled in; with signed=true the one that passes Retell's signature on.")
            .Produces<JsonElement>(StatusCodes.Status200OK, MediaTypeNames.Application.Json)
            .ProducesFailures(StatusCodes.Status400BadRequest, StatusCodes.Status401Unauthorized);
        return app;
    }

    private static IResult Get(string? signed, HttpRequest request, IOptions<AgencyOptions> agency)
    {
        if (signed is not (null or "" or "true" or "false"))
        {
            return Failure.Invalid("signed must be true or false.").ToResult();
        }

        var file = signed == "true" ? Signed : Plain;
        var address = agency.Value.Address ?? RequestSource.Of(request).OwnOrigin;
        return TypedResults.File(JsonSerializer.SerializeToUtf8Bytes(Read(file, address), AsInTheFile), MediaTypeNames.Application.Json, file);
    }

    /// <summary>The workflow with <paramref name="address"/> where its nodes send to, and in its note the first step done.</summary>
    internal static JsonNode Read(string file, string address)
    {
        using var stream = typeof(N8nWorkflow).Assembly.GetManifestResourceStream($"n8n/{file}")
            ?? throw new InvalidOperationException($"The workflow {file} is missing from the assembly.");
        var workflow = JsonNode.Parse(stream)!;
        foreach (var parameters in workflow["nodes"]!.AsArray().Select(node => node!["parameters"]!.AsObject()))
        {
            if (parameters["url"] is { } url)
            {
                parameters["url"] = ((string)url!).Replace(Placeholder, address, StringComparison.Ordinal);
            }

            if (parameters["content"] is { } note)
            {
                parameters["content"] = string.Join('\n', ((string)note!).Split('\n').Select(line => line.Contains(Placeholder, StringComparison.Ordinal)
                    ? "1. *Forward to Aivors*: **URL** holds the address of your Aivors already; n8n must be able to reach it."
                    : line));
            }
        }

        return workflow;
    }
}

using Aivors.Api.Http;

namespace Aivors.Api.Workspaces;

/// <summary>A client's own Retell workspace.</summary>
internal static class WorkspaceEndpoints
{
    public static IEndpointRouteBuilder MapWorkspaces(this IEndpointRouteBuilder app)
    {
        var workspace = app.MapGroup("/api/retell/workspace").RequireAuthorization().WithTags("Workspace")
            .ProducesFailures(StatusCodes.Status401Unauthorized, StatusCodes.Status403Forbidden, StatusCodes.Status503ServiceUnavailable);
        workspace.MapGet("", (WorkspaceCommands handler, HttpContext http) => handler.ShowAsync(http))
            .WithName("GetWorkspace").WithSummary("Whether the signed-in client has stored a Retell API key, and where its webhooks go.")
            .Produces<Envelope<WorkspaceView>>();
        workspace.MapPut("", (StoreKeyRequest body, WorkspaceCommands handler, HttpContext http) => handler.StoreAsync(body, http))
            .WithName("StoreWorkspaceKey")
            .WithSummary("Stores the client's Retell API key, checked with Retell first. The key before stays valid for webhooks for 24 hours.")
            .Produces<Envelope<WorkspaceView>>()
            .ProducesFailures(StatusCodes.Status400BadRequest, StatusCodes.Status409Conflict);
        workspace.MapDelete("", (WorkspaceCommands handler, HttpContext http) => handler.RemoveAsync(http))
            .WithName("RemoveWorkspace").WithSummary("Forgets the client's Retell API keys. Webhooks of its workspace are refused from then on.")
            .Produces<Envelope<WorkspaceView>>()
            .ProducesFailures(StatusCodes.Status404NotFound);
        workspace.MapDelete("/previous-key", (WorkspaceCommands handler, HttpContext http) => handler.DropPreviousAsync(http))
            .WithName("DropPreviousWorkspaceKey").WithSummary("Gives up the key before at once.")
            .Produces<Envelope<WorkspaceView>>()
            .ProducesFailures(StatusCodes.Status404NotFound);
        return app;
    }
}

using Aivors.Api.Dashboard;
using Microsoft.AspNetCore.Diagnostics;

namespace Aivors.Api.Http;

/// <summary>Gives every failure that comes without a body (no such route, wrong method, ...) the envelope.</summary>
internal static class StatusTexts
{
    public static Task WriteAsync(StatusCodeContext context)
    {
        var http = context.HttpContext;
        var status = http.Response.StatusCode;
        if (status == StatusCodes.Status404NotFound && DashboardPages.NotFoundPage(http) is { } page)
        {
            return page.ExecuteAsync(http);
        }

        var now = http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        var envelope = new FailureEnvelope(TextOf(status), status, now)
        {
            RequiresAuth = status == StatusCodes.Status401Unauthorized ? true : null,
        };
        return envelope.WriteAsync(http);
    }

    private static string TextOf(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => "Please sign in.",
        StatusCodes.Status403Forbidden => "You may not do this.",
        StatusCodes.Status404NotFound => "There is nothing here. See /openapi/v1.json for what there is.",
        StatusCodes.Status405MethodNotAllowed => "This address does not take this method; the Allow header names those that it takes.",
        StatusCodes.Status413PayloadTooLarge => "The request body is too large.",
        StatusCodes.Status415UnsupportedMediaType => BadRequestText.NotJson.Message,
        StatusCodes.Status429TooManyRequests => "Too many requests. Please wait a moment and try again.",
        >= 500 => "Something went wrong on our side. Please try again later.",
        _ => "The request could not be carried out.",
    };
}

using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Aivors.Testing.Retell;

/// <summary>What goes wrong with one request to the stand-in.</summary>
internal sealed record StandInFault(string Name, Func<HttpContext, Task> AnswerAsync)
{
    /// <summary>Retell's own form of an error.</summary>
    public static StandInFault Status(int status, string? retryAfter = null, long? retryAfterMs = null) => new($"{status}", async http =>
    {
        if (retryAfter is not null)
        {
            http.Response.Headers.RetryAfter = retryAfter;
        }

        if (retryAfterMs is { } ms)
        {
            http.Response.Headers["retry-after-ms"] = ms.ToString(CultureInfo.InvariantCulture);
        }

        http.Response.StatusCode = status;
        await http.Response.WriteAsJsonAsync(new { status = "error", message = "An error of the stand-in." });
    });

    /// <summary>A 200 that holds this instead of what the API documents.</summary>
    public static StandInFault Garbage(string body) => new("garbage", http => http.Response.WriteAsync(body));

    public static StandInFault Redirect(string to) => new("redirect", http =>
    {
        http.Response.Redirect(to);
        return Task.CompletedTask;
    });

    /// <summary>No answer until whoever asked gives up.</summary>
    public static StandInFault Silent { get; } = new("silent", UntilGoneAsync);

    /// <summary>The connection is cut before any answer.</summary>
    public static StandInFault Dropped { get; } = new("dropped", http =>
    {
        http.Abort();
        return Task.CompletedTask;
    });

    /// <summary>The connection is cut in the middle of the body.</summary>
    public static StandInFault CutOff { get; } = new("cut off", async http =>
    {
        http.Response.ContentLength = 1000;
        await http.Response.WriteAsync("{\"agent_id\":");
        await http.Response.Body.FlushAsync();
        http.Abort();
    });

    /// <summary>An answer that says it is larger than anybody should read.</summary>
    public static StandInFault Huge { get; } = new("huge", async http =>
    {
        http.Response.ContentLength = 1L << 40;
        await http.Response.Body.FlushAsync();
        await UntilGoneAsync(http);
        http.Abort();
    });

    private static async Task UntilGoneAsync(HttpContext http)
    {
        var gone = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = http.RequestAborted.Register(gone.SetResult);
        await gone.Task;
    }
}

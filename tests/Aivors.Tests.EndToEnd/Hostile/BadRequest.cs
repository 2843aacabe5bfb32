using System.Text;

namespace Aivors.Tests.EndToEnd.Hostile;

/// <summary>One generated request, whole: sending it again is replaying the case.</summary>
/// <param name="Case">With the seed it makes the same request again.</param>
/// <param name="Route">The operation that it was made from.</param>
/// <param name="Caller">Index into the callers: who sends it.</param>
internal sealed record BadRequest(int Case, string Route, int Caller, HttpMethod Method, string Target, IReadOnlyList<(string Name, string Value)> Headers, byte[]? Body)
{
    public HttpRequestMessage ToMessage(Uri api)
    {
        // As it is written: dots, double slashes and encoded bytes must arrive, and not be put right on the way.
        var address = new Uri(api.GetLeftPart(UriPartial.Authority) + Target, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        var message = new HttpRequestMessage(Method, address);
        if (Body is not null)
        {
            message.Content = new ByteArrayContent(Body);
        }

        foreach (var (name, value) in Headers)
        {
            if (name == "Content-Type")
            {
                message.Content?.Headers.TryAddWithoutValidation(name, value);
            }
            else
            {
                message.Headers.TryAddWithoutValidation(name, value);
            }
        }

        message.Headers.ExpectContinue = false;
        return message;
    }

    public override string ToString()
    {
        var body = Body is null ? "" : Body.Length > 600 ? $"{Encoding.UTF8.GetString(Body, 0, 600)}... ({Body.Length} bytes)" : Encoding.UTF8.GetString(Body);
        return $"case {Case}, caller {Caller}: {Method} {(Target.Length > 600 ? Target[..600] + "..." : Target)} "
            + $"[{string.Join(", ", Headers.Select(header => $"{header.Name}: {(header.Name == "Authorization" ? "..." : header.Value)}"))}] {body}";
    }
}

/// <summary>An operation of the Api's description, with what it takes.</summary>
internal sealed record Operation(string Method, string Path, IReadOnlyList<(string Name, string In)> Parameters, System.Text.Json.JsonElement? Body)
{
    public string Route => $"{Method} {Path}";
}

namespace Aivors.Grains.Retell;

/// <summary>What is kept of a call object: its own bytes, so that a field which is not read today is not lost.</summary>
internal static class CallPayload
{
    public static byte[] Of(ScannedObject call)
    {
        // The search finds a token deeper down; it costs next to nothing beside the copy.
        var mayHoldSecret = call.HasSecret || call.Json.Span.IndexOf("access_token"u8) >= 0;
        return (mayHoldSecret ? CompactJson.Render(call.Json) : null) ?? call.Json.ToArray();
    }
}

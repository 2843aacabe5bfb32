using System.Text;
using System.Text.Json.Nodes;
using Aivors.Grains.Retell;

namespace Aivors.Tests.Unit.Retell;

/// <summary>The deliveries in Samples/ (ids, names and numbers are invented), and what n8n workflows make of them.</summary>
internal static class Sample
{
    public const string CallId = "call_51c2e8f09ab34d7612fe0c9d8a4";
    public const string AgentId = "agent_0d9c41e7a2b85f63c4d1e0f7a9";

    public static byte[] Bytes(string name)
    {
        using var stream = typeof(Sample).Assembly.GetManifestResourceStream($"Retell/{name}.json")
            ?? throw new InvalidOperationException($"There is no sample {name}.");
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    public static string Text(string name) => Encoding.UTF8.GetString(Bytes(name));

    public static JsonObject Json(string name) => JsonNode.Parse(Bytes(name))!.AsObject();

    /// <summary>The item that n8n's Webhook node makes of a request.</summary>
    public static JsonObject WholeItem(JsonNode body) => new()
    {
        ["headers"] = new JsonObject { ["host"] = "n8n.example.test", ["x-retell-signature"] = "v=1,d=00" },
        ["params"] = new JsonObject(),
        ["query"] = new JsonObject(),
        ["body"] = body.DeepClone(),
        ["webhookUrl"] = "https://n8n.example.test/webhook/calls",
        ["executionMode"] = "production",
    };

    public static DeliveryDocument Read(string body, string? contentType = "application/json") =>
        DeliveryReader.Read(Encoding.UTF8.GetBytes(body), contentType);

    public static DeliveryDocument Read(JsonNode body) => Read(body.ToJsonString());

    public static CallReading ReadCall(string body) => Assert.IsType<CallReading>(Assert.Single(Read(body).Readings));

    public static CallReading ReadCall(JsonNode body) => ReadCall(body.ToJsonString());

    public static UnreadableReading ReadRefusal(string body, string? contentType = "application/json") =>
        Assert.IsType<UnreadableReading>(Assert.Single(Read(body, contentType).Readings));

    /// <summary>An event of a call that has the two ids and these properties besides.</summary>
    public static CallReading ReadCallWith(string properties, string name = "call_ended") =>
        ReadCall($"{{\"event\":\"{name}\",\"call\":{{\"call_id\":\"call_1\",\"agent_id\":\"agent_1\"{(properties.Length > 0 ? "," : "")}{properties}}}}}");
}

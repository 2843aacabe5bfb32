using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Aivors.Tests.Unit.Api;

/// <summary>Builds access tokens by hand, so that each can be wrong in exactly one way.</summary>
internal sealed class ForgedTokens(DateTimeOffset now)
{
    public const string Key = "a-random-key-for-these-tests-0123456789";

    public const string OtherKey = "another-random-key-of-elsewhere-9876543210";

    public string Good() => Sign(Header(), Payload());

    /// <summary>By name, so that a test can list them.</summary>
    public static IReadOnlyDictionary<string, Func<ForgedTokens, string>> All { get; } = new Dictionary<string, Func<ForgedTokens, string>>
    {
        ["alg none"] = f => Unsigned(Header(alg: "none"), f.Payload()),
        ["alg None"] = f => Unsigned(Header(alg: "None"), f.Payload()),
        ["alg nOnE, signed"] = f => Sign(Header(alg: "nOnE"), f.Payload()),
        ["alg absent"] = f => Sign(new JsonObject { ["typ"] = "at+jwt" }, f.Payload()),
        ["alg HS512"] = f => Join(Header(alg: "HS512"), f.Payload(), text => HMACSHA512.HashData(Encoding.UTF8.GetBytes(Key), text)),
        ["alg RS256 over HMAC"] = f => Sign(Header(alg: "RS256"), f.Payload()),
        ["signature empty"] = f => Unsigned(Header(), f.Payload()),
        ["signature cut"] = f => f.Good()[..^4],
        ["signature of another key"] = f => Sign(Header(), f.Payload(), OtherKey),
        ["payload changed after signing"] = f => Swap(f.Good(), f.Payload(("role", "admin"))),
        ["two segments"] = f => string.Join('.', f.Good().Split('.')[..2]),
        ["four segments"] = f => f.Good() + ".e30",
        ["no token at all"] = _ => "x",
        ["type JWT"] = f => Sign(Header(typ: "JWT"), f.Payload()),
        ["type refresh"] = f => Sign(Header(typ: "rt+jwt"), f.Payload()),
        ["key of its own in the header"] = f => Sign(OwnKeyHeader(), f.Payload(), OtherKey),
        ["kid with a path"] = f => Sign(Header(kid: "../../dev/null"), f.Payload(), ""),
        ["kid with SQL"] = f => Sign(Header(kid: "' or 1=1 --"), f.Payload(), OtherKey),
        ["issuer wrong"] = f => Sign(Header(), f.Payload(("iss", "evil"))),
        ["issuer absent"] = f => Sign(Header(), f.Payload(("iss", null))),
        ["audience wrong"] = f => Sign(Header(), f.Payload(("aud", "evil"))),
        ["audience absent"] = f => Sign(Header(), f.Payload(("aud", null))),
        ["no expiry"] = f => Sign(Header(), f.Payload(("exp", null))),
        ["expiry as text"] = f => Sign(Header(), f.Payload(("exp", "tomorrow"))),
        ["expired"] = f => Sign(Header(), f.Payload(("exp", f.At(-30)))),
        ["not valid yet"] = f => Sign(Header(), f.Payload(("nbf", f.At(60)))),
        ["subject no id"] = f => Sign(Header(), f.Payload(("sub", "admin"))),
        ["subject absent"] = f => Sign(Header(), f.Payload(("sub", null))),
        ["tenant absent"] = f => Sign(Header(), f.Payload(("tenant", null))),
        ["tenant as array"] = f => Sign(Header(), f.Payload(("tenant", new JsonArray(Guid.NewGuid().ToString(), Guid.NewGuid().ToString())))),
        ["session absent"] = f => Sign(Header(), f.Payload(("sid", null))),
        ["role as array"] = f => Sign(Header(), f.Payload(("role", new JsonArray("user", "admin")))),
        ["role unknown"] = f => Sign(Header(), f.Payload(("role", "root"))),
        ["role absent"] = f => Sign(Header(), f.Payload(("role", null))),
        ["epoch absent"] = f => Sign(Header(), f.Payload(("epoch", null))),
        ["epoch negative"] = f => Sign(Header(), f.Payload(("epoch", -1))),
        ["64 kB"] = f => Sign(Header(), f.Payload(("x", new string('a', 64 * 1024)))),
    };

    private long At(int seconds) => now.AddSeconds(seconds).ToUnixTimeSeconds();

    private static JsonObject Header(string alg = "HS256", string typ = "at+jwt", string? kid = null)
    {
        var header = new JsonObject { ["alg"] = alg, ["typ"] = typ };
        if (kid is not null)
        {
            header["kid"] = kid;
        }

        return header;
    }

    private static JsonObject OwnKeyHeader()
    {
        var header = Header();
        header["jwk"] = new JsonObject { ["kty"] = "oct", ["k"] = Base64Url.EncodeToString(Encoding.UTF8.GetBytes(OtherKey)) };
        header["jku"] = "https://evil.example/keys";
        return header;
    }

    private JsonObject Payload(params (string Claim, JsonNode? Value)[] changes)
    {
        var payload = new JsonObject
        {
            ["iss"] = "aivors",
            ["aud"] = "aivors",
            ["iat"] = At(0),
            ["nbf"] = At(0),
            ["exp"] = At(900),
            ["sub"] = Guid.NewGuid().ToString(),
            ["tenant"] = Guid.NewGuid().ToString(),
            ["sid"] = Guid.NewGuid().ToString(),
            ["role"] = "user",
            ["epoch"] = 0,
        };
        foreach (var (claim, value) in changes)
        {
            payload.Remove(claim);
            if (value is not null)
            {
                payload[claim] = value;
            }
        }

        return payload;
    }

    private static string Sign(JsonObject header, JsonObject payload, string key = Key) =>
        Join(header, payload, text => HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), text));

    private static string Unsigned(JsonObject header, JsonObject payload) => Join(header, payload, _ => []);

    private static string Join(JsonObject header, JsonObject payload, Func<byte[], byte[]> sign)
    {
        var text = $"{Encode(header)}.{Encode(payload)}";
        return $"{text}.{Base64Url.EncodeToString(sign(Encoding.ASCII.GetBytes(text)))}";
    }

    private static string Swap(string token, JsonObject payload)
    {
        var parts = token.Split('.');
        return $"{parts[0]}.{Encode(payload)}.{parts[2]}";
    }

    private static string Encode(JsonObject json) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(json));
}

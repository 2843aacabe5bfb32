using System.Text;
using System.Text.Json;
using Aivors.Testing.Stack;

namespace Aivors.Tests.EndToEnd.Hostile;

/// <summary>Makes the same bad requests of the same description, seed and case.</summary>
internal sealed class BadRequests(JsonElement description, int seed, IReadOnlyList<string> knownIds)
{
    // Each signs out, or costs a password's hash, or both: what is wanted is many bad requests with good sessions.
    private static readonly string[] Rare =
        ["POST /api/auth/signup", "POST /api/auth/login", "PUT /api/account/password", "POST /api/admin/tenants"];

    private static readonly string[] EndsSessions = ["POST /api/auth/logout-everywhere", "POST /api/auth/logout", "POST /api/auth/refresh"];

    private readonly IReadOnlyList<Operation> _operations =
    [
        .. description.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject(), (path, operation) => new Operation(
            operation.Name.ToUpperInvariant(), path.Name,
            operation.Value.TryGetProperty("parameters", out var list)
                ? [.. list.EnumerateArray().Select(p => (p.GetProperty("name").GetString()!, p.GetProperty("in").GetString()!))] : [],
            operation.Value.TryGetProperty("requestBody", out var body) ? body : null)),
    ];

    public int Operations => _operations.Count;

    /// <summary>Callers: 0 nobody, 1 a user, 2 an admin, 3 nobody with n8n's secret.</summary>
    public BadRequest Make(int number)
    {
        var random = new Random(unchecked((seed * 1_000_003) + number));
        var operation = _operations[number % _operations.Count];
        while (Rare.Contains(operation.Route) && random.Next(8) != 0) operation = _operations[random.Next(_operations.Count)];
        var caller = EndsSessions.Contains(operation.Route) ? 0
            // an admin could erase what must not be told
            : operation.Route is "DELETE /api/calls/{callId}" or "POST /api/callers/erase" ? random.Next(2)
            : operation.Path.StartsWith("/api/n8n/", StringComparison.Ordinal) ? (random.Next(6) == 0 ? random.Next(3) : 3)
            : operation.Path.StartsWith("/api/admin", StringComparison.Ordinal) ? (random.Next(4) == 0 ? random.Next(2) : 2)
            : random.Next(10) switch { 0 => 0, 1 or 2 => 2, _ => 1 };
        var headers = new List<(string, string)>();
        byte[]? bytes = null;
        if (operation.Method is "POST" or "PUT")
        {
            (bytes, var type) = operation.Path.Contains("webhook", StringComparison.Ordinal) && operation.Body is null
                ? BadBodies.Of(random, Delivery) : BadBodies.Of(random, FieldsOf(operation));
            headers.Add(("Content-Type", type));
        }

        var method = random.Next(40) == 0 ? new HttpMethod(((string[])["PATCH", "TRACE", "OPTIONS", "HEAD", "FOO", "DELETE"])[random.Next(6)]) : new HttpMethod(operation.Method);
        AddOddHeaders(random, headers);
        return new BadRequest(number, operation.Route, caller, method, Target(random, operation), headers, method.Method is "HEAD" or "TRACE" ? null : bytes);
    }

    private static readonly Dictionary<string, string> Delivery = new(StringComparer.Ordinal)
    {
        ["event"] = "string", ["call_id"] = "string", ["agent_id"] = "string", ["duration_ms"] = "integer", ["transcript"] = "string",
        ["call"] = "object", ["start_timestamp"] = "integer", ["end_timestamp"] = "integer", ["from_number"] = "string", ["call_analysis"] = "object",
    };

    private Dictionary<string, string> FieldsOf(Operation operation)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        if (operation.Body is not { } body || !body.GetProperty("content").TryGetProperty("application/json", out var json)) return fields;
        var schema = json.GetProperty("schema");
        if (schema.TryGetProperty("$ref", out var reference))
        {
            schema = description.GetProperty("components").GetProperty("schemas").GetProperty(reference.GetString()!.Split('/')[^1]);
        }

        if (!schema.TryGetProperty("properties", out var properties)) return fields;
        foreach (var property in properties.EnumerateObject()) fields[property.Name] = TypeOf(property.Value);
        return fields;
    }

    private static string TypeOf(JsonElement schema) => !schema.TryGetProperty("type", out var type) ? "string"
        : type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(t => t.GetString()!).First(t => t != "null") : type.GetString()!;

    private string Target(Random random, Operation operation)
    {
        var target = new StringBuilder(operation.Path);
        foreach (var (name, _) in operation.Parameters.Where(p => p.In == "path")) target.Replace($"{{{name}}}", Id(random));
        if (random.Next(30) == 0) target.Insert(random.Next(2) == 0 ? 4 : 0, random.Next(2) == 0 ? "/" : "/.");
        if (random.Next(40) == 0) target.Append(((string[])["/", "/..", "%2f", ";x=1", "%00", "/.%2e/admin"])[random.Next(6)]);
        var query = operation.Parameters.Where(p => p.In == "query" && random.Next(3) == 0)
            .Select(p => $"{p.Name}={(p.Name == "userId" && random.Next(2) == 0 ? Id(random) : BadValues.Encoded(random))}").ToList();
        if (random.Next(6) == 0) query.Add($"{((string[])["tenantId", "limit", "skip", "cursor", "a[]", "%00", "userId"])[random.Next(7)]}={BadValues.Encoded(random)}");
        if (query.Count > 0) target.Append('?').AppendJoin('&', query);
        return target.Length > 12_000 ? target.ToString(0, 12_000) : target.ToString();
    }

    private string Id(Random random) => random.Next(3) == 0 ? Uri.EscapeDataString(knownIds[random.Next(knownIds.Count)]) : BadValues.Encoded(random);

    private static void AddOddHeaders(Random random, List<(string, string)> headers)
    {
        if (random.Next(4) != 0) return;
        headers.Add(random.Next(10) switch
        {
            0 => ("Idempotency-Key", new string('k', random.Next(1, 400))),
            1 => ("X-HTTP-Method-Override", "DELETE"),
            2 => ("Accept", "text/html;q=banana, */*;q=2"),
            3 => ("Accept-Encoding", "gzip;q=99, *;q=-1"),
            4 => ("Cookie", "access_token=; refresh_token=%00; a=\"; =b"),
            5 => ("If-None-Match", "\"x\", W/\"y\", *"),
            6 => ("Range", "bytes=9-1,-5"),
            7 => ("X-Forwarded-For", "::1, unknown, 999.1.1.1"),
            8 => ("Last-Event-ID", BadValues.Encoded(random)),
            _ => (StackApi.SecretHeader, "a,b"),
        });
    }
}

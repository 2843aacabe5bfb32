using System.Text.Json;

namespace Aivors.Grains.Retell.Stored;

/// <summary>How long one part of the answers took, in milliseconds.</summary>
public sealed record CallLatency(string Name, double? P50, double? P90, double? P95, double? P99, double? Max, double? Num);

/// <param name="Json">The value as JSON text.</param>
public sealed record NamedJson(string Name, string Json);

public sealed record NamedText(string Name, string Value);

/// <summary>
/// What pages show of a call beyond its columns, read from the call object as it came. Pure; whatever is missing or of another type is
/// left out, and nothing is too odd to be read.
/// </summary>
public sealed record StoredCall
{
    /// <summary>So many turns at most.</summary>
    public const int TurnsMax = 5000;

    private const int NamesMax = 200;

    public required IReadOnlyList<ConversationTurn> Conversation { get; init; }

    public required IReadOnlyList<CallLatency> Latency { get; init; }

    /// <summary>The fields that the agent's owner had the analysis find.</summary>
    public required IReadOnlyList<NamedJson> CustomAnalysis { get; init; }

    /// <summary>What the call was started with, and what it collected.</summary>
    public required IReadOnlyList<NamedText> DynamicVariables { get; init; }

    /// <param name="payload">The call object; null, empty or broken: only the other two speak.</param>
    /// <param name="transcript">The call's transcript as text, for when the object has no better one.</param>
    /// <param name="analysis">The <c>call_analysis</c> as stored, which may have come with another delivery than the object.</param>
    public static StoredCall Read(ReadOnlyMemory<byte> payload, string? transcript, string? analysis)
    {
        using var document = Parse(payload);
        using var analysed = LooseJson.TryParse(analysis);
        var call = document?.RootElement ?? default;
        var turns = ConversationReading.Of(call);
        var custom = CustomOf(analysed?.RootElement ?? default);
        return new StoredCall
        {
            Conversation = turns.Count > 0 ? turns : TranscriptLines.Split(transcript),
            Latency = LatencyOf(call),
            CustomAnalysis = custom.Count > 0 ? custom : LooseJson.Use(call, "call_analysis", CustomOf) ?? [],
            DynamicVariables = VariablesOf(call),
        };
    }

    private static JsonDocument? Parse(ReadOnlyMemory<byte> payload)
    {
        try
        {
            return payload.IsEmpty ? null : JsonDocument.Parse(payload, LooseJson.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static List<CallLatency> LatencyOf(JsonElement call) => LooseJson.Use(call, "latency", latency =>
        LooseJson.Properties(latency).Take(NamesMax).Where(part => part.Value.ValueKind == JsonValueKind.Object)
            .Select(part => new CallLatency(
                part.Name, Number(part.Value, "p50"), Number(part.Value, "p90"), Number(part.Value, "p95"), Number(part.Value, "p99"),
                Number(part.Value, "max"), Number(part.Value, "num")))
            .Where(part => part is not { P50: null, P90: null, P95: null, P99: null, Max: null, Num: null })
            .ToList()) ?? [];

    private static List<NamedJson> CustomOf(JsonElement analysis) => LooseJson.Use(analysis, "custom_analysis_data", custom =>
        LooseJson.Properties(custom).Take(NamesMax).Select(field => new NamedJson(field.Name, LooseJson.CleanJson(field.Value))).ToList()) ?? [];

    private static List<NamedText> VariablesOf(JsonElement call)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var source in (string[])["retell_llm_dynamic_variables", "collected_dynamic_variables"])
        {
            foreach (var (name, value) in LooseJson.Use(call, source, found => LooseJson.Properties(found)
                .Select(field => (field.Name, Text: LooseJson.AnyText(field.Value))).ToList()) ?? [])
            {
                // What was collected in the call is newer than what it was started with.
                if (value is not null && (variables.Count < NamesMax || variables.ContainsKey(name)))
                {
                    variables[name] = value;
                }
            }
        }

        return [.. variables.Select(variable => new NamedText(variable.Key, variable.Value))];
    }

    private static double? Number(JsonElement from, string name) => LooseJson.Number(from, name);
}

namespace Aivors.Testing.Otlp;

/// <summary>A span as it was exported.</summary>
/// <param name="Service">The resource's <c>service.name</c>.</param>
/// <param name="Source">The activity source.</param>
/// <param name="Links">Ids of the spans that it is linked to.</param>
public sealed record OtlpSpan(
    string Service, string Source, string TraceId, string SpanId, string ParentId, string Name, int Kind, IReadOnlyDictionary<string, string> Tags,
    IReadOnlyList<string> Links, int Status)
{
    public string? this[string tag] => Tags.GetValueOrDefault(tag);

    public override string ToString() => $"{Service} {Source} '{Name}' {SpanId} < {ParentId} [{string.Join(", ", Tags.Select(t => $"{t.Key}={t.Value}"))}]";
}

/// <summary>One point of a metric; for a histogram <paramref name="Value"/> is its sum and <paramref name="Count"/> how often it was recorded.</summary>
public sealed record OtlpPoint(string Service, string Meter, string Name, string Unit, IReadOnlyDictionary<string, string> Tags, double Value, long Count);

public sealed record OtlpLog(string Service, string Category, string Body, IReadOnlyDictionary<string, string> Attributes, string TraceId);

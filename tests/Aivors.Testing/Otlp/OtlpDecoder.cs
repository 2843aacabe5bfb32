using System.Globalization;

namespace Aivors.Testing.Otlp;

/// <summary>Reads the three export requests of OTLP (opentelemetry-proto 1.x), by their field numbers.</summary>
internal static class OtlpDecoder
{
    public static IEnumerable<OtlpSpan> Spans(byte[] request) =>
        from item in Items(request)
        let span = item.Record
        select new OtlpSpan(
            item.Service, item.Scope, span.Hex(1), span.Hex(2), span.Hex(4), span.Text(5), (int)span.Number(6), Attributes(span, 9),
            [.. span.Messages(13).Select(link => link.Hex(2))], (int)span.Message(15).Number(3));

    public static IEnumerable<OtlpLog> Logs(byte[] request) =>
        from item in Items(request)
        let log = item.Record
        select new OtlpLog(item.Service, item.Scope, Value(log.Message(5)), Attributes(log, 6), log.Hex(9));

    public static IEnumerable<OtlpPoint> Points(byte[] request) =>
        from item in Items(request)
        let metric = item.Record
        let isHistogram = metric.Has(9)
        from point in metric.Message(metric.Has(5) ? 5 : metric.Has(7) ? 7 : 9).Messages(1)
        select new OtlpPoint(
            item.Service, item.Scope, metric.Text(1), metric.Text(3), Attributes(point, isHistogram ? 9 : 7), NumberOf(point, isHistogram),
            isHistogram ? (long)point.Number(4) : 1);

    /// <summary>Resource, scope and record stand in the same places of all three.</summary>
    private static IEnumerable<(string Service, string Scope, ProtoMessage Record)> Items(byte[] request) =>
        from resource in new ProtoMessage(request).Messages(1)
        let service = Attributes(resource.Message(1), 1).GetValueOrDefault("service.name", "")
        from scope in resource.Messages(2)
        let name = scope.Message(1).Text(1)
        from record in scope.Messages(2)
        select (service, name, record);

    private static double NumberOf(ProtoMessage point, bool isHistogram) =>
        isHistogram ? BitConverter.UInt64BitsToDouble(point.Number(5))
        : point.Has(6) ? (long)point.Number(6)
        : BitConverter.UInt64BitsToDouble(point.Number(4));

    private static Dictionary<string, string> Attributes(ProtoMessage owner, int field)
    {
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in owner.Messages(field)) attributes[pair.Text(1)] = Value(pair.Message(2));
        return attributes;
    }

    private static string Value(ProtoMessage any) =>
        any.Has(2) ? (any.Number(2) != 0 ? "true" : "false")
        : any.Has(3) ? ((long)any.Number(3)).ToString(CultureInfo.InvariantCulture)
        : any.Has(4) ? BitConverter.UInt64BitsToDouble(any.Number(4)).ToString(CultureInfo.InvariantCulture)
        : any.Has(5) ? string.Join(' ', any.Message(5).Messages(1).Select(Value))
        : any.Text(1);
}

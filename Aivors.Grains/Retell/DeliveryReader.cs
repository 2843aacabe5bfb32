using System.Buffers;

namespace Aivors.Grains.Retell;

/// <summary>Reads the body of a webhook, from Retell itself or forwarded by an n8n workflow in whatever form, into events.</summary>
/// <remarks>
/// Pure, and for any bytes whatever: what cannot be understood is an <see cref="UnreadableReading"/> that says what to change.
/// What the body is shows in its first character and not in its Content-Type, which n8n users leave empty, set to text/html,
/// or get as a form when the JSON was stringified twice.
/// </remarks>
public static class DeliveryReader
{
    // A number or a word that is longer is not worth naming as one.
    private const int LongestScalar = 4096;

    private static readonly SearchValues<byte> Blanks = SearchValues.Create(" \t\r\n\0"u8);

    /// <param name="body">The request's body.</param>
    /// <param name="contentType">Its Content-Type. It decides nothing; it only helps to say what is wrong with a body in no known form.</param>
    public static DeliveryDocument Read(ReadOnlyMemory<byte> body, string? contentType)
    {
        if (Utf8Text.IsUtf16(body.Span))
            return Refuse(Rejections.Utf16());

        if (Utf8Text.Of(WithoutByteOrderMark(body)) is not { } utf8)
            return Refuse(Rejections.NotUtf8());

        var text = Trim(utf8);
        if (text.IsEmpty)
            return Refuse(Rejections.EmptyBody());

        var span = text.Span;
        if (span.StartsWith("[object "u8))
            return Refuse(Rejections.ObjectObject());

        if (span.StartsWith("{{"u8) || span.StartsWith("={{"u8))
            return Refuse(Rejections.Expression());

        if (span[0] is (byte)'{' or (byte)'[' or (byte)'"')
            return ReadJson(WithoutFormEnding(text));

        if (MultipartBody.LooksLike(span))
            return ReadForm(MultipartBody.Read(span));

        return FormBody.LooksLike(span) ? ReadForm(FormBody.Read(span)) : ReadOther(text, contentType);
    }

    private static DeliveryDocument ReadJson(ReadOnlyMemory<byte> json) => DeliveryShapes.Read(DocumentScanner.Scan(json), json.Length);

    private static DeliveryDocument ReadForm((byte[]? Json, UnreadableReading? Refusal) form) =>
        form.Json is null ? Refuse(form.Refusal!) : ReadJson(form.Json);

    private static DeliveryDocument ReadOther(ReadOnlyMemory<byte> text, string? contentType)
    {
        var span = text.Span;
        if (span.IndexOf("[object Object]"u8) >= 0)
            return Refuse(Rejections.ObjectObject());

        var isScalar = text.Length <= LongestScalar && DocumentScanner.Scan(text) is ScannedScalar;
        var kind = span[0] switch
        {
            _ when isScalar => "a single JSON value",
            (byte)'<' => "HTML or XML",
            _ => IsForm(contentType) ? "declared as a form, but is none" : "plain text",
        };
        return Refuse(Rejections.NotAnObject(kind, text.Length));
    }

    private static bool IsForm(string? contentType) => contentType?.Contains("form", StringComparison.OrdinalIgnoreCase) is true;

    private static DeliveryDocument Refuse(UnreadableReading reading) => new(IsBatch: false, [reading]);

    private static ReadOnlyMemory<byte> WithoutByteOrderMark(ReadOnlyMemory<byte> body) =>
        body.Span.StartsWith("\uFEFF"u8) ? body["\uFEFF"u8.Length..] : body;

    private static ReadOnlyMemory<byte> Trim(ReadOnlyMemory<byte> body)
    {
        var start = body.Span.IndexOfAnyExcept(Blanks);
        return start < 0 ? default : body[start..(body.Span.LastIndexOfAnyExcept(Blanks) + 1)];
    }

    // JSON sent as a form's only field keeps the "=" that stands between a name and its value.
    private static ReadOnlyMemory<byte> WithoutFormEnding(ReadOnlyMemory<byte> json) =>
        json.Span is [(byte)'{', .., (byte)'='] ? json[..^1] : json;
}

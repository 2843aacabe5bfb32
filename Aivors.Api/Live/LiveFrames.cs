using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Aivors.Grains.Contracts;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace Aivors.Api.Live;

/// <summary>Server-sent events as bytes. JSON is one line, so an event is one <c>data</c> line.</summary>
internal sealed class LiveFrames(IOptions<JsonOptions> json)
{
    /// <summary>A comment: browsers ignore it, and proxies see that the stream lives.</summary>
    public static ReadOnlyMemory<byte> Beat { get; } = ": beat\n\n"u8.ToArray();

    /// <summary>How long a browser waits before it comes back by itself.</summary>
    public static ReadOnlyMemory<byte> Retry(TimeSpan after) =>
        Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"retry: {(long)after.TotalMilliseconds}\n\n"));

    /// <summary>An event with an id only when coming back after it misses nothing.</summary>
    public ReadOnlyMemory<byte> Event<T>(string name, T data, long? id = null)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using var writer = new Utf8JsonWriter(buffer);
        Write(buffer, writer, name, data, id);
        return buffer.WrittenMemory;
    }

    public FactBatch Facts(IReadOnlyList<LiveFact> facts)
    {
        var buffer = new ArrayBufferWriter<byte>(512 * facts.Count);
        using var writer = new Utf8JsonWriter(buffer);
        var ends = new int[facts.Count];
        for (var i = 0; i < facts.Count; i++)
        {
            Write(buffer, writer, "fact", LiveFactForm.Of(facts[i]), facts[i].Seq);
            ends[i] = buffer.WrittenCount;
        }

        return new FactBatch(facts[0].Seq, buffer.WrittenMemory, ends);
    }

    private void Write<T>(ArrayBufferWriter<byte> buffer, Utf8JsonWriter writer, string name, T data, long? id)
    {
        var head = id is { } number
            ? string.Create(CultureInfo.InvariantCulture, $"id: {number}\nevent: {name}\ndata: ")
            : $"event: {name}\ndata: ";
        buffer.Advance(Encoding.ASCII.GetBytes(head, buffer.GetSpan(head.Length)));
        writer.Reset(buffer);
        JsonSerializer.Serialize(writer, data, json.Value.SerializerOptions);
        writer.Flush();
        buffer.Write("\n\n"u8);
    }
}

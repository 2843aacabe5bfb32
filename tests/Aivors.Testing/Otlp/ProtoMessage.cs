using System.Buffers.Binary;
using System.Text;

namespace Aivors.Testing.Otlp;

/// <summary>One protobuf message, taken apart by field number only: what the fields mean is for who knows the format.</summary>
internal sealed class ProtoMessage
{
    private readonly ReadOnlyMemory<byte> _bytes;
    private readonly List<(int Field, ulong Number, ReadOnlyMemory<byte> Bytes)> _fields = [];

    public ProtoMessage(ReadOnlyMemory<byte> bytes)
    {
        _bytes = bytes;
        for (var at = 0; at < bytes.Length;)
        {
            var tag = Varint(ref at);
            var (number, content) = (tag & 7) switch
            {
                0 => (Varint(ref at), default(ReadOnlyMemory<byte>)),
                1 => (BinaryPrimitives.ReadUInt64LittleEndian(Take(8, ref at).Span), default),
                2 => (0UL, Take((int)Varint(ref at), ref at)),
                5 => (BinaryPrimitives.ReadUInt32LittleEndian(Take(4, ref at).Span), default),
                var wire => throw new FormatException($"Wire type {wire} at {at}."),
            };
            _fields.Add(((int)(tag >> 3), number, content));
        }
    }

    public bool Has(int field) => _fields.Any(f => f.Field == field);

    public ulong Number(int field) => _fields.LastOrDefault(f => f.Field == field).Number;

    public string Text(int field) => Encoding.UTF8.GetString(Bytes(field).Span);

    public string Hex(int field) => Convert.ToHexStringLower(Bytes(field).Span);

    public ReadOnlyMemory<byte> Bytes(int field) => _fields.LastOrDefault(f => f.Field == field).Bytes;

    public ProtoMessage Message(int field) => new(Bytes(field));

    public IEnumerable<ProtoMessage> Messages(int field) => _fields.Where(f => f.Field == field).Select(f => new ProtoMessage(f.Bytes));

    private ulong Varint(ref int at)
    {
        ulong value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var next = _bytes.Span[at++];
            value |= (ulong)(next & 0x7f) << shift;
            if (next < 0x80) return value;
        }
    }

    private ReadOnlyMemory<byte> Take(int count, ref int at)
    {
        at += count;
        return _bytes.Slice(at - count, count);
    }
}

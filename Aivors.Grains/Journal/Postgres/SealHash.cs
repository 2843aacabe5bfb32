using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace Aivors.Grains.Journal.Postgres;

/// <summary>The hash over a tenant's facts: each seal covers the one before it and every fact since.</summary>
internal sealed class SealHash : IDisposable
{
    /// <summary>What a fact is read as, in this order. jsonb and timestamptz are rendered by the server, always alike.</summary>
    public const string Columns =
        "seq, (extract(epoch from at) * 1000000)::int8, kind, call_id, amount_seconds, balance_seconds, rule, data::text, actor, command_key";

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    private SealHash(ReadOnlySpan<byte> previous) => _hash.AppendData(previous);

    /// <summary>Goes on from a seal, or from the tenant's beginning.</summary>
    public static SealHash After(Guid tenantId, byte[]? previous) =>
        new(previous ?? SHA256.HashData(Encoding.ASCII.GetBytes($"aivors:{tenantId}")));

    public void Add(NpgsqlDataReader fact)
    {
        Add(fact.GetInt64(0));
        Add(fact.GetInt64(1));
        Add(fact.GetString(2));
        Add(fact.Nullable<string>(3));
        Add(fact.GetInt64(4));
        Add(fact.GetInt64(5));
        Add(fact.Nullable<string>(6));
        Add(fact.GetString(7));
        Add(fact.GetString(8));
        Add(fact.Nullable<string>(9));
    }

    public byte[] Finish() => _hash.GetHashAndReset();

    public void Dispose() => _hash.Dispose();

    private void Add(long value)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, value);
        _hash.AppendData(bytes);
    }

    // Its length goes before it (absent: -1), so that no two rows run together into the same bytes.
    private void Add(string? value)
    {
        if (value is null)
        {
            Add(-1);
            return;
        }

        var bytes = Encoding.UTF8.GetBytes(value);
        Add(bytes.Length);
        _hash.AppendData(bytes);
    }
}

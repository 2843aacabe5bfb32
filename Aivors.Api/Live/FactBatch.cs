namespace Aivors.Api.Live;

/// <summary>Facts that follow each other, as the bytes that every watcher of the tenant is sent. Made once and shared.</summary>
/// <param name="first">The first one's number.</param>
/// <param name="bytes">Their frames, one after another.</param>
/// <param name="ends">Where in the bytes each one ends.</param>
internal sealed class FactBatch(long first, ReadOnlyMemory<byte> bytes, int[] ends)
{
    public long First { get; } = first;

    public long Last => First + ends.Length - 1;

    public int Count => ends.Length;

    /// <summary>The frames of the facts after this number.</summary>
    public ReadOnlyMemory<byte> After(long seq) =>
        seq < First ? bytes : seq >= Last ? ReadOnlyMemory<byte>.Empty : bytes[ends[(int)(seq - First)]..];

    /// <summary>How many facts are after this number.</summary>
    public int CountAfter(long seq) => (int)Math.Clamp(Last - seq, 0, Count);
}

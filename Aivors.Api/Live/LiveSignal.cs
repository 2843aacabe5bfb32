namespace Aivors.Api.Live;

/// <summary>What a stream is told to do next.</summary>
internal abstract record LiveSignal
{
    /// <summary>Send these facts, as far as they are news.</summary>
    public sealed record Facts(FactBatch Batch) : LiveSignal;

    /// <summary>There were too many facts to send: say that the page must read anew.</summary>
    public sealed record Reset(long HeadSeq) : LiveSignal;

    /// <summary>See whether the session still counts, and whether a beat is due.</summary>
    public sealed record Tick : LiveSignal
    {
        public static readonly Tick Instance = new();
    }

    /// <summary>Say good-bye.</summary>
    public sealed record End(string Reason) : LiveSignal;
}

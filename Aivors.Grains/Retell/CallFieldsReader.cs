using Aivors.Grains.Contracts;

namespace Aivors.Grains.Retell;

/// <summary>Reads what a call object says of its call.</summary>
internal static class CallFieldsReader
{
    private const int LongestName = 200;
    private const int LongestNumber = 64;
    private const int LongestWord = 100;
    private const int LongestDestination = 256;
    private const int LongestSummary = 32 * 1024;
    private const int LongestMetadataBytes = 64 * 1024;

    // Retell bounds metadata at 50 kB; it names no bound for an analysis, which grows with the fields that the agent's owner defines.
    private const int LongestAnalysisBytes = 256 * 1024;

    /// <param name="call">The call object.</param>
    /// <param name="envelope">The object it stands in, which for a transfer names the destination.</param>
    /// <param name="isAside">True for an event beside the call's start, end and analysis.</param>
    public static CallFields Read(ScannedObject call, ScannedObject envelope, CallEvent callEvent, bool isAside)
    {
        var analysisJson = FieldValues.ObjectJson(call, Field.Analysis);
        var analysis = Inner(analysisJson) ?? call;
        var cost = Inner(FieldValues.ObjectJson(call, Field.Cost));
        var (from, to, direction) = Parties(call);
        var fields = new CallFields
        {
            AgentName = FieldValues.Text(call, Field.AgentName, LongestName),
            CallType = FieldValues.Text(call, Field.CallType, LongestWord),
            Direction = direction,
            FromNumber = from,
            ToNumber = to,
            Status = FieldValues.Text(call, Field.Status, LongestWord),
            StartedAt = Time(call, Field.StartTimestamp, Field.StartTime),
            EndedAt = Time(call, Field.EndTimestamp, Field.EndTime),
            DisconnectionReason = FieldValues.Text(call, Field.DisconnectionReason, LongestWord),
            Transcript = FieldValues.LongText(call, Field.Transcript),
            Summary = Either(analysis, call, static from => FieldValues.Text(from, Field.Summary, LongestSummary)),
            Sentiment = Either(analysis, call, static from => FieldValues.Text(from, Field.Sentiment, LongestWord)),
            Successful = FieldValues.Flag(analysis, Field.Successful) ?? FieldValues.Flag(call, Field.Successful),
            InVoicemail = FieldValues.Flag(analysis, Field.InVoicemail) ?? FieldValues.Flag(call, Field.InVoicemail),
            Analysis = CompactJson.ObjectText(analysisJson, LongestAnalysisBytes),
            RecordingUrl = FieldValues.WebAddress(call, Field.RecordingUrl),
            PublicLogUrl = FieldValues.WebAddress(call, Field.PublicLogUrl),
            TransferDestination = Destination(call) ?? Destination(envelope),
            TransferEndedAt = FieldValues.Time(call, Field.TransferEndTimestamp)?.ToDateTimeOffset(),
            CostCents = CostCents(cost ?? call),
            Metadata = CompactJson.ObjectText(FieldValues.ObjectJson(call, Field.Metadata), LongestMetadataBytes),
        };
        return callEvent != CallEvent.Started ? WithEnd(fields, call, cost, isAside) : isAside ? WithoutEnd(fields) : fields;
    }

    // The last transcript update comes when the call is over, and says so; that it is over is for call_ended to tell.
    private static CallFields WithoutEnd(CallFields fields) => fields with
    {
        Status = string.Equals(fields.Status, "ongoing", StringComparison.OrdinalIgnoreCase) ? fields.Status : null,
        EndedAt = null,
        DisconnectionReason = null,
    };

    private static CallFields WithEnd(CallFields fields, ScannedObject call, ScannedObject? cost, bool isAside)
    {
        var didNotConnect = CallOutcomes.DidNotConnect(fields.Status, fields.DisconnectionReason);
        var (durationMs, source) = CallDurations.Of(call, cost, didNotConnect);
        // When a transfer ends, the cost line counts its leg too: that is nothing to charge talk time by.
        if (isAside && source is not (DurationSource.DurationMs or DurationSource.Timestamps))
            (durationMs, source) = (null, DurationSource.None);

        return fields with
        {
            DurationMs = durationMs,
            DurationSource = source,
            Outcome = CallOutcomes.Of(fields.Status, fields.DisconnectionReason, fields.InVoicemail, durationMs),
        };
    }

    private static (string? From, string? To, string? Direction) Parties(ScannedObject call)
    {
        var direction = FieldValues.Text(call, Field.Direction, LongestWord);
        var from = FieldValues.PhoneNumber(call, Field.FromNumber, LongestNumber);
        var to = FieldValues.PhoneNumber(call, Field.ToNumber, LongestNumber);

        // A workflow's phone_number is the other party: who called us, or whom we called.
        var other = FieldValues.PhoneNumber(call, Field.PhoneNumber, LongestNumber);
        return string.Equals(direction, "outbound", StringComparison.OrdinalIgnoreCase)
            ? (from, to ?? other, direction)
            : (from ?? other, to, direction);
    }

    /// <summary>A text inside the call, an object with a number beside it.</summary>
    private static string? Destination(ScannedObject from) =>
        FieldValues.Text(from, Field.TransferDestination, LongestDestination)
        ?? (Inner(FieldValues.ObjectJson(from, Field.TransferDestination)) is { } destination
            ? FieldValues.PhoneNumber(destination, Field.Number, LongestDestination)
            : null);

    private static DateTimeOffset? Time(ScannedObject call, Field own, Field alias) =>
        (FieldValues.Time(call, own) ?? FieldValues.Time(call, alias))?.ToDateTimeOffset();

    private static double? CostCents(ScannedObject cost) => FieldValues.Number(cost, Field.CombinedCost) is >= 0 and var cents ? cents : null;

    private static string? Either(ScannedObject first, ScannedObject second, Func<ScannedObject, string?> read) => read(first) ?? read(second);

    private static ScannedObject? Inner(ReadOnlyMemory<byte>? json) =>
        json is { } bytes ? DocumentScanner.Scan(bytes) as ScannedObject : null;
}

namespace Aivors.Grains.Retell;

/// <summary>The properties that are read from a delivery, by what they mean and not by how a workflow spells them.</summary>
internal enum Field
{
    None = 0,

    // where an event or a call may be wrapped
    Call,
    Body,
    Data,
    Payload,
    EventMessage,
    Json,

    // what other kinds of delivery carry in place of a call
    Chat,
    CallInbound,
    Alert,

    Event,
    CallId,
    AgentId,
    AgentName,
    CallType,
    Direction,
    FromNumber,
    ToNumber,
    PhoneNumber,
    Status,
    StartTimestamp,
    EndTimestamp,
    StartTime,
    EndTime,
    DurationMs,
    DurationSeconds,
    Duration,
    DisconnectionReason,
    Transcript,
    Summary,
    Sentiment,
    Successful,
    InVoicemail,
    Analysis,
    RecordingUrl,
    PublicLogUrl,
    TransferDestination,
    TransferEndTimestamp,

    /// <summary>Of a transfer's destination, where that is an object.</summary>
    Number,
    Cost,
    CombinedCost,
    CostSeconds,
    Metadata,

    /// <summary>Lets a browser join a web call: a secret, known here only so that it can be cut out.</summary>
    AccessToken,

    /// <summary>How Retell's polling trigger for n8n names the call; it is no call id to us, only a sign of that node.</summary>
    PollingId,

    /// <summary>The headers that n8n received, beside the body that they came with.</summary>
    Headers,

    Count,
}

namespace Aivors.Grains.Retell;

/// <summary>Finds the events in a scanned body, whatever they are wrapped in.</summary>
/// <remarks>
/// Seen in the field: Retell's own <c>{event, call}</c>; n8n's whole item with it under <c>body</c>; arrays of either, also with each item
/// under <c>json</c>; the Aggregate node's <c>{data: [...]}</c>; <c>payload</c> and <c>event_message</c>; the call object alone; and flat
/// objects that a workflow mapped by hand. The rule for all of them: the innermost object that has a call id is the call, and the
/// nearest event name on the way to it is its event.
/// </remarks>
internal sealed class DeliveryShapes
{
    private static readonly Field[] Wrappers = [Field.Body, Field.Payload, Field.EventMessage, Field.Json, Field.Data];

    private readonly List<DeliveryReading> _readings = [];
    private readonly long _bytes;
    private bool _isBatch;
    private bool _hasTooMany;

    private DeliveryShapes(long bytes) => _bytes = bytes;

    public static DeliveryDocument Read(Scanned root, long bytes)
    {
        var shapes = new DeliveryShapes(bytes);
        shapes.Add(root, new Outer(Name: null, Signed: null));
        return shapes._hasTooMany || shapes._readings.Count > DocumentScanner.MaxEvents
            ? new DeliveryDocument(IsBatch: true, [Rejections.TooManyEvents()])
            : new DeliveryDocument(shapes._isBatch, shapes._readings);
    }

    /// <summary>What an object inherits from what it is wrapped in.</summary>
    private readonly record struct Outer(EventName? Name, SignedBody? Signed);

    private void Add(Scanned scanned, Outer outer)
    {
        if (_readings.Count > DocumentScanner.MaxEvents)
            return;

        switch (scanned)
        {
            case ScannedObject item:
                AddObject(item, outer);
                break;
            case ScannedArray array:
                AddItems(array, outer);
                break;
            default:
                _readings.Add(Refuse(scanned));
                break;
        }
    }

    private void AddItems(ScannedArray array, Outer outer)
    {
        _isBatch = true;
        _hasTooMany |= array.HasTooMany;
        if (array.Items.Count == 0)
            _readings.Add(Rejections.EmptyArray());

        foreach (var item in array.Items)
            Add(item, outer);
    }

    private void AddObject(ScannedObject item, Outer outer)
    {
        var here = outer with { Name = EventNames.Of(item) ?? outer.Name };
        if (item.Child(Field.Call) is ScannedObject call && (call.PropertyCount > 0 || !item.Has(Field.CallId)))
            AddCall(call, item, here);
        else if (item.Child(Field.Call) is ScannedArray { Items.Count: > 0 } calls)
            AddItems(calls, here);
        else if (InnerWithCall(item) is { } inner)
            Add(inner, Inside(item, inner, here));
        else if (!item.Has(Field.CallId) && here.Name is null or { Event: not null } && InnerWithSomething(item) is { } other)
            Add(other, Inside(item, other, here));
        else
            _readings.Add(Reading(item, item, here));
    }

    // Only what stands inside the signed bytes is signed; a call beside them is not.
    private static Outer Inside(ScannedObject item, Scanned inner, Outer here) =>
        ReferenceEquals(inner, item.Child(Field.Body)) && ForwardedSignature.Of(item) is { } signed ? here with { Signed = signed } : here;

    /// <summary>A call object. In 2024 it was sent as data too, and some workflows wrap it once more.</summary>
    private void AddCall(ScannedObject call, ScannedObject envelope, Outer here)
    {
        if (!call.Has(Field.CallId) && BearsCall(call))
            AddObject(call, here);
        else
            _readings.Add(Reading(call, envelope, here));
    }

    private static Scanned? InnerWithCall(ScannedObject item)
    {
        foreach (var wrapper in Wrappers)
        {
            if (item.Child(wrapper) is { } child && BearsCall(child))
                return child;
        }

        return null;
    }

    /// <summary>What a wrapper holds although no call is in it: its chat, or its mistake, says more than the wrapper does.</summary>
    private static Scanned? InnerWithSomething(ScannedObject item)
    {
        foreach (var wrapper in Wrappers)
        {
            if (item.Child(wrapper) is ScannedObject { PropertyCount: > 0 } or ScannedArray { Items.Count: > 0 })
                return item.Child(wrapper);
        }

        return null;
    }

    private static bool BearsCall(Scanned scanned) => scanned switch
    {
        ScannedObject item => item.Has(Field.CallId) || (item.Child(Field.Call) is { } call && BearsCall(call)) || InnerWithCall(item) is not null,
        ScannedArray array => array.Items.Exists(BearsCall),
        _ => false,
    };

    private DeliveryReading Reading(ScannedObject call, ScannedObject envelope, Outer here)
    {
        var callId = Id(call, envelope, Field.CallId, out var isCallIdBad);
        var name = here.Name ?? (callId is null ? OtherKind(call) : null);
        if (name is { Event: null })
            return new SkippedReading(name.Text, callId);

        var agentId = Id(call, envelope, Field.AgentId, out var isAgentIdBad);
        if (name is { IsAside: true } && (callId is null || agentId is null))
            return new SkippedReading(name.Text, callId);

        if (isCallIdBad || isAgentIdBad)
            return Rejections.BadId(isCallIdBad ? Field.CallId : Field.AgentId, agentId, callId);

        if (callId is null || agentId is null)
            return RefuseWithoutIds(call, envelope, agentId, callId);

        name ??= EventNames.Infer(call);
        var callEvent = name.EventOf(call);
        var fields = CallFieldsReader.Read(call, envelope, callEvent, name.IsAside);
        return new CallReading(callEvent, agentId, callId, fields, CallPayload.Of(call), name.Text) { IsAside = name.IsAside, Signed = here.Signed };
    }

    /// <summary>An id of the call; some workflows put the ids beside the call object.</summary>
    private static string? Id(ScannedObject call, ScannedObject envelope, Field field, out bool isBad) =>
        CallIds.Of(call, field, out isBad) ?? (isBad ? null : CallIds.Of(envelope, field, out isBad));

    /// <summary>Deliveries of other kinds that lost their event's name still show what they are.</summary>
    private static EventName? OtherKind(ScannedObject scanned) => scanned switch
    {
        _ when scanned.Has(Field.Chat) => new EventName("chat", null),
        _ when scanned.Has(Field.CallInbound) => new EventName("call_inbound", null),
        _ when scanned.Has(Field.Alert) => new EventName("alert", null),
        _ => null,
    };

    private UnreadableReading RefuseWithoutIds(ScannedObject call, ScannedObject envelope, string? agentId, string? callId)
    {
        if (envelope.PropertyCount == 0)
            return Rejections.EmptyObject();

        if (InnerMistake(envelope) is { } mistake)
            return mistake;

        if (call.Has(Field.PollingId) && callId is null && agentId is null && (call.Has(Field.StartTime) || call.Has(Field.Status)))
            return Rejections.PollingItem(CallIds.Of(call, Field.PollingId, out _));

        return Rejections.MissingId(callId is null ? Field.CallId : Field.AgentId, call.PropertyCount > 0 ? call : envelope, agentId, callId);
    }

    /// <summary>What went wrong inside a wrapping property, when that is why there is no call.</summary>
    private UnreadableReading? InnerMistake(ScannedObject envelope)
    {
        foreach (var wrapper in (ReadOnlySpan<Field>)[Field.Call, .. Wrappers])
        {
            switch (envelope.Child(wrapper))
            {
                case ScannedFault fault:
                    return Rejections.Fault(fault);
                case ScannedScalar { Kind: ScalarKind.ObjectObject }:
                    return Rejections.ObjectObject();
                case ScannedObject { PropertyCount: 0 } when wrapper == Field.Body:
                    return Rejections.EmptyObject();
            }
        }

        return null;
    }

    private UnreadableReading Refuse(Scanned scanned) => scanned switch
    {
        ScannedFault fault => Rejections.Fault(fault),
        ScannedScalar { Kind: ScalarKind.ObjectObject } => Rejections.ObjectObject(),
        ScannedScalar { Kind: ScalarKind.Text } => Rejections.NotAnObject("a JSON text", _bytes),
        ScannedScalar { Kind: ScalarKind.Number } => Rejections.NotAnObject("a JSON number", _bytes),
        ScannedScalar { Kind: ScalarKind.Boolean } => Rejections.NotAnObject("a JSON boolean", _bytes),
        _ => Rejections.NotAnObject("empty (null or \"\")", _bytes),
    };
}

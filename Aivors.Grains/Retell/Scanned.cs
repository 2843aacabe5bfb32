using System.Text.Json;

namespace Aivors.Grains.Retell;

/// <summary>A value of a request body that could be a delivery or hold one.</summary>
internal abstract class Scanned;

/// <summary>An array, the items of which may be deliveries.</summary>
internal sealed class ScannedArray(List<Scanned> items, bool hasTooMany) : Scanned
{
    public List<Scanned> Items { get; } = items;

    /// <summary>True when it had more items than are taken in one body; the rest was not read.</summary>
    public bool HasTooMany { get; } = hasTooMany;
}

/// <summary>A value that is no delivery.</summary>
internal sealed class ScannedScalar : Scanned
{
    public static readonly ScannedScalar Missing = new(ScalarKind.Missing);
    public static readonly ScannedScalar Text = new(ScalarKind.Text);
    public static readonly ScannedScalar ObjectObject = new(ScalarKind.ObjectObject);
    public static readonly ScannedScalar Number = new(ScalarKind.Number);
    public static readonly ScannedScalar Boolean = new(ScalarKind.Boolean);

    private ScannedScalar(ScalarKind kind) => Kind = kind;

    public ScalarKind Kind { get; }
}

internal enum ScalarKind
{
    Missing,
    Text,

    /// <summary>The text "[object Object]", which JavaScript makes of an object that lands inside text.</summary>
    ObjectObject,
    Number,
    Boolean,
}

/// <summary>A JSON text that could not be read.</summary>
internal sealed class ScannedFault(ScanFault fault, long length, long position = 0, Field lastField = Field.None) : Scanned
{
    /// <summary>How long that JSON text was, in bytes.</summary>
    public long Length { get; } = length;

    public ScanFault Fault { get; } = fault;

    /// <summary>Where it broke, in bytes from the start of that JSON text.</summary>
    public long Position { get; } = position;

    /// <summary>The last known property before it broke: often the one whose text was pasted into a template.</summary>
    public Field LastField { get; } = lastField;
}

internal enum ScanFault
{
    Broken,
    TooDeep,
    TooManyLevelsOfText,
    TooManyValues,
    TooManyEscapes,
    EndlessRun,
}

/// <summary>Where a property's value stands in its object's JSON text; nothing is copied until it is asked for.</summary>
internal readonly record struct Slot(int Start, int Length, JsonTokenType Kind, bool IsOwnName);

/// <summary>A JSON object: where its known properties stand, and what its wrapping properties hold.</summary>
internal sealed class ScannedObject(ReadOnlyMemory<byte> source, int start) : Scanned
{
    private Slot[]? _slots;
    private Scanned?[]? _children;

    public int PropertyCount { get; private set; }

    /// <summary>The object's own bytes.</summary>
    public ReadOnlyMemory<byte> Json { get; private set; }

    /// <summary>True when it holds something that must not be stored.</summary>
    public bool HasSecret { get; private set; }

    /// <summary>False for a property that is absent, null or an empty text.</summary>
    public bool Has(Field field) => _slots is not null && _slots[(int)field].Kind != JsonTokenType.None;

    public JsonTokenType KindOf(Field field) => _slots is null ? JsonTokenType.None : _slots[(int)field].Kind;

    /// <summary>The bytes of a value; those of a string without its quotes.</summary>
    public ReadOnlyMemory<byte> Raw(Field field) =>
        _slots is null ? default : source.Slice(_slots[(int)field].Start, _slots[(int)field].Length);

    /// <summary>What a wrapping property holds.</summary>
    public Scanned? Child(Field wrapper) => _children?[(int)wrapper];

    public void CountProperty() => PropertyCount++;

    public void SetChild(Field wrapper, Scanned child) => (_children ??= new Scanned?[(int)Field.Json + 1])[(int)wrapper] = child;

    /// <summary>Notes a value. The last one wins, as in JavaScript, but never one that says nothing, nor an alias over Retell's own name.</summary>
    public void Set(Field field, Slot slot)
    {
        if (slot.Kind is JsonTokenType.Null || (slot.Kind is JsonTokenType.String && slot.Length == 0))
            return;

        _slots ??= new Slot[(int)Field.Count];
        ref var place = ref _slots[(int)field];
        if (place.Kind == JsonTokenType.None || slot.IsOwnName || !place.IsOwnName)
            place = slot;
    }

    public void MarkSecret() => HasSecret = true;

    public void EndAt(int end) => Json = source[start..end];
}

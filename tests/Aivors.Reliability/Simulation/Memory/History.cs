using System.Globalization;
using System.Text;
using Aivors.Grains.Contracts;

namespace Aivors.Reliability.Simulation.Memory;

/// <summary>A random history of one small world: what is done to the journal, step by step.</summary>
internal sealed class History
{
    private static readonly string[] Zones = ["UTC", "Europe/Vienna", "America/New_York", "Asia/Kolkata"];
    private static readonly DateTimeOffset Start = new(2026, 9, 21, 14, 13, 20, TimeSpan.Zero);

    private readonly Random _random;
    private readonly List<CallDelivery> _sent = [];
    private readonly Queue<Step> _steps = new();
    private int _keys;

    public History(int seed)
    {
        _random = new Random(seed);
        Name = string.Create(CultureInfo.InvariantCulture, $"h{seed}");
        Tenants = [NewId(), NewId()];
        foreach (var tenant in Tenants)
        {
            _steps.Enqueue(new Step(tenant, Command: new OpenTenant
            {
                Name = "Tenant",
                User = new NewUser(tenant, "User", $"{tenant:N}@example.test", "hash", "user"),
                GrantSeconds = _random.Next(2) * 600,
                CommandKey = "open",
                Actor = "test",
            }));
        }

        _steps.Enqueue(new Step(Tenants[0], Command: new BindAgent { AgentId = $"{Name}_a0", CommandKey = "agent:first", Actor = "test" }));
        for (var i = _random.Next(12, 26); i > 0; i--) _steps.Enqueue(NewStep());
    }

    public string Name { get; }

    public IReadOnlyList<Guid> Tenants { get; }

    public Step? Next() => _steps.TryDequeue(out var step) ? step : null;

    private Step NewStep()
    {
        var tenant = Tenants[_random.Next(4) == 0 ? 1 : 0];
        if (_random.Next(5) == 0) return new Step(tenant, Command: NewCommand(tenant));
        if (_random.Next(12) == 0)
            return new Step(tenant, Kept: NewDelivery() with { DeliveryId = Some()?.DeliveryId ?? NewId() }, KeptAs: _random.Next(3) == 0 ? Verdict.Rejected : Verdict.Quarantined);
        return new Step(tenant, Delivery: NewDelivery());
    }

    private CallDelivery NewDelivery()
    {
        // The very same once more, the same content as another delivery, or something new.
        var again = _random.Next(4);
        if (again == 0 && Some() is { } same) return same;
        if (again == 1 && Some() is { } copy) return copy with { DeliveryId = NewId() };

        var started = _random.Next(4) == 0 ? (DateTimeOffset?)null : Start.AddMinutes(_random.Next(3) * 400 - 400);
        var callEvent = (CallEvent)_random.Next(1, 4);
        var over = callEvent != CallEvent.Started;
        var delivery = new CallDelivery
        {
            DeliveryId = NewId(),
            Door = "test",
            ReceivedAt = Start.AddMinutes(_random.Next(-30, 600)),
            Event = callEvent,
            AgentId = $"{Name}_a{_random.Next(5) / 4}",
            CallId = $"{Name}_c{_random.Next(4)}",
            History = _random.Next(12) == 0,
            EventType = _random.Next(8) == 0 ? "transfer_ended" : null,
            Payload = Encoding.UTF8.GetBytes($"{{\"n\":{_random.Next(3)}}}"),
            Fields = new CallFields
            {
                Direction = Pick("inbound", "outbound"),
                FromNumber = Pick("+14155550100"),
                ToNumber = Pick("+16505550199"),
                Status = over ? "ended" : "ongoing",
                Outcome = over ? Pick("answered", "transferred", "voicemail", "no_answer", "failed") : null,
                StartedAt = started,
                EndedAt = over && _random.Next(2) == 0 ? Start.AddMinutes(7) : null,
                DurationMs = over && _random.Next(5) > 0 ? _random.Next(5) * 45_000 : null,
                Transcript = Pick("Hello.", "Hello again."),
                Summary = over ? Pick("A call.") : null,
                Sentiment = over ? Pick("Positive", "Neutral", "Negative", "Unknown") : null,
                Successful = over && _random.Next(2) == 0 ? _random.Next(2) == 0 : null,
                CostCents = _random.Next(3) == 0 ? _random.Next(1, 9) * 2.5 : null,
                TransferDestination = Pick("+16505550111"),
                TransferEndedAt = _random.Next(6) == 0 ? Start.AddMinutes(_random.Next(3)) : null,
                Metadata = Pick("""{"a":1}"""),
            },
        };
        if (delivery.Fields.DurationMs is not null)
            delivery = delivery with { Fields = delivery.Fields with { DurationSource = (DurationSource)_random.Next(1, 5) } };
        _sent.Add(delivery);
        return delivery;
    }

    private TenantCommand NewCommand(Guid tenant)
    {
        // Keys come again, with the same content and with other content.
        var key = string.Create(CultureInfo.InvariantCulture, $"key-{_random.Next(4)}");
        var agent = $"{Name}_a{_random.Next(2)}";
        return _random.Next(7) switch
        {
            0 => new GrantCredits { CommandKey = key, Actor = "test", AmountSeconds = _random.Next(3) * 300, Reason = Pick("a reason") },
            1 => new AdjustCredits { CommandKey = key, Actor = "test", AmountSeconds = _random.Next(-2, 3) * 60 },
            2 => new GrantCredits { CommandKey = $"once-{_keys++}", Actor = "test", AmountSeconds = 60, ExpectedHeadSeq = _random.Next(2) == 0 ? _random.Next(8) : null },
            3 or 4 => new BindAgent { CommandKey = $"agent:{_keys++}", Actor = "test", AgentId = agent },
            5 => new ReleaseAgent { CommandKey = $"agent:{_keys++}", Actor = "test", AgentId = agent },
            _ => new ChangeTenant { CommandKey = key, Actor = "test", TimeZone = _random.Next(5) == 0 ? "Nowhere/Land" : Zones[_random.Next(Zones.Length)] },
        };
    }

    private CallDelivery? Some() => _sent.Count == 0 ? null : _sent[_random.Next(_sent.Count)];

    private string? Pick(params string[] values) => _random.Next(4) == 0 ? null : values[_random.Next(values.Length)];

    private Guid NewId()
    {
        Span<byte> bytes = stackalloc byte[16];
        _random.NextBytes(bytes);
        return new Guid(bytes);
    }
}

/// <summary>One thing that is done: a delivery appended, a command carried out, or a delivery kept.</summary>
internal sealed record Step(Guid TenantId, CallDelivery? Delivery = null, TenantCommand? Command = null, CallDelivery? Kept = null, Verdict KeptAs = default);

using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Aivors.Benchmarks.Load;
using Aivors.Grains.Contracts;
using Aivors.Grains.Journal;
using Aivors.Grains.Retell;
using Aivors.Grains.Tenants;
using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;

namespace Aivors.Benchmarks.Micro;

/// <summary>The pure parts of a delivery's path, one by one, on a body of about 10 kB.</summary>
[MemoryDiagnoser]
public class MicroBenchmarks
{
    private const string Key = "key_0123456789abcdef";
    private static readonly DateTimeOffset Now = new(2026, 11, 27, 0, 0, 0, TimeSpan.Zero);

    private readonly Guid _tenant = Guid.CreateVersion7();
    private byte[] _event = [], _wrapped = [], _stringified = [], _form = [], _serialized = [];
    private string _signature = "";
    private CallDelivery _delivery = null!;
    private Serializer<CallDelivery> _serializer = null!;

    [GlobalSetup]
    public void Prepare()
    {
        byte[] buffer = [];
        _event = new Payloads().Write(7, Payloads.CallId("micro000", 1), Payloads.AgentId("micro000", 1), ref buffer).ToArray();
        var text = Encoding.UTF8.GetString(_event);
        _wrapped = Encoding.UTF8.GetBytes($$"""[{"headers":{"host":"n8n"},"params":{},"query":{},"body":{{text}}}]""");
        _stringified = JsonSerializer.SerializeToUtf8Bytes(new { body = text });
        _form = Encoding.UTF8.GetBytes("event=call_ended&call=" + Uri.EscapeDataString(JsonDocument.Parse(text).RootElement.GetProperty("call").GetRawText()));
        _signature = RetellSignature.Sign(_event, Key, Now);
        var call = Call(_event);
        _delivery = new CallDelivery
        {
            DeliveryId = Guid.CreateVersion7(), Door = "n8n", ReceivedAt = Now, Event = call.Event, AgentId = call.AgentId, CallId = call.CallId,
            Fields = call.Fields, Payload = call.Payload, EventType = call.EventType,
        };
        _serializer = new ServiceCollection().AddSerializer().BuildServiceProvider().GetRequiredService<Serializer<CallDelivery>>();
        _serialized = _serializer.SerializeToArray(_delivery);
    }

    [Benchmark(Description = "normalise: Retell's event as it comes")]
    public object NormaliseEvent() => Call(_event);

    [Benchmark(Description = "normalise: n8n's item in an array")]
    public object NormaliseWrapped() => Call(_wrapped);

    [Benchmark(Description = "normalise: JSON in a string")]
    public object NormaliseStringified() => Call(_stringified);

    [Benchmark(Description = "normalise: a form with JSON in it")]
    public object NormaliseForm() => Call(_form);

    [Benchmark(Description = "signature: verify")]
    public bool Verify() => RetellSignature.Verify(_event, Key, _signature, Now, TimeSpan.FromMinutes(5));

    [Benchmark(Description = "decide")]
    public DeliveryAppend Decide() => DeliveryDecider.Decide(_tenant, ChargingRule.MinuteUp, _delivery);

    [Benchmark(Description = "grain message: write")]
    public byte[] Serialize() => _serializer.SerializeToArray(_delivery);

    [Benchmark(Description = "grain message: read")]
    public CallDelivery Deserialize() => _serializer.Deserialize(_serialized)!;

    [Benchmark(Description = "hash of the body (of what is kept aside)")]
    public byte[] Hash() => SHA256.HashData(_event);

    private static CallReading Call(byte[] body) => (CallReading)DeliveryReader.Read(body, "application/json").Readings[0];
}

using Aivors.Grains.Contracts;
using Aivors.Grains.Retell;

namespace Aivors.Tests.Unit.Retell;

/// <summary>What Retell tells beside a call's start, end and analysis never charges by itself.</summary>
public sealed class AsideTests
{
    [Fact]
    public void A_transfers_destination_is_the_number_of_the_object_beside_the_call() =>
        Assert.Equal("+13035550177", Sample.ReadCall(Sample.Text("transfer-started")).Fields.TransferDestination);

    [Fact]
    public void A_transfers_end_is_read() =>
        Assert.Equal(1_785_021_700_000, Sample.ReadCall(Sample.Text("transfer-ended")).Fields.TransferEndedAt?.ToUnixTimeMilliseconds());

    [Fact]
    public void A_transcript_so_far_is_read() =>
        Assert.Equal("Agent: One moment.\n", Sample.ReadCall(Sample.Text("transcript-updated")).Fields.Transcript);

    [Theory]
    [InlineData("transfer_started")]
    [InlineData("transfer_bridged")]
    [InlineData("transfer_cancelled")]
    [InlineData("transcript_updated")]
    public void Only_the_end_of_a_transfer_may_say_that_the_call_is_over(string name)
    {
        var reading = Sample.ReadCallWith(
            """ "call_status":"ended","start_timestamp":1785021600000,"end_timestamp":1785021638750,"duration_ms":38750,"disconnection_reason":"call_transfer" """,
            name);

        Assert.Equal((CallEvent.Started, true), (reading.Event, reading.IsAside));
        Assert.Equal((null, DurationSource.None, null), (reading.Fields.DurationMs, reading.Fields.DurationSource, reading.Fields.Outcome));
        Assert.Equal((null, null, null), (reading.Fields.Status, reading.Fields.EndedAt, reading.Fields.DisconnectionReason));
    }

    [Theory]
    [InlineData(""" "call_status":"ongoing","duration_ms":38750 """, CallEvent.Started, null)]
    [InlineData(""" "call_status":"ended" """, CallEvent.Ended, null)]
    [InlineData(""" "call_status":"ended","call_cost":{"total_duration_seconds":99} """, CallEvent.Ended, null)]
    [InlineData(""" "disconnection_reason":"call_transfer","duration_ms":38750 """, CallEvent.Ended, 38_750L)]
    [InlineData(""" "start_timestamp":1785021600000,"end_timestamp":1785021638750 """, CallEvent.Ended, 38_750L)]
    public void The_end_of_a_transfer_carries_a_duration_only_when_the_call_is_over_and_Retell_timed_it(
        string properties, CallEvent callEvent, long? durationMs)
    {
        var reading = Sample.ReadCallWith(properties, "transfer_ended");

        Assert.Equal((callEvent, durationMs), (reading.Event, reading.Fields.DurationMs));
    }

    [Fact]
    public void Without_its_ids_it_is_skipped_as_before()
    {
        Assert.Equal([new SkippedReading("transcript_updated", "call_1")],
            Sample.Read("""{"event":"transcript_updated","call":{"call_id":"call_1"}}""").Readings);
        Assert.Equal([new SkippedReading("transfer_started", null)],
            Sample.Read("""{"event":"transfer_started","call":{"agent_id":"agent_1"}}""").Readings);
    }
}

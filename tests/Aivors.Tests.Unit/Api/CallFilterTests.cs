using Aivors.Api.Calls.Filtered;
using Aivors.Api.Credits;
using Aivors.Grains.Contracts;
using Aivors.Grains.Search;

namespace Aivors.Tests.Unit.Api;

public sealed class CallFilterTests
{
    [Fact]
    public void Conditions_are_read_as_they_are_meant()
    {
        var query = new CallFilterQuery
        {
            From = "2026-09-01", To = "2026-09-30", AgentId = "agent_1", Direction = "inbound", Outcome = "no_answer", Sentiment = "positive",
            Successful = "false", Status = "ended", MinSeconds = "0", MaxSeconds = "61", Number = "+1 415", Q = "refund",
        };

        var filter = CallFilterReading.Read(query, out var failure)!;

        Assert.Null(failure);
        Assert.Equal(
            new CallFilter
            {
                From = new DateOnly(2026, 9, 1), To = new DateOnly(2026, 9, 30), AgentId = "agent_1", Direction = "inbound", Outcome = "no_answer",
                Sentiment = "Positive", Successful = false, IsOver = true, LeastSeconds = 0, MostSeconds = 61,
                Number = new NumberPart("1415", true), Text = SearchQuery.TryParse("refund"),
            },
            filter);
        Assert.Equal(CallFilter.None, CallFilterReading.Read(new CallFilterQuery { From = "", Q = " ", Number = "" }, out _));
    }

    public static TheoryData<CallFilterQuery, string> Bad => new()
    {
        { new() { From = "01.09.2026" }, "from must be a day such as 2026-09-21, between the years 2000 and 2100; it was '01.09.2026'." },
        { new() { To = "2026-02-30" }, "to must be a day" },
        { new() { To = "1999-12-31" }, "to must be a day" },
        { new() { From = "2026-09-02", To = "2026-09-01" }, "from (2026-09-02) is after to (2026-09-01)." },
        { new() { AgentId = "a\0" }, "agentId must have 1 to 128 characters" },
        { new() { AgentId = new string('x', 129) }, "agentId must have" },
        { new() { Direction = "Inbound" }, "direction must be one of inbound, outbound; it was 'Inbound'." },
        { new() { Outcome = "lost" }, "outcome must be one of answered, transferred, voicemail, no_answer, failed; it was 'lost'." },
        { new() { Sentiment = "\u0001" }, "sentiment must have 1 to 100 characters" },
        { new() { Successful = "yes" }, "successful must be true or false; it was 'yes'." },
        { new() { Status = "running" }, "status must be one of ongoing, ended; it was 'running'." },
        { new() { MinSeconds = "-1" }, "minSeconds must be a whole number of seconds from 0 to 86400; it was '-1'." },
        { new() { MaxSeconds = "1e3" }, "maxSeconds must be a whole number" },
        { new() { MinSeconds = "10", MaxSeconds = "9" }, "minSeconds (10) is above maxSeconds (9)." },
        { new() { Number = "12" }, "number must have 3 to 20 digits" },
        { new() { Q = "!!!" }, "q must have 1 to 32 words or emoji in at most 200 characters." },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void What_cannot_be_meant_is_refused_with_a_sentence(CallFilterQuery query, string sentence)
    {
        Assert.Null(CallFilterReading.Read(query, out var failure));
        Assert.StartsWith(sentence, failure!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("size", null, null, "sort must be one of at, duration, charged; it was 'size'.")]
    [InlineData(null, "up", null, "order must be desc or asc; it was 'up'.")]
    [InlineData(null, null, "none", "limit must be a whole number from 1 up.")]
    public void A_list_that_cannot_be_meant_is_refused_with_a_sentence(string? sort, string? order, string? limit, string sentence)
    {
        Assert.Null(CallListRequest.Read(new CallFilterQuery(), sort, order, limit, null, out var failure));
        Assert.Equal(sentence, failure!.Message);
    }

    [Fact]
    public void A_cursor_is_good_for_its_own_sort_and_conditions_only()
    {
        var filter = new CallFilter { AgentId = "agent_1" };
        var order = new CallOrder(CallSort.Duration, Ascending: true);
        var place = new CallPlace(61, new DateTimeOffset(2026, 9, 21, 14, 13, 20, TimeSpan.Zero).AddTicks(10), "call_ü😀");
        var cursor = CallListCursor.Write(place, order, filter);

        Assert.True(CallListCursor.TryRead(cursor, order, filter with { }, out var read));
        Assert.Equal(place, read);
        Assert.False(CallListCursor.TryRead(cursor, order with { Ascending = false }, filter, out _));
        Assert.False(CallListCursor.TryRead(cursor, order with { Sort = CallSort.Charged }, filter, out _));
        Assert.False(CallListCursor.TryRead(cursor, order, CallFilter.None, out _));
        Assert.False(CallListCursor.TryRead(cursor, order, filter with { Text = SearchQuery.TryParse("x") }, out _));
        Assert.All(new[] { "", "nonsense", "AAAA", cursor[..^3], new string('A', 2000) }, text =>
            Assert.False(CallListCursor.TryRead(text, order, filter, out _)));
    }

    [Fact]
    public void Every_condition_makes_another_cursor()
    {
        CallFilter[] filters =
        [
            CallFilter.None, new() { From = new DateOnly(2026, 1, 2) }, new() { To = new DateOnly(2026, 1, 2) }, new() { AgentId = "inbound" },
            new() { Direction = "inbound" }, new() { Outcome = "failed" }, new() { Sentiment = "failed" }, new() { Successful = true },
            new() { Successful = false }, new() { IsOver = true }, new() { IsOver = false }, new() { LeastSeconds = 5 }, new() { MostSeconds = 5 },
            new() { Number = new NumberPart("123", true) }, new() { Number = new NumberPart("123", false) }, new() { Text = SearchQuery.TryParse("123") },
        ];

        var cursors = filters.Select(filter => CallListCursor.Write(new CallPlace(DateTimeOffset.UnixEpoch, "call"), CallOrder.NewestFirst, filter));

        Assert.Equal(filters.Length, cursors.Distinct().Count());
    }

    [Fact]
    public void Columns_of_an_export_are_chosen_by_name_and_order()
    {
        Assert.Equal(["summary", "callId"], CallColumns.Read("summary, callId,summary", out _)!.Select(column => column.Name));
        Assert.Contains("startedAt", CallColumns.Read(null, out _)!.Select(column => column.Name));
        Assert.DoesNotContain("transcript", CallColumns.Read("", out _)!.Select(column => column.Name));
        Assert.Null(CallColumns.Read("callId,payload", out var unknown));
        Assert.Contains("it named 'payload'", unknown!.Message, StringComparison.Ordinal);
        Assert.Null(CallColumns.Read(",", out var none));
        Assert.Equal("columns must name a column.", none!.Message);
    }

    [Fact]
    public void Entries_of_a_ledger_are_chosen_by_kind_and_day()
    {
        var filter = LedgerFilterReading.Read("credits_granted, call_corrected", "2026-09-01", null, out _)!;
        Assert.Equal(["credits_granted", "call_corrected"], filter.Kinds);
        Assert.Equal((new DateOnly(2026, 9, 1), null), (filter.From, filter.To));
        Assert.Empty(LedgerFilterReading.Read(null, "", null, out _)!.Kinds);
        Assert.Null(LedgerFilterReading.Read("gift", null, null, out var unknown));
        Assert.EndsWith("it named 'gift'.", unknown!.Message, StringComparison.Ordinal);
        Assert.Null(LedgerFilterReading.Read(null, "2026-09-02", "2026-09-01", out _));
    }
}

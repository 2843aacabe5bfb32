using Aivors.Api.Calls;
using Aivors.Api.Lists;
using Aivors.Grains.Contracts;

namespace Aivors.Tests.Unit.Api;

public sealed class ListReadingTests
{
    [Theory]
    [InlineData(null, null, 50, 0)]
    [InlineData("", "", 50, 0)]
    [InlineData("1", "10000", 1, 10_000)]
    [InlineData("1000", "7", 100, 7)]
    public void Window_of_usable_numbers_is_cut_to_the_limit(string? limit, string? skip, int limitRead, int skipRead) =>
        Assert.Equal(new ListWindow(limitRead, skipRead), ListWindow.Read(limit, skip, 50, out _));

    [Theory]
    [InlineData("0", null, "limit")]
    [InlineData("ten", null, "limit")]
    [InlineData("99999999999", null, "limit")]
    [InlineData(null, "-1", "skip")]
    [InlineData(null, "1.5", "skip")]
    [InlineData(null, "10001", "cursor")]
    public void Window_of_unusable_numbers_says_which_and_what_to_do(string? limit, string? skip, string word)
    {
        Assert.Null(ListWindow.Read(limit, skip, 50, out var failure));
        Assert.Contains(word, failure!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, null, 20, 0, 1)]
    [InlineData("3", "10", 10, 20, 3)]
    [InlineData("2", "500", 100, 100, 2)]
    public void Page_counts_from_one(string? page, string? limit, int limitRead, int skip, int number)
    {
        var window = ListWindow.ReadPage(page, limit, 20, out _)!;

        Assert.Equal((limitRead, skip, number), (window.Limit, window.Skip, window.Page));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("502")]
    [InlineData("2147483647")]
    public void Page_out_of_reach_is_refused(string page) => Assert.Null(ListWindow.ReadPage(page, "20", 20, out _));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(20, 1)]
    [InlineData(21, 2)]
    public void Pages_hold_the_last_part_as_well(long total, long pages) => Assert.Equal(pages, new ListWindow(20, 0).PagesOf(total));

    [Theory]
    [InlineData("call_1")]
    [InlineData("ünïcode/+ 😀")]
    public void Cursor_read_back_is_the_same_place(string callId)
    {
        var position = new CallPosition(new DateTimeOffset(2026, 9, 21, 14, 13, 20, TimeSpan.Zero).AddTicks(1_234_560), callId);

        Assert.True(CallCursor.TryRead(CallCursor.Write(position), out var read));
        Assert.Equal(position, read);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no cursor!")]
    [InlineData("AAAA")]
    [InlineData("AAAAAAAAAAA")]
    [InlineData("__________9jYWxs")]
    [InlineData("AAAAAAAAAAAA")]
    [InlineData("AAAAAAAAAAD_")]
    public void Cursor_of_other_making_is_refused(string text) => Assert.False(CallCursor.TryRead(text, out _));

    [Fact]
    public void Cursor_longer_than_any_of_ours_is_refused() => Assert.False(CallCursor.TryRead(new string('A', 4_000), out _));
}

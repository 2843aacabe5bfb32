using Aivors.Api.Admin;
using Aivors.Api.Lists;
using Aivors.Grains.Contracts;

namespace Aivors.Tests.Unit.Api;

public sealed class TenantListReadingTests
{
    private static readonly TenantListQuery ByBalance = new(50, null, null, TenantSort.Balance, Descending: true, After: null);

    [Theory]
    [InlineData(0)]
    [InlineData(-600)]
    [InlineData(long.MaxValue)]
    [InlineData(long.MinValue)]
    public void A_cursor_brings_back_its_place_in_the_same_order_only(long value)
    {
        var key = new TenantListKey(value, Guid.CreateVersion7());
        var text = TenantCursor.Write(ByBalance, key);

        Assert.Equal(key, TenantCursor.TryRead(ByBalance, text));
        Assert.Equal(key, TenantCursor.TryRead(ByBalance with { Limit = 7, Text = "x" }, text));
        Assert.Null(TenantCursor.TryRead(ByBalance with { Descending = false }, text));
        Assert.Null(TenantCursor.TryRead(ByBalance with { Sort = TenantSort.Created }, text));
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void What_no_list_gave_is_no_cursor(string text) => Assert.Null(TenantCursor.TryRead(ByBalance, text));

    [Theory]
    [InlineData(null, true, null)]
    [InlineData("  ", true, null)]
    [InlineData(" Ada ", true, "Ada")]
    [InlineData("a\0b", false, "a\0b")]
    public void A_search_is_text_without_the_blanks_around_it(string? given, bool good, string? text)
    {
        Assert.Equal(good, SearchText.TryRead(given, out var read));
        Assert.Equal(text, read);
        Assert.False(SearchText.TryRead(new string('a', SearchText.LengthMax + 1), out _));
    }
}

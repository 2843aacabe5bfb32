using System.Text;
using System.Text.Json;
using Aivors.Grains.Retell;

namespace Aivors.Tests.Unit.Retell;

public sealed class RetellSignatureTests
{
    private const string Key = "key_of_the_tests";

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(5);
    private static readonly DateTimeOffset SignedAt = DateTimeOffset.FromUnixTimeMilliseconds(1_790_000_000_000);
    private static readonly byte[] Body = Encoding.UTF8.GetBytes("""{"event":"call_ended","call":{"call_id":"call_ü"}}""");
    private static readonly string Header = RetellSignature.Sign(Body, Key, SignedAt);

    public static TheoryData<string> Cases =>
        [.. JsonDocument.Parse(Sample.Bytes("signatures")).RootElement.EnumerateArray().Select(row => row.GetProperty("case").GetString()!)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_signature_is_judged_as_Retells_own_SDK_judges_it(string name)
    {
        var row = JsonDocument.Parse(Sample.Bytes("signatures")).RootElement.EnumerateArray()
            .Single(row => row.GetProperty("case").GetString() == name);

        var isValid = RetellSignature.Verify(
            row.GetProperty("bodyBase64").GetBytesFromBase64().AsSpan(),
            row.GetProperty("apiKey").GetString()!,
            row.GetProperty("header").GetString(),
            DateTimeOffset.FromUnixTimeMilliseconds(row.GetProperty("atUnixMs").GetInt64()),
            Window);

        Assert.Equal(row.GetProperty("verifies").GetBoolean(), isValid);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(300_000, true)]
    [InlineData(-300_000, true)]
    [InlineData(300_001, false)]
    [InlineData(-300_001, false)]
    public void The_window_is_inclusive_on_both_sides(int offsetMs, bool expected) =>
        Assert.Equal(expected, Verify(Header, SignedAt.AddMilliseconds(offsetMs)));

    [Fact]
    public void The_header_may_be_in_capitals() => Assert.True(Verify(Header.ToUpperInvariant()));

    [Fact]
    public void Leading_zeros_of_the_time_are_not_signed() =>
        Assert.True(Verify(Header.Replace("v=", "v=000", StringComparison.Ordinal)));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(",")]
    [InlineData("v=,d=")]
    [InlineData("v=1790000000000,d=zz")]
    [InlineData("v=-1,d=00")]
    [InlineData("d=00,v=1790000000000")]
    public void A_malformed_header_does_not_verify(string? header) => Assert.False(Verify(header));

    [Theory]
    [InlineData("v=", "v= ")]
    [InlineData("v=", "v=+")]
    [InlineData(",d=", "\0,d=")]
    [InlineData(",d=", ", d=")]
    [InlineData(",d=", ",d=0x")]
    [InlineData("v=", "x=1,v=")]
    public void A_good_header_with_anything_added_does_not_verify(string part, string replacement) =>
        Assert.False(Verify(Header.Replace(part, replacement, StringComparison.Ordinal)));

    [Fact]
    public void A_good_header_with_a_tail_does_not_verify()
    {
        Assert.False(Verify(Header + "\n"));
        Assert.False(Verify(Header + "0"));
        Assert.False(Verify(Header + ",d=" + new string('0', 64)));
    }

    [Fact]
    public void No_key_verifies_nothing() =>
        Assert.False(RetellSignature.Verify(Body, "", RetellSignature.Sign(Body, "", SignedAt), SignedAt, Window));

    private static bool Verify(string? header, DateTimeOffset? now = null) =>
        RetellSignature.Verify(Body, Key, header, now ?? SignedAt, Window);
}

using Aivors.Api.Auth;
using Aivors.Api.Http;

namespace Aivors.Tests.Unit.Api;

public sealed class SignInRulesTests
{
    [Theory]
    [InlineData("correct horse battery", true)]
    [InlineData("x7Kq9!ab", true)]
    [InlineData("ünïcödé-påss", true)]
    [InlineData("        .", true)]
    [InlineData("short12", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    [InlineData("password", false)]
    [InlineData("Password123", false)]
    [InlineData("QWERTYUIOP", false)]
    [InlineData("zzzzzzzzzzzz", false)]
    public void A_password_is_long_enough_and_not_a_common_one(string? password, bool accepted) =>
        Assert.Equal(accepted, PasswordRules.Check(password) is null);

    [Fact]
    public void The_most_frequent_of_leaked_passwords_are_refused_and_there_are_more_than_3000()
    {
        Assert.InRange(CommonPasswords.Count, 3_000, 50_000);
        Assert.All((string[])["trustno1", "TrustNo1", "1qaz2wsx", "baseball"], password => Assert.NotNull(PasswordRules.Check(password)));
    }

    [Theory]
    [InlineData("aivors2026", false)]
    [InlineData("Retell-Aivors!", false)]
    [InlineData("brightdental1", false)]
    [InlineData("Dental.Bright", false)]
    [InlineData("Ada+Lovelace", false)]
    [InlineData("lovelace99", false)]
    [InlineData("lovelace sleeps late", true)]
    [InlineData("aivors horse battery", true)]
    // of an address the domain is nobody's own, and "of" is too short to count
    [InlineData("example8", true)]
    [InlineData("ofofofof", true)]
    public void A_password_is_more_than_the_words_of_product_address_and_names(string password, bool accepted) =>
        Assert.Equal(accepted, PasswordRules.Check(password, "ada.lovelace@example.com", "Ada of L", "Bright Dental") is null);

    [Fact]
    public async Task An_address_that_nobody_has_costs_the_hashing_that_a_wrong_password_costs()
    {
        using var hashing = new PasswordHashing();
        var hash = await hashing.HashAsync("correct horse battery", CancellationToken.None);
        var before = hashing.Computed;

        await hashing.VerifyAsync(hash, "wrong horse battery", CancellationToken.None);
        var known = hashing.Computed - before;
        await hashing.VerifyAsync(null, "wrong horse battery", CancellationToken.None);

        Assert.Equal((1, 1), (known, hashing.Computed - before - known));
    }

    [Fact]
    public void A_password_may_have_128_characters()
    {
        var longest = string.Concat(Enumerable.Repeat("abcdefgh", 16));

        Assert.Null(PasswordRules.Check(longest));
        Assert.NotNull(PasswordRules.Check(longest + "i"));
    }

    [Fact]
    public async Task A_long_password_counts_whole()
    {
        using var hashing = new PasswordHashing();
        var longest = string.Concat(Enumerable.Repeat("abcdefgh", 16));
        var hash = await hashing.HashAsync(longest, CancellationToken.None);

        Assert.Equal(PasswordVerdict.Right, await hashing.VerifyAsync(hash, longest, CancellationToken.None));
        Assert.Equal(PasswordVerdict.Wrong, await hashing.VerifyAsync(hash, longest[..^1] + "x", CancellationToken.None));
        Assert.Equal(PasswordVerdict.Wrong, await hashing.VerifyAsync(null, longest, CancellationToken.None));
    }

    [Theory]
    [InlineData(" Me@Example.COM ", "me@example.com")]
    [InlineData("a+b.c@sub.example.co", "a+b.c@sub.example.co")]
    [InlineData("me", null)]
    [InlineData("@example.com", null)]
    [InlineData("me@", null)]
    [InlineData("me@@example.com", null)]
    [InlineData("me@exam ple.com", null)]
    [InlineData("me@example..com", null)]
    [InlineData("me@.example.com", null)]
    [InlineData("me@example.com\n", "me@example.com")]
    [InlineData("m\u0000e@example.com", null)]
    [InlineData("mé@example.com", null)]
    [InlineData("<me@example.com>", null)]
    [InlineData(null, null)]
    public void An_address_is_kept_in_lower_case(string? text, string? address) => Assert.Equal(address, EmailAddress.TryNormalize(text));

    [Fact]
    public void An_address_has_at_most_254_characters()
    {
        var domain = string.Concat(Enumerable.Repeat("abcdefghi.", 25));

        Assert.NotNull(EmailAddress.TryNormalize($"m@{domain}co"));
        Assert.Null(EmailAddress.TryNormalize($"me@{domain}com"));
    }

    [Theory]
    [InlineData("  Ada Lovelace ", "Ada Lovelace")]
    [InlineData("日本 🎉", "日本 🎉")]
    [InlineData("   ", null)]
    [InlineData("a\u0000b", null)]
    [InlineData("a\nb", null)]
    public void A_name_can_be_shown_and_stored(string text, string? name) => Assert.Equal(name, PersonName.TryNormalize(text));

    [Fact]
    public void Half_a_surrogate_pair_is_no_name()
    {
        Assert.Null(PersonName.TryNormalize("a" + (char)0xD800));
        Assert.Null(PersonName.TryNormalize((char)0xDC00 + "a"));
    }

    [Theory]
    [InlineData("grant-2026-09_1", true)]
    [InlineData("9f1d:a/b+c=", true)]
    [InlineData("", false)]
    [InlineData("with blank", false)]
    [InlineData("ümlaut", false)]
    public void A_command_key_is_plain(string key, bool good) => Assert.Equal(good, CommandKey.IsGood(key));
}

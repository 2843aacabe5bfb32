using Aivors.Api.Auth;
using Aivors.Api.Http;

namespace Aivors.Tests.Unit.Api;

public sealed class StartSettingsTests
{
    [Theory]
    [InlineData("", "is not set")]
    [InlineData("   ", "is not set")]
    [InlineData("only-31-bytes-0123456789-abcdef", "31 bytes")]
    [InlineData("your-secret-key-change-in-production-please", "placeholder")]
    [InlineData("CHANGEME-CHANGEME-CHANGEME-CHANGEME-1", "placeholder")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "placeholder")]
    public void A_weak_signing_key_stops_the_start_with_what_to_set(string key, string why)
    {
        var result = new JwtOptionsValidator().Validate(null, new JwtOptions { SigningKey = key });

        Assert.Contains(why, result.FailureMessage, StringComparison.Ordinal);
        Assert.Contains("Jwt:SigningKey", result.FailureMessage, StringComparison.Ordinal);
        Assert.Contains("Jwt__SigningKey", result.FailureMessage, StringComparison.Ordinal);
        Assert.True(key.Trim().Length == 0 || !result.FailureMessage!.Contains(key, StringComparison.Ordinal));
    }

    [Fact]
    public void All_that_is_wrong_is_said_at_once()
    {
        var result = new JwtOptionsValidator().Validate(null, new JwtOptions { Issuer = "", AccessMinutes = 0, RefreshDays = 1000 });

        Assert.Equal(4, result.Failures!.Count());
    }

    [Fact]
    public void A_good_signing_key_is_accepted() =>
        Assert.True(new JwtOptionsValidator().Validate(null, new JwtOptions { SigningKey = ForgedTokens.Key }).Succeeded);

    [Theory]
    [InlineData(null, null, null)]
    [InlineData("admin@example.com", "correct horse battery", null)]
    [InlineData("admin@example.com", null, "Admin:Password is not set")]
    [InlineData(null, "correct horse battery", "Admin:Email is not set")]
    [InlineData("admin", "correct horse battery", "Admin:Email is not an e-mail address")]
    [InlineData("admin@example.com", "password", "Admin:Password is refused")]
    public void The_first_admin_is_given_whole_or_not_at_all(string? email, string? password, string? why)
    {
        var result = new AdminOptionsValidator().Validate(null, new AdminOptions { Email = email, Password = password });

        Assert.Equal(why is null, result.Succeeded);
        Assert.True(why is null || result.FailureMessage!.Contains(why, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("https://app.example.com", true)]
    [InlineData("http://localhost:5173", true)]
    [InlineData("https://app.example.com/", false)]
    [InlineData("https://app.example.com/path", false)]
    [InlineData("https://*.example.com", false)]
    [InlineData("*", false)]
    [InlineData("null", false)]
    [InlineData("app.example.com", false)]
    [InlineData("https://me@app.example.com", false)]
    [InlineData("ftp://app.example.com", false)]
    public void A_listed_origin_is_exact(string origin, bool accepted) =>
        Assert.Equal(accepted, new CrossOriginOptionsValidator().Validate(null, new CrossOriginOptions { Origins = [origin] }).Succeeded);
}

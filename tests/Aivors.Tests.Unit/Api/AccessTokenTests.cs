using Aivors.Api.Auth;
using Aivors.Grains.Contracts;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Aivors.Tests.Unit.Api;

public sealed class AccessTokenTests
{
    private static readonly DateTimeOffset Now = new(2026, 9, 21, 12, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider _time = new(Now);
    private readonly AccessTokens _tokens;

    public AccessTokenTests() => _tokens = With(new JwtOptions { SigningKey = ForgedTokens.Key });

    public static TheoryData<string> Forgeries => [.. ForgedTokens.All.Keys];

    [Theory, MemberData(nameof(Forgeries))]
    public async Task A_forged_token_is_refused(string name)
    {
        var forger = new ForgedTokens(Now);
        Assert.NotNull(await ReadAsync(_tokens, forger.Good()));

        Assert.Null(await ReadAsync(_tokens, ForgedTokens.All[name](forger)));
    }

    [Fact]
    public async Task A_token_says_who_holds_it()
    {
        var account = Account("admin", epoch: 3);
        var session = Guid.NewGuid();

        var claims = await ReadAsync(_tokens, _tokens.Create(account, session));

        Assert.Equal(new AccessClaims(account.UserId, account.TenantId, session, "admin", 3), claims);
        var user = CurrentUser.Of(claims!.ToPrincipal());
        Assert.Equal(new CurrentUser(account.UserId, account.TenantId, IsAdmin: true), user);
    }

    [Theory]
    [InlineData(900, true)]
    [InlineData(904, true)]
    [InlineData(905, false)]
    [InlineData(930, false)]
    public async Task A_token_counts_for_15_minutes_and_hardly_longer(int seconds, bool counts)
    {
        var token = _tokens.Create(Account("user"), Guid.NewGuid());
        _time.Advance(TimeSpan.FromSeconds(seconds));

        var result = await ValidateAsync(_tokens, token);

        Assert.Equal(counts, result.IsValid);
        Assert.True(counts || result.Exception is SecurityTokenExpiredException);
    }

    [Fact]
    public async Task The_previous_key_verifies_until_it_is_dropped()
    {
        var old = With(new JwtOptions { SigningKey = ForgedTokens.OtherKey }).Create(Account("user"), Guid.NewGuid());
        var during = With(new JwtOptions { SigningKey = ForgedTokens.Key, PreviousSigningKey = ForgedTokens.OtherKey });

        Assert.NotNull(await ReadAsync(during, old));
        Assert.Null(await ReadAsync(_tokens, old));
        Assert.NotNull(await ReadAsync(_tokens, during.Create(Account("user"), Guid.NewGuid())));
    }

    [Fact]
    public void A_refresh_token_is_stored_as_its_hash_and_found_by_it()
    {
        var refresh = new RefreshTokens(Options.Create(new JwtOptions()), _time);
        var made = refresh.Create();

        Assert.Equal(made.Row.Hash, RefreshTokens.TryHash(made.Token));
        Assert.Equal(Now.AddDays(7), made.Row.ExpiresAt);
        Assert.NotEqual(made.Token, refresh.Create().Token);
        Assert.Null(RefreshTokens.TryHash(made.Token + "a"));
        Assert.Null(RefreshTokens.TryHash(null));
    }

    private AccessTokens With(JwtOptions options) => new(Options.Create(options), _time);

    private static Account Account(string role, int epoch = 0) => new()
    {
        UserId = Guid.NewGuid(),
        TenantId = Guid.NewGuid(),
        Name = "A",
        Email = "a@example.com",
        PasswordHash = "",
        Role = role,
        TokenEpoch = epoch,
        CreatedAt = Now,
    };

    private static Task<TokenValidationResult> ValidateAsync(AccessTokens tokens, string token) =>
        AccessTokens.CreateHandler().ValidateTokenAsync(token, tokens.CreateValidation());

    // As the bearer handler does it: the library's checks, then the claims' form.
    private static async Task<AccessClaims?> ReadAsync(AccessTokens tokens, string token) =>
        await ValidateAsync(tokens, token) is { IsValid: true, SecurityToken: JsonWebToken valid } ? AccessTokens.ReadClaims(valid) : null;
}

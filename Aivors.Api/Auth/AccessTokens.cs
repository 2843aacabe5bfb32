using System.Globalization;
using System.Security.Claims;
using System.Text;
using Aivors.Grains.Contracts;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Aivors.Api.Auth;

/// <summary>Makes access tokens, and says how they are checked. HMAC-SHA256 under <c>Jwt:SigningKey</c>, and nothing else.</summary>
internal sealed class AccessTokens(IOptions<JwtOptions> options, TimeProvider time)
{
    /// <summary>Says in the token's header what it is for, so that no other token of ours can pass for it.</summary>
    private const string TokenType = "at+jwt";

    private const string EpochClaim = "epoch";

    private const string RoleClaim = "role";

    private const int TokenBytesMax = 4096;

    /// <summary>How far the clocks of two machines may be apart.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(5);

    public string Create(Account account, Guid sessionId)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return CreateHandler().CreateToken(new SecurityTokenDescriptor
        {
            TokenType = TokenType,
            Issuer = options.Value.Issuer,
            Audience = options.Value.Audience,
            IssuedAt = now,
            NotBefore = now,
            Expires = now + options.Value.AccessLifetime,
            Claims = new Dictionary<string, object>(StringComparer.Ordinal)
            {
                [JwtRegisteredClaimNames.Sub] = account.UserId.ToString(),
                [CurrentUser.TenantClaim] = account.TenantId.ToString(),
                [RoleClaim] = account.Role,
                [EpochClaim] = account.TokenEpoch,
                [CurrentUser.SessionClaim] = sessionId.ToString(),
            },
            SigningCredentials = new SigningCredentials(KeyOf(options.Value.SigningKey), SecurityAlgorithms.HmacSha256),
        });
    }

    public static JsonWebTokenHandler CreateHandler() => new()
    {
        MapInboundClaims = false,
        SetDefaultTimesOnTokenCreation = false,
        MaximumTokenSizeInBytes = TokenBytesMax,
    };

    public TokenValidationParameters CreateValidation() => new()
    {
        ValidTypes = [TokenType],
        ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
        RequireSignedTokens = true,
        RequireExpirationTime = true,
        ValidIssuer = options.Value.Issuer,
        ValidAudience = options.Value.Audience,
        ValidateIssuerSigningKey = true,
        IssuerSigningKeys = Keys(),
        ClockSkew = Skew,
        LifetimeValidator = (from, until, _, _) => IsInTime(from, until),
    };

    /// <summary>What the token claims, if every claim is there once and in its form; null otherwise.</summary>
    public static AccessClaims? ReadClaims(JsonWebToken token) =>
        Guid.TryParse(Text(token, JwtRegisteredClaimNames.Sub), out var userId)
        && Guid.TryParse(Text(token, CurrentUser.TenantClaim), out var tenantId)
        && Guid.TryParse(Text(token, CurrentUser.SessionClaim), out var sessionId)
        && Text(token, RoleClaim) is CurrentUser.AdminRole or CurrentUser.UserRole
        && int.TryParse(Text(token, EpochClaim), NumberStyles.None, CultureInfo.InvariantCulture, out var epoch)
            ? new AccessClaims(userId, tenantId, sessionId, Text(token, RoleClaim)!, epoch)
            : null;

    // The library's own check goes by the machine's clock; time comes in from outside here as everywhere.
    private bool IsInTime(DateTime? from, DateTime? until)
    {
#if PLANTED_BUGS
        // 14: a token's lifetime is not looked at
        if (Grains.Planted.Is(14))
        {
            return true;
        }
#endif
        var now = time.GetUtcNow().UtcDateTime;
        return until switch
        {
            null => throw new SecurityTokenNoExpirationException("The token has no end."),
            _ when from > now + Skew => throw new SecurityTokenNotYetValidException("The token is not valid yet."),
            _ when until <= now - Skew => throw new SecurityTokenExpiredException("The token is past its time."),
            _ => true,
        };
    }

    private static string? Text(JsonWebToken token, string claim) =>
        token.Claims.Where(c => c.Type == claim).Take(2).ToArray() is [var one] ? one.Value : null;

    private IEnumerable<SecurityKey> Keys()
    {
        yield return KeyOf(options.Value.SigningKey);
        if (!string.IsNullOrEmpty(options.Value.PreviousSigningKey))
        {
            yield return KeyOf(options.Value.PreviousSigningKey);
        }
    }

    private static SymmetricSecurityKey KeyOf(string secret) => new(Encoding.UTF8.GetBytes(secret));
}

/// <summary>What an access token says of its holder.</summary>
internal sealed record AccessClaims(Guid UserId, Guid TenantId, Guid SessionId, string Role, int Epoch)
{
    public ClaimsPrincipal ToPrincipal() => new(new ClaimsIdentity(
        [
            new Claim(ClaimTypes.NameIdentifier, UserId.ToString()),
            new Claim(CurrentUser.TenantClaim, TenantId.ToString()),
            new Claim(CurrentUser.SessionClaim, SessionId.ToString()),
            new Claim(ClaimTypes.Role, Role),
        ],
        "access_token"));
}

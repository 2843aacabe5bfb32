using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Aivors.Grains.Contracts;
using Microsoft.Extensions.Options;

namespace Aivors.Api.Auth;

/// <summary>Makes refresh tokens: 256 random bits that say nothing, of which only the hash is stored.</summary>
internal sealed class RefreshTokens(IOptions<JwtOptions> options, TimeProvider time)
{
    private const int TokenLength = 43;

    public NewRefreshToken Create()
    {
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var now = time.GetUtcNow();
        return new NewRefreshToken(token, new RefreshTokenRow(Hash(token), now, now + options.Value.RefreshLifetime)
        {
            SessionMax = options.Value.SessionLifetime,
        });
    }

    /// <summary>The hash by which a presented token is looked up; null when it cannot be one of ours.</summary>
    public static byte[]? TryHash(string? token) => token is { Length: TokenLength } ? Hash(token) : null;

    private static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}

/// <param name="Token">For the cookie, and nowhere else.</param>
/// <param name="Row">For the store.</param>
internal sealed record NewRefreshToken(string Token, RefreshTokenRow Row);

using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Aivors.Testing.Stack;

namespace Aivors.Tests.Api.SignIn;

public sealed class AccessTokenTests(RunningStack stack)
{
    [Fact]
    public async Task An_expired_token_is_401_with_tokenExpired()
    {
        var api = await stack.ApiAsync();
        var user = await api.SignUpAsync();
        var expired = Change(user.Browser.Cookies["access_token"], claims =>
        {
            claims["exp"] = DateTimeOffset.UtcNow.AddMinutes(-2).ToUnixTimeSeconds();
            claims["iat"] = DateTimeOffset.UtcNow.AddMinutes(-17).ToUnixTimeSeconds();
            claims["nbf"] = DateTimeOffset.UtcNow.AddMinutes(-17).ToUnixTimeSeconds();
        }, api.SigningKey);

        var answer = await api.Anonymous.GetAsync("/api/auth/me", ("Authorization", $"Bearer {expired}"));

        Shapes.IsFailure(401, answer);
        Shapes.Are(Shapes.SignedOut + "bool: tokenExpired", answer);
        Assert.True(answer.Bool("tokenExpired"));
    }

    [Fact]
    public async Task A_browser_that_has_only_its_refresh_cookie_left_is_told_that_the_token_expired()
    {
        var user = await (await stack.ApiAsync()).SignUpAsync();
        user.Browser.Cookies.Remove("access_token");

        var answer = await user.Browser.GetAsync("/api/subscription/me");

        Shapes.IsFailure(401, answer);
        Assert.True(answer.Bool("tokenExpired"));
        Shapes.Is(200, await user.Browser.PostAsync("/api/auth/refresh", null));
        Shapes.Is(200, await user.Browser.GetAsync("/api/subscription/me"));
    }

    [Fact]
    public async Task No_token_is_401_without_tokenExpired()
    {
        var answer = await (await stack.ApiAsync()).Anonymous.GetAsync("/api/auth/me");

        Shapes.IsFailure(401, answer);
        Shapes.Are(Shapes.SignedOut, answer);
    }

    [Fact]
    public async Task A_token_that_was_tampered_with_counts_for_nothing()
    {
        var api = await stack.ApiAsync();
        var user = await api.SignUpAsync();
        var token = user.Browser.Cookies["access_token"];
        string[] forged =
        [
            // another role under a wrong key, under the right key (its session is no admin's), and unsigned
            Change(token, claims => claims["role"] = "admin", new string('k', 48)),
            Change(token, claims => claims["role"] = "admin", api.SigningKey),
            $"{Encode("""{"alg":"none","typ":"at+jwt"}""")}.{token.Split('.')[1]}.",
            Change(token, claims => claims["aud"] = "somebody-else", api.SigningKey),
            Change(token, claims => claims.Remove("exp"), api.SigningKey),
            Change(token, claims => claims["sid"] = Guid.NewGuid().ToString(), api.SigningKey),
            "not.a.token",
            "",
        ];

        foreach (var one in forged)
        {
            var answer = await api.Anonymous.GetAsync("/api/auth/me", ("Authorization", $"Bearer {one}"));
            Shapes.IsFailure(401, answer);
            Assert.Null(answer["tokenExpired"]);
        }
    }

    internal static string Change(string token, Action<JsonObject> change, string key)
    {
        var parts = token.Split('.');
        var claims = JsonNode.Parse(Base64Url.DecodeFromChars(parts[1]))!.AsObject();
        change(claims);
        var signed = $"{parts[0]}.{Encode(claims.ToJsonString())}";
        return $"{signed}.{Base64Url.EncodeToString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(signed)))}";
    }

    private static string Encode(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));
}

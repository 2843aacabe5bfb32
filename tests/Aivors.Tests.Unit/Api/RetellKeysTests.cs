using System.Text;
using Aivors.Api.Webhooks;
using Aivors.Grains.Contracts;
using Aivors.Grains.Retell;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Aivors.Tests.Unit.Api;

public sealed class RetellKeysTests
{
    private const string Key = "key_0123456789abcdef";
    private const string Previous = "key_fedcba9876543210";

    private static readonly byte[] Body = Encoding.UTF8.GetBytes("""{"event":"call_ended"}""");

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 9, 21, 12, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task Both_keys_sign_while_one_is_rotated_and_no_other()
    {
        var check = Check(new RetellWebhookOptions { ApiKey = Key, PreviousApiKey = Previous });

        Assert.Equal(DeliveryProof.Signed, await check.ProofOfAsync(SignedBy(Key), CancellationToken.None));
        Assert.Equal(DeliveryProof.Signed, await check.ProofOfAsync(SignedBy(Previous), CancellationToken.None));
        Assert.Equal(DeliveryProof.Unproved, await check.ProofOfAsync(SignedBy("key_of_somebody_else"), CancellationToken.None));
        Assert.Null(await check.ProofOfAsync(null, CancellationToken.None));
    }

    [Fact]
    public async Task Without_a_key_nothing_is_proved_and_nothing_disproved() =>
        Assert.Null(await Check(new RetellWebhookOptions()).ProofOfAsync(SignedBy(Key), CancellationToken.None));

    [Fact]
    public async Task The_window_is_a_setting()
    {
        var check = Check(new RetellWebhookOptions { ApiKey = Key, SignatureWindowSeconds = 60 });
        var signed = SignedBy(Key);

        _time.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal(DeliveryProof.Signed, await check.ProofOfAsync(signed, CancellationToken.None));
        _time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(DeliveryProof.Unproved, await check.ProofOfAsync(signed, CancellationToken.None));
    }

    [Fact]
    public async Task The_settings_know_the_agencys_workspace_only()
    {
        var keys = new AgencyKeys(Options.Create(new RetellWebhookOptions { ApiKey = $" {Key}\n" }));

        Assert.Equal([Key], (await keys.FindAsync(null, CancellationToken.None))!.ApiKeys);
        Assert.Null(await keys.FindAsync(Guid.NewGuid(), CancellationToken.None));
    }

    [Theory]
    [InlineData("", "", 300, null)]
    [InlineData(Key, "", 300, null)]
    [InlineData(Key, Previous, 1, null)]
    [InlineData("key_short", "", 300, "Retell__ApiKey")]
    [InlineData("key with blanks in it", "", 300, "Retell__ApiKey")]
    [InlineData(Key, "key_short", 300, "Retell__PreviousApiKey")]
    [InlineData("", Previous, 300, "Retell:ApiKey is not")]
    [InlineData(Key, "", 0, "Retell__SignatureWindowSeconds")]
    [InlineData(Key, "", 86_401, "Retell__SignatureWindowSeconds")]
    public void A_setting_that_cannot_be_right_stops_the_start_with_what_to_set(string key, string previous, int window, string? why)
    {
        var options = new RetellWebhookOptions { ApiKey = key, PreviousApiKey = previous, SignatureWindowSeconds = window };

        var result = new RetellWebhookOptionsValidator().Validate(null, options);

        Assert.Equal(why is null, result.Succeeded);
        Assert.True(why is null || result.FailureMessage!.Contains(why, StringComparison.Ordinal));
        Assert.True(key.Length == 0 || result.FailureMessage?.Contains(key, StringComparison.Ordinal) is not true);
    }

    private SignatureCheck Check(RetellWebhookOptions options) =>
        new(new AgencyKeys(Options.Create(options)), Options.Create(options), _time);

    private SignedBody SignedBy(string key) => new(Body, RetellSignature.Sign(Body, key, _time.GetUtcNow()));
}

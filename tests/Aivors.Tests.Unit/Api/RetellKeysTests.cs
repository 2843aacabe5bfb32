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
        var check = Check(300, Key, Previous);

        Assert.Equal(DeliveryProof.Signed, await check.ProofOfAsync(SignedBy(Key), CancellationToken.None));
        Assert.Equal(DeliveryProof.Signed, await check.ProofOfAsync(SignedBy(Previous), CancellationToken.None));
        Assert.Equal(DeliveryProof.Unproved, await check.ProofOfAsync(SignedBy("key_of_somebody_else"), CancellationToken.None));
        Assert.Null(await check.ProofOfAsync(null, CancellationToken.None));
    }

    [Fact]
    public async Task Without_a_key_nothing_is_proved_and_nothing_disproved() =>
        Assert.Null(await Check(300).ProofOfAsync(SignedBy(Key), CancellationToken.None));

    [Fact]
    public async Task The_window_is_a_setting()
    {
        var check = Check(60, Key);
        var signed = SignedBy(Key);

        _time.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal(DeliveryProof.Signed, await check.ProofOfAsync(signed, CancellationToken.None));
        _time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(DeliveryProof.Unproved, await check.ProofOfAsync(signed, CancellationToken.None));
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(86_400, true)]
    [InlineData(0, false)]
    [InlineData(86_401, false)]
    public void A_window_that_cannot_be_right_stops_the_start_with_what_to_set(int seconds, bool right)
    {
        var result = new RetellWebhookOptionsValidator().Validate(null, new RetellWebhookOptions { SignatureWindowSeconds = seconds });

        Assert.Equal(right, result.Succeeded);
        Assert.Equal(!right, result.FailureMessage?.Contains("Retell__SignatureWindowSeconds", StringComparison.Ordinal) is true);
    }

    private SignatureCheck Check(int windowSeconds, params string[] keys) =>
        new(new AgencyOnly(keys), Options.Create(new RetellWebhookOptions { SignatureWindowSeconds = windowSeconds }), _time);

    private SignedBody SignedBy(string key) => new(Body, RetellSignature.Sign(Body, key, _time.GetUtcNow()));

    private sealed class AgencyOnly(string[] keys) : IWorkspaceKeys
    {
        public ValueTask<WorkspaceKeys?> FindAsync(Guid? workspaceId, CancellationToken cancel) =>
            ValueTask.FromResult(keys.Length == 0 || workspaceId is not null ? null : new WorkspaceKeys(null, null, keys));
    }
}

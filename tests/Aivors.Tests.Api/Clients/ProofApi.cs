using Aivors.Testing.Retell;
using Aivors.Testing.Stack;

namespace Aivors.Tests.Api.Clients;

/// <summary>An Api that asks the stand-in of Retell, and connects nothing unproved.</summary>
public sealed class ProofApi(RunningStack stack) : IAsyncLifetime
{
    private OtherApi _other = null!;

    internal RetellStandIn Retell { get; private set; } = null!;

    public StackApi Api => _other.Api;

    public async ValueTask InitializeAsync()
    {
        Retell = await RetellStandIn.StartAsync();
        _other = await stack.StartOtherApiAsync(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Retell__BaseUrl"] = Retell.BaseUrl,
            ["Retell__Retries"] = "0",
            ["Retell__PublicUrl"] = "https://calls.example.com",
            ["Agents__Proof"] = "required",
        });
    }

    public async ValueTask DisposeAsync()
    {
        await _other.DisposeAsync();
        await Retell.DisposeAsync();
    }
}

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
        _other = await stack.StartProofApiAsync(Retell);
    }

    public async ValueTask DisposeAsync()
    {
        await _other.DisposeAsync();
        await Retell.DisposeAsync();
    }
}

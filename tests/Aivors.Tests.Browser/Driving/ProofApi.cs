using Aivors.Testing.Stack;

namespace Aivors.Tests.Browser.Driving;

/// <summary>An Api on the stack that connects no agent without proof; it asks the stack's own stand-in of Retell.</summary>
public sealed class ProofApi(RunningStack stack) : IAsyncLifetime
{
    private OtherApi _other = null!;

    public StackApi Api => _other.Api;

    public async ValueTask InitializeAsync() => _other = await stack.StartProofApiAsync(await stack.RetellAsync());

    public ValueTask DisposeAsync() => _other.DisposeAsync();
}

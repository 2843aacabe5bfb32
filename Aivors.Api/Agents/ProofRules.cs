using Aivors.Api.Http;
using Aivors.Grains.Contracts;

namespace Aivors.Api.Agents;

internal enum ProofPolicy
{
    None,
    WhenKeyKnown,
    Required,
}

/// <summary>Whose Retell API key there is to ask with.</summary>
internal enum KeyOwner
{
    Nobody,
    Tenant,
    Agency,
}

internal enum ProofStep
{
    Connect,
    AskRetell,
    AwaitApproval,
}

/// <summary>What came of it: exactly one of a refusal, a wait for an admin, or a way by which the agent may be connected.</summary>
/// <param name="Proof">For the audit log: <c>none</c>, <c>owned</c>, <c>tenant_key</c> or <c>agency_key</c>.</param>
internal sealed record ProofOutcome(Failure? Refusal, bool AwaitsApproval, string Proof)
{
    /// <summary>Retell has shown the agent to a key of whoever connects it: what waits for the agent is theirs too.</summary>
    public bool IsProved => Proof is "tenant_key" or "agency_key";

    public static ProofOutcome Connect(string proof) => new(null, false, proof);

    public static ProofOutcome Refuse(Failure refusal) => new(refusal, false, "none");

    public static ProofOutcome AwaitApproval { get; } = new(null, true, "none");
}

/// <summary>The rules of proof of control, by themselves.</summary>
internal static class ProofRules
{
    public static ProofStep StepOf(ProofPolicy policy, KeyOwner key) => (policy, key) switch
    {
        (ProofPolicy.None, _) or (ProofPolicy.WhenKeyKnown, KeyOwner.Nobody) => ProofStep.Connect,
        (ProofPolicy.Required, KeyOwner.Nobody) => ProofStep.AwaitApproval,
        _ => ProofStep.AskRetell,
    };

    /// <param name="agencyKeyProvesControl">False: that the agency has the agent does not show whose it is.</param>
    public static ProofOutcome Judge(RetellStatus answer, KeyOwner key, bool agencyKeyProvesControl) => answer switch
    {
        RetellStatus.Found when key == KeyOwner.Agency && !agencyKeyProvesControl => ProofOutcome.AwaitApproval,
        RetellStatus.Found => ProofOutcome.Connect(key == KeyOwner.Tenant ? "tenant_key" : "agency_key"),
        _ => ProofOutcome.Refuse(RefusalOf(answer, key)),
    };

    /// <summary>What any answer of Retell's but <see cref="RetellStatus.Found"/> is to the client. It names no other tenant.</summary>
    public static Failure RefusalOf(RetellStatus answer, KeyOwner key) => answer switch
    {
        RetellStatus.NotTheirs => Failure.Invalid(
            $"This Retell agent was not found in the Retell workspace of {NameOf(key)} API key. Check the agent's id, or store the API key of "
            + "the workspace that it belongs to."),
        RetellStatus.BadKey => Failure.Invalid(key == KeyOwner.Tenant
            ? "Retell no longer accepts your stored Retell API key. Store the present one and try again."
            : "Retell no longer accepts the agency's Retell API key. Please tell your agency."),
        RetellStatus.Unavailable => Failure.Unavailable("Retell could not be asked about this agent just now. Nothing was changed; please try again."),
        _ => throw new ArgumentOutOfRangeException(nameof(answer), answer, null),
    };

    private static string NameOf(KeyOwner key) => key == KeyOwner.Tenant ? "your" : "the agency's";
}

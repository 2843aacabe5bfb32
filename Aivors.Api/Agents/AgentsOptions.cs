using Microsoft.Extensions.Options;

namespace Aivors.Api.Agents;

/// <summary>Section <c>Agents</c>.</summary>
public sealed class AgentsOptions
{
    public const string Section = "Agents";

    /// <summary>
    /// What whoever connects an agent must show: <c>none</c>; <c>whenKeyKnown</c>, where Retell is asked if there is a key to ask with;
    /// <c>required</c>, where without a key an admin must approve.
    /// </summary>
    public string Proof { get; set; } = "whenKeyKnown";

    internal ProofPolicy? Policy => Proof.Trim() switch
    {
        var none when none.Equals("none", StringComparison.OrdinalIgnoreCase) => ProofPolicy.None,
        var known when known.Equals("whenKeyKnown", StringComparison.OrdinalIgnoreCase) => ProofPolicy.WhenKeyKnown,
        var required when required.Equals("required", StringComparison.OrdinalIgnoreCase) => ProofPolicy.Required,
        _ => null,
    };
}

internal sealed class AgentsOptionsValidator : IValidateOptions<AgentsOptions>
{
    public ValidateOptionsResult Validate(string? name, AgentsOptions options) => options.Policy is null
        ? ValidateOptionsResult.Fail("Agents:Proof must be none, whenKeyKnown or required (environment variable Agents__Proof).")
        : ValidateOptionsResult.Success;
}

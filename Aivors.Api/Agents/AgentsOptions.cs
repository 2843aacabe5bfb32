using System.ComponentModel.DataAnnotations;
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
    [AllowedValues("none", "whenKeyKnown", "required")]
    public string Proof { get; set; } = "whenKeyKnown";

    /// <summary>
    /// How many days before its connection a proved agent's calls are taken out of quarantine and charged. Older ones stay there until
    /// an admin releases or discards them.
    /// </summary>
    [Range(0, 3650)]
    public int BacklogDays { get; set; } = 7;

    /// <summary>
    /// What it shows that Retell finds an agent under the agency's own key: <c>control</c>, so that whoever asks may connect it and gets
    /// its backlog; or <c>existence</c>, so that it takes the client's own key or an admin's approval besides. Where clients share the
    /// agency's workspace, <c>control</c> lets any of them claim an agent that nobody has connected yet.
    /// </summary>
    [AllowedValues("control", "existence")]
    public string AgencyKeyProves { get; set; } = "control";

    internal bool? AgencyKeyProvesControl => AgencyKeyProves.Trim() switch
    {
        var control when control.Equals("control", StringComparison.OrdinalIgnoreCase) => true,
        var existence when existence.Equals("existence", StringComparison.OrdinalIgnoreCase) => false,
        _ => null,
    };

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
    private const int BacklogDaysMax = 3650;

    public ValidateOptionsResult Validate(string? name, AgentsOptions options)
    {
        var wrong = new List<string>();
        if (options.Policy is null)
        {
            wrong.Add("Agents:Proof must be none, whenKeyKnown or required (environment variable Agents__Proof).");
        }

        if (options.AgencyKeyProvesControl is null)
        {
            wrong.Add("Agents:AgencyKeyProves must be control or existence (environment variable Agents__AgencyKeyProves).");
        }

        if (options.BacklogDays is < 0 or > BacklogDaysMax)
        {
            wrong.Add($"Agents:BacklogDays must be from 0 to {BacklogDaysMax} (environment variable Agents__BacklogDays).");
        }

        return wrong.Count > 0 ? ValidateOptionsResult.Fail(wrong) : ValidateOptionsResult.Success;
    }
}

using Aivors.Api.Agents;
using Aivors.Api.Http;
using Aivors.Grains.Contracts;
using Aivors.Grains.Workspaces;

namespace Aivors.Tests.Unit.Api;

/// <summary>Who may connect an agent, and where its webhooks may be sent, without any server.</summary>
public sealed class ProofRulesTests
{
    [Theory]
    [InlineData("none", "Nobody", "Connect")]
    [InlineData("none", "Tenant", "Connect")]
    [InlineData("none", "Agency", "Connect")]
    [InlineData("whenKeyKnown", "Nobody", "Connect")]
    [InlineData("whenKeyKnown", "Tenant", "AskRetell")]
    [InlineData("WHENKEYKNOWN", "Agency", "AskRetell")]
    [InlineData("required", "Nobody", "AwaitApproval")]
    [InlineData("required", "Tenant", "AskRetell")]
    [InlineData(" Required ", "Agency", "AskRetell")]
    public void The_policy_and_the_key_say_what_is_asked(string policy, string key, string step) =>
        Assert.Equal(step, ProofRules.StepOf(new AgentsOptions { Proof = policy }.Policy!.Value, Enum.Parse<KeyOwner>(key)).ToString());

    [Theory]
    [InlineData("Tenant", "tenant_key")]
    [InlineData("Agency", "agency_key")]
    public void What_Retell_finds_is_proved(string key, string proof) =>
        Assert.Equal(ProofOutcome.Connect(proof), ProofRules.Judge(RetellStatus.Found, Enum.Parse<KeyOwner>(key), agencyKeyProvesControl: true));

    [Fact]
    public void The_agencys_key_may_be_set_to_prove_no_more_than_that_the_agent_exists()
    {
        var options = new AgentsOptions { AgencyKeyProves = " Existence " };

        Assert.Equal(ProofOutcome.AwaitApproval, ProofRules.Judge(RetellStatus.Found, KeyOwner.Agency, options.AgencyKeyProvesControl!.Value));
        Assert.Equal(ProofOutcome.Connect("tenant_key"), ProofRules.Judge(RetellStatus.Found, KeyOwner.Tenant, options.AgencyKeyProvesControl!.Value));
        Assert.True(new AgentsOptionsValidator().Validate(null, options).Succeeded);
        Assert.Contains("Agents__AgencyKeyProves", new AgentsOptionsValidator().Validate(null, new AgentsOptions { AgencyKeyProves = "all" }).FailureMessage!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(RetellStatus.NotTheirs, "Tenant", "Invalid", "not found in the Retell workspace of your API key")]
    [InlineData(RetellStatus.NotTheirs, "Agency", "Invalid", "not found in the Retell workspace of the agency's API key")]
    [InlineData(RetellStatus.BadKey, "Tenant", "Invalid", "your stored Retell API key")]
    [InlineData(RetellStatus.BadKey, "Agency", "Invalid", "the agency's Retell API key")]
    [InlineData(RetellStatus.Unavailable, "Tenant", "Unavailable", "try again")]
    [InlineData(RetellStatus.Unavailable, "Agency", "Unavailable", "try again")]
    public void Anything_else_is_refused_in_words(RetellStatus answer, string key, string kind, string text)
    {
        var outcome = ProofRules.Judge(answer, Enum.Parse<KeyOwner>(key), agencyKeyProvesControl: false);

        Assert.False(outcome.AwaitsApproval);
        Assert.Equal(kind, outcome.Refusal!.Kind.ToString());
        Assert.Contains(text, outcome.Refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("none", true)]
    [InlineData("whenkeyknown", true)]
    [InlineData("required", true)]
    [InlineData("", false)]
    [InlineData("always", false)]
    [InlineData("1", false)]
    public void Only_the_three_policies_are_taken(string proof, bool accepted)
    {
        var result = new AgentsOptionsValidator().Validate(null, new AgentsOptions { Proof = proof });

        Assert.Equal(accepted, result.Succeeded);
        Assert.True(accepted || result.FailureMessage!.Contains("Agents__Proof", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(null, null, null, null)]
    [InlineData("key_0123456789", "key_before_0123", "https://calls.example.com", null)]
    [InlineData("key_0123456789", null, "https://calls.example.com/base/", null)]
    [InlineData("key_0123456789", null, "http://127.0.0.1:5000", null)]
    [InlineData("key with blanks", null, null, "Retell__ApiKey")]
    [InlineData("short", null, null, "Retell__ApiKey")]
    [InlineData(null, "key_before_0123", null, "Retell__ApiKey")]
    [InlineData("key_0123456789", "käy_before_0123", null, "Retell__PreviousApiKey")]
    [InlineData(null, null, "http://calls.example.com", "Retell__PublicUrl")]
    [InlineData(null, null, "calls.example.com", "Retell__PublicUrl")]
    [InlineData(null, null, "https://calls.example.com?x=1", "Retell__PublicUrl")]
    public void The_agencys_settings_are_checked_and_its_keys_are_not_repeated(string? key, string? previous, string? publicUrl, string? names)
    {
        var result = new AgencyOptionsValidator().Validate(null, new AgencyOptions { ApiKey = key, PreviousApiKey = previous, PublicUrl = publicUrl });

        Assert.Equal(names is null, result.Succeeded);
        Assert.True(names is null || result.FailureMessage!.Contains(names, StringComparison.Ordinal));
        Assert.True(names is null || key is null || !result.FailureMessage!.Contains(key, StringComparison.Ordinal));
    }

    [Fact]
    public void Our_own_address_names_the_workspace_that_signs()
    {
        var id = Guid.NewGuid();
        var options = new AgencyOptions { PublicUrl = "https://calls.example.com/" };

        Assert.Equal($"https://calls.example.com/api/retell/webhook/{id}", AddressFor(null, KeyOwner.Tenant, options, id).Address);
        Assert.Equal("https://calls.example.com/api/retell/webhook", AddressFor(" ", KeyOwner.Agency, options).Address);
        Assert.Contains("Retell:PublicUrl", AddressFor(null, KeyOwner.Agency, new AgencyOptions()).Wrong!.Message, StringComparison.Ordinal);
        Assert.Contains("No Retell API key", AddressFor(null, KeyOwner.Nobody, options).Wrong!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Tenant", "https://n8n.example.com/webhook/abc?token=1", true)]
    [InlineData("Agency", "https://n8n.example.com/webhook/abc", false)]
    [InlineData("Tenant", "http://n8n.example.com/webhook/abc", false)]
    [InlineData("Tenant", "https://me:secret@n8n.example.com", false)]
    [InlineData("Tenant", "file:///etc/passwd", false)]
    [InlineData("Tenant", "/relative", false)]
    public void Another_address_needs_https_and_the_clients_own_key(string key, string given, bool accepted) =>
        Assert.Equal(accepted ? given : null, AddressFor(given, Enum.Parse<KeyOwner>(key), new AgencyOptions()).Address);

    private static (string? Address, Failure? Wrong) AddressFor(string? given, KeyOwner owner, AgencyOptions options, Guid? workspaceId = null) =>
        WebhookAddress.AddressFor(given, new KnownKey(owner, "key", workspaceId), options);
}

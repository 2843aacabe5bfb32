using System.Reflection;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Aivors.Api.Http;
using Aivors.Testing;

namespace Aivors.Tests.Unit.Security;

/// <summary>Rules that the product's source keeps everywhere.</summary>
public sealed partial class SourceRuleTests
{
    private static readonly string[] Projects = ["Aivors.Api", "Aivors.Grains", "Aivors.Silo", "Aivors.ServiceDefaults", "Aivors.AppHost"];

    private static readonly string[] NotForClients = ["Role", "IsAdmin", "TenantId", "Balance", "BalanceSeconds", "Seq", "Epoch", "PasswordHash", "Rule", "Id"];

    [Fact]
    public void Every_regular_expression_ends_in_time()
    {
        var endless = Projects.SelectMany(project => Repository.Files(project, ".cs"))
            .SelectMany(file => File.ReadAllLines(file).Select(line => (File: file, Line: line)))
            .Where(line => MakesRegex().IsMatch(line.Line)
                && !line.Line.Contains("NonBacktracking", StringComparison.Ordinal) && !line.Line.Contains("matchTimeoutMilliseconds", StringComparison.Ordinal))
            .Select(line => $"{Repository.Name(line.File)}: {line.Line.Trim()}");
        Assert.Empty(endless);
    }

    [Fact]
    public void No_form_that_a_client_sends_has_a_field_that_is_not_for_it_to_set()
    {
        var forms = typeof(Failure).Assembly.GetTypes().Where(type => type.Name.EndsWith("Request", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(forms);
        Assert.Empty(forms.SelectMany(form => form.GetProperties().Where(p => NotForClients.Contains(p.Name, StringComparer.Ordinal)), (form, p) => $"{form.Name}.{p.Name}"));
        // and where there is anything to gain, what is unknown is refused instead of passed over
        string[] lenient = ["SignInRequest", "CallListRequest", "ConnectAgentRequest", "TestCallRequest", "WebhookAddressRequest",
            "StoreKeyRequest", "DiscardRequest", "ReplayRangeRequest", "ReconcileRequest"];
        var passedOver = forms.Where(form => form.GetCustomAttribute<JsonUnmappedMemberHandlingAttribute>() is not { UnmappedMemberHandling: JsonUnmappedMemberHandling.Disallow })
            .Select(form => form.Name);
        Assert.Empty(passedOver.Except(lenient));
    }

    [Fact]
    public void Nothing_of_the_product_fetches_an_address_but_the_client_of_Retells_API_and_a_start_by_hand()
    {
        string[] allowed =
        [
            "Aivors.Grains/Retell/Api/", // one configured address, no redirects
            "Aivors.ServiceDefaults/HealthCommand.cs", // a container's health check: the process's own port on the loopback
            "Aivors.AppHost/", // starts and asks the stack on this machine
        ];
        var others = Projects.SelectMany(project => Repository.Files(project, ".cs"))
            .Where(file => Fetches().IsMatch(File.ReadAllText(file)))
            .Select(Repository.Name)
            .Where(file => !allowed.Any(part => file.StartsWith(part, StringComparison.Ordinal)));
        Assert.Empty(others);
    }

    [Fact]
    public void Secrets_are_compared_in_a_time_that_tells_nothing()
    {
        Assert.Empty(Compared(withPlanted: false));
        Assert.StartsWith("Aivors.Api/Webhooks/SecretCheck.cs", Assert.Single(Compared(withPlanted: true)), StringComparison.Ordinal); // P12
    }

    [Theory]
    [InlineData("if (header == options.WebhookSecret) return;")]
    [InlineData("return secret != given;")]
    [InlineData("=> Hash(given).SequenceEqual(_expected);")]
    [InlineData("=> string.Equals(given, token, StringComparison.Ordinal);")]
    [InlineData("if (row.TokenHash.Trim() == given)")]
    public void That_rule_finds_what_it_looks_for(string line) => Assert.True(SecretComparisons.IsOne(line));

    private static IEnumerable<string> Compared(bool withPlanted) => Projects.SelectMany(project => Repository.Files(project, ".cs"))
        .SelectMany(file => SecretComparisons.In(Repository.Name(file), File.ReadAllText(file), withPlanted));

    [GeneratedRegex(@"GeneratedRegex\(|new Regex\(|Regex\.(IsMatch|Match|Matches|Replace|Split)\(", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex MakesRegex();

    [GeneratedRegex(@"\bHttpClient\b|\bHttpMessageInvoker\b|\bWebRequest\b|\bTcpClient\b|\bWebClient\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Fetches();
}

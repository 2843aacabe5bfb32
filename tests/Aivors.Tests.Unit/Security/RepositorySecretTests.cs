using System.Text.RegularExpressions;

namespace Aivors.Tests.Unit.Security;

/// <summary>No secret lies in the repository's files; the test's own search finds one that is planted.</summary>
public sealed partial class RepositorySecretTests
{
    private static readonly string[] Binary = [".png", ".jpg", ".ico", ".woff2", ".woff"];

    // Keys made up for vectors of signatures.
    private static readonly string[] Invented = ["tests/Aivors.Tests.Unit/Retell/Samples/signatures.json"];

    [Fact]
    public void No_file_holds_a_key_or_a_token()
    {
        var found = Repository.Files("").Where(file => !Binary.Contains(Path.GetExtension(file), StringComparer.Ordinal))
            .SelectMany(file => Find(File.ReadAllText(file)).Select(_ => Repository.Name(file)))
            .Distinct().Except(Invented);
        Assert.Empty(found);
    }

    [Fact]
    public void The_search_finds_what_it_looks_for()
    {
        var random = string.Concat(Enumerable.Range(0, 40).Select(i => "0123456789abcdefABCDEF"[(i * 7) % 22]));
        string[] planted =
        [
            "-----BEGIN " + "RSA PRIVATE KEY-----", "ghp" + "_" + random[..36], "github" + "_pat_" + random, "AKIA" + "ABCDEFGHIJKLMNOP", "xox" + "b-1234567890-" + random,
            "sk" + "-" + random + random[..8], "key" + "_" + "0123456789abcdef0123456789ab", "eyJhbGciOiJIUzI1NiJ9." + "eyJzdWIiOiIxMjM0NTY3ODkwIn0." + random,
        ];
        Assert.All(planted, secret => Assert.Single(Find($"a {secret} b")));
    }

    private static MatchCollection Find(string text) => Secret().Matches(text);

    // Retell's keys are "key_" and 28 hex digits.
    [GeneratedRegex(
        @"-----BEGIN (RSA |EC |OPENSSH |)PRIVATE KEY-----|ghp_[0-9A-Za-z]{36}|github_pat_[0-9A-Za-z_]{30,}|AKIA[0-9A-Z]{16}|xox[abprs]-[0-9A-Za-z-]{20,}"
        + @"|\bsk-[0-9A-Za-z]{40,}|\bkey_[0-9a-f]{28}\b|eyJ[0-9A-Za-z_-]{15,}\.eyJ[0-9A-Za-z_-]{15,}\.[0-9A-Za-z_-]{20,}",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Secret();
}

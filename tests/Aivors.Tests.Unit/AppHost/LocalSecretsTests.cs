using Aivors.AppHost.Embedded.Setup;

namespace Aivors.Tests.Unit.AppHost;

public sealed class LocalSecretsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Secrets_are_made_once_and_kept()
    {
        var first = Load();
        var second = Load();

        Assert.Equal(first.Values, second.Values);
        Assert.True(first.SigningKey.Length >= 48);
        Assert.True(first.WebhookSecret.Length >= 32);
        Assert.All(first.Values.Where(pair => pair.Key != "Admin:Email"), pair => Assert.Matches("^[A-Za-z0-9][A-Za-z0-9_-]{15,}$", pair.Value));
    }

    [Fact]
    public void Only_the_owner_may_read_the_file()
    {
        Load();

        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_folder.File("secrets.json")));
    }

    [Fact]
    public void What_is_given_goes_before_what_is_kept_and_is_not_written_down()
    {
        var kept = Load();
        var given = Load("N8n:WebhookSecret", "mine");

        Assert.Equal("mine", given.WebhookSecret);
        Assert.DoesNotContain("mine", File.ReadAllText(_folder.File("secrets.json")), StringComparison.Ordinal);
        Assert.Equal(kept.WebhookSecret, Load().WebhookSecret);
    }

    [Fact]
    public void A_broken_file_is_not_overwritten()
    {
        File.WriteAllText(_folder.File("secrets.json"), "{ broken");

        Assert.Throws<Aivors.AppHost.Embedded.StartupException>(() => Load());
        Assert.Equal("{ broken", File.ReadAllText(_folder.File("secrets.json")));
    }

    [Fact]
    public void Configuration_takes_the_environment_before_user_secrets_and_ignores_empty_values()
    {
        var configuration = new LocalConfiguration(
            new Dictionary<string, string>(StringComparer.Ordinal) { ["Admin:Email"] = "file", ["Jwt:SigningKey"] = "file" },
            name => name switch { "Admin__Email" => "environment", "Jwt__SigningKey" => "", _ => null });

        Assert.Equal("environment", configuration["Admin:Email"]);
        Assert.Equal("file", configuration["Jwt:SigningKey"]);
        Assert.Null(configuration["Admin:Password"]);
    }

    public void Dispose() => _folder.Dispose();

    private LocalSecrets Load(string? key = null, string? value = null) =>
        LocalSecrets.Load(_folder.File("secrets.json"), asked => asked == key ? value : null);
}

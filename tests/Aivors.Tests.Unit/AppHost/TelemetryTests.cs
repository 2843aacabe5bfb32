using System.Text.Json;
using System.Text.RegularExpressions;
using Aivors.AppHost.Embedded.Setup;
using Aivors.AppHost.Embedded.Stack;
using Aivors.AppHost.Embedded.Telemetry;

namespace Aivors.Tests.Unit.AppHost;

public sealed partial class TelemetryTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void The_fetched_CLI_is_of_the_version_of_Aspire_and_held_by_its_hash()
    {
        var root = Repository.FindRoot(AppContext.BaseDirectory)!;
        var props = File.ReadAllText(Path.Combine(root, "Directory.Build.props"));
        using var lockFile = JsonDocument.Parse(File.ReadAllText(Path.Combine(root, "Aivors.AppHost/Embedded/Telemetry/package-lock.json")));
        var package = lockFile.RootElement.GetProperty("packages").GetProperty("node_modules/@microsoft/aspire-cli-linux-x64");

        Assert.Equal(AspireVersion().Match(props).Groups["version"].Value, AspireCli.Version);
        Assert.StartsWith("sha512-", package.GetProperty("integrity").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_services_send_to_the_dashboard_with_its_key()
    {
        var stack = new StackSettings
        {
            ClusterId = "local-1",
            Redis = "127.0.0.1:6379",
            Database = "Host=127.0.0.1;Port=5433;Username=aivors;Password=owner;Database=aivors",
            Secrets = LocalSecrets.Load(_folder.File("secrets.json"), _ => null),
            Telemetry = new TelemetryTarget("http://127.0.0.1:4318", "x-otlp-api-key=k"),
        };

        foreach (var variables in new[] { ServiceEnvironment.Api(stack, 5080), ServiceEnvironment.Silo(stack, "silo-1", 1, 2, 3) })
        {
            Assert.Equal(
                ("http://127.0.0.1:4318", "http/protobuf", "x-otlp-api-key=k"),
                (variables["OTEL_EXPORTER_OTLP_ENDPOINT"], variables["OTEL_EXPORTER_OTLP_PROTOCOL"], variables["OTEL_EXPORTER_OTLP_HEADERS"]));
        }
    }

    public void Dispose() => _folder.Dispose();

    [GeneratedRegex("<AspireVersion>(?<version>[^<]+)<", RegexOptions.ExplicitCapture)]
    private static partial Regex AspireVersion();
}

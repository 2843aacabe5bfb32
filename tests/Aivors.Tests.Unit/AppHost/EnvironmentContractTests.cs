extern alias aspire;

using Aivors.AppHost.Embedded.Setup;
using Aivors.AppHost.Embedded.Stack;
using Aivors.AppHost.Embedded.Telemetry;
using aspire::Aspire.Hosting.ApplicationModel;
using Model = aspire::Aspire.Hosting.DistributedApplication;

namespace Aivors.Tests.Unit.AppHost;

/// <summary>Both hosts give silo and Api what docs/settings.md says, no more and no less.</summary>
public sealed class EnvironmentContractTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void The_embedded_host_sets_what_the_table_says()
    {
        var rows = ContractRow.Read();
        var stack = Stack();

        Assert.Equal(Sorted(rows.Where(row => row.Silo)), Set(ServiceEnvironment.Silo(stack, "silo", 1, 2, 3)));
        Assert.Equal(Sorted(rows.Where(row => row.Api)), Set(ServiceEnvironment.Api(stack, 5080)));
    }

    [Fact]
    public void The_Aspire_host_sets_what_the_table_says()
    {
        var rows = ContractRow.Read().Where(row => row.SetBy == "both").ToList();
        var resources = Run();

        Assert.Equal(Sorted(rows.Where(row => row.Silo)), resources["silo"].Environment.Keys);
        Assert.Equal(Sorted(rows.Where(row => row.Api)), resources["api"].Environment.Keys);
        foreach (var (key, value) in ServiceEnvironment.Silo(Stack(), "silo", 1, 2, 3).Where(pair => pair.Key.StartsWith("Orleans__", StringComparison.Ordinal) && pair.Key.EndsWith("Type", StringComparison.Ordinal)))
        {
            Assert.Equal(value, resources["silo"].Environment[key]);
        }

        Assert.Equal("Host={postgres.Host};Port={postgres.Port};Database=aivors", resources["api"].Environment["ConnectionStrings__aivorsdb"]);
    }

    [Fact]
    public void Under_Aspire_each_waits_for_what_it_needs_and_stores_keep_their_data()
    {
        var resources = Run();

        Assert.Equal(["redis", "aivorsdb"], resources["silo"].WaitsFor);
        Assert.Equal(["silo"], resources["api"].WaitsFor);
        Assert.Equal(("/health", "/health", 2), (resources["silo"].HealthPath, resources["api"].HealthPath, resources["silo"].Replicas));
        Assert.Equal(("aivors-redis", "aivors-postgres"), (resources["redis"].Volume, resources["postgres"].Volume));
        Assert.All(resources.Values.OfType<ParameterResource>(), parameter => Assert.NotNull(parameter.Description));
        Assert.Equal(["admin-email"], resources.Values.OfType<ParameterResource>().Where(parameter => !parameter.IsSecret).Select(parameter => parameter.Name));
        Assert.Equal(["Dashboard", "API reference /scalar/", "Orleans dashboard /orleans/"], resources["api"].Links);
        string[] commands = ["grant-demo-credits", "send-a-test-call", "verify-the-journal"];
        Assert.All(commands, command => Assert.True(resources[command].IsExplicitStart));
    }

    [Fact]
    public void Published_there_are_no_commands_and_every_service_is_checked_restarted_and_read_only()
    {
        var resources = Run("--operation", "publish", "--step", "publish");

        Assert.Equal(["api", "postgres", "redis", "silo"], resources.Values.Where(resource => resource is not ParameterResource).Select(resource => resource.Name).Order(StringComparer.Ordinal));
        foreach (var resource in resources.Values.Where(resource => resource is not ParameterResource))
        {
            var service = new aspire::Aspire.Hosting.Docker.Resources.ComposeNodes.Service { Name = resource.Name };
            service.DependsOn["redis"] = new() { Condition = "service_started" };
            resource.Compose!(new(resource.Name), service);

            Assert.Equal("unless-stopped", service.Restart);
            Assert.NotEmpty(service.Healthcheck!.Test);
            if (resource is ProjectResource)
            {
                Assert.Equal(["CMD", "dotnet", resource.Name == "silo" ? "Aivors.Silo.dll" : "Aivors.Api.dll", "health"], service.Healthcheck.Test);
                Assert.Equal((true, "service_healthy", resource.Replicas), (service.ReadOnly, service.DependsOn["redis"].Condition, service.Deploy!.Replicas));
            }
        }
    }

    public void Dispose() => _folder.Dispose();

    private static Dictionary<string, Resource> Run(params string[] args)
    {
        aspire::Aivors.AppHost.AspireHost.Run(args);
        return Model.Ran.ToDictionary(resource => resource.Name);
    }

    private static IEnumerable<string> Sorted(IEnumerable<ContractRow> rows) => rows.Select(row => row.Variable).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Set(Dictionary<string, string?> variables) =>
        variables.Where(pair => pair.Value is not null).Select(pair => pair.Key).Order(StringComparer.Ordinal);

    private StackSettings Stack() => new()
    {
        ClusterId = "local-1",
        Redis = "127.0.0.1:6379,password=x",
        Database = "Host=127.0.0.1;Port=5433;Username=aivors;Password=owner;Database=aivors",
        Secrets = LocalSecrets.Load(_folder.File("secrets.json"), _ => null),
        Telemetry = new TelemetryTarget("http://127.0.0.1:4318", "x-otlp-api-key=key"),
    };
}

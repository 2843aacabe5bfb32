using Aivors.AppHost.Embedded.Output;
using Aivors.AppHost.Embedded.Setup;
using Aivors.AppHost.Embedded.Stack;

namespace Aivors.Tests.Unit.AppHost;

public sealed class ServiceEnvironmentTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void A_service_gets_no_secret_that_it_has_no_use_for()
    {
        var api = ServiceEnvironment.Api(Stack(), 5080);
        var silo = ServiceEnvironment.Silo(Stack(), "silo-1", 1, 2, 3);

        Assert.Equal("Host=127.0.0.1;Port=5433;Database=aivors", api["ConnectionStrings__aivorsdb"]);
        Assert.Null(api["Database__WriterPassword"]);
        Assert.Null(silo["Jwt__SigningKey"]);
        Assert.Null(silo["N8n__WebhookSecret"]);
        Assert.Contains("Username=aivors", silo["ConnectionStrings__aivorsdb"], StringComparison.Ordinal);
    }

    [Fact]
    public void Everything_listens_on_loopback_only()
    {
        var silo = ServiceEnvironment.Silo(Stack(), "silo-1", 1, 2, 3);

        Assert.Equal("http://127.0.0.1:1", silo["ASPNETCORE_URLS"]);
        Assert.Equal("127.0.0.1", silo["Orleans__Endpoints__AdvertisedIPAddress"]);
    }

    [Fact]
    public void Warnings_with_their_stack_traces_errors_and_retell_lines_are_shown_and_the_rest_is_not()
    {
        var log = new ChildLog(verbose: false);
        var lines = new[]
        {
            "12:00:00 info: A[0] quiet", "12:00:01 warn: A[0] loud", "   at Somewhere()", "12:00:02 info: A[0] quiet",
            "   at Nowhere()", "12:00:03 info: A[0] [RETELL] call saved", "fail: A[0] broken", "Application started",
        };

        var shown = lines.Where(line => log.IsShown(line, isError: false));

        Assert.Equal(["12:00:01 warn: A[0] loud", "   at Somewhere()", "12:00:03 info: A[0] [RETELL] call saved", "fail: A[0] broken"], shown);
        Assert.True(log.IsShown("anything", isError: true));
    }

    public void Dispose() => _folder.Dispose();

    private StackSettings Stack() => new()
    {
        ClusterId = "local-1",
        Redis = "127.0.0.1:6379,password=x",
        Database = "Host=127.0.0.1;Port=5433;Username=aivors;Password=owner;Database=aivors",
        Secrets = LocalSecrets.Load(_folder.File("secrets.json"), _ => null),
    };
}

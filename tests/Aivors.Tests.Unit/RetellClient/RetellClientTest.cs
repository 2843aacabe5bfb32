using Aivors.Grains.Contracts;
using Aivors.Grains.Retell.Api;
using Aivors.Testing.Retell;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Aivors.Tests.Unit.RetellClient;

/// <summary>The client beside a server that speaks Retell's API, with one workspace and one agent.</summary>
public abstract class RetellClientTest : IAsyncLifetime
{
    protected const string Key = "key_of_the_tests";

    private ServiceProvider _services = null!;

    private protected RetellStandIn Retell { get; private set; } = null!;

    private protected StandInWorkspace Workspace { get; private set; } = null!;

    private protected IRetellApi Api => _services.GetRequiredService<IRetellApi>();

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Retell = await RetellStandIn.StartAsync();
        Workspace = Retell.AddWorkspace(Key, "Agency");
        Workspace.AddAgent("agent_1", "https://earlier.example.com/hook");
        _services = Client();
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Retell.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected ServiceProvider Client(params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("Retell:BaseUrl", Retell.BaseUrl), .. settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value))])
            .Build();
        return new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddLogging().AddRetellApi().BuildServiceProvider();
    }
}

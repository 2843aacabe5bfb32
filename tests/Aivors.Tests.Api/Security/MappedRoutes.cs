using System.Diagnostics;
using System.Reflection;
using Aivors.Api.Http;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Aivors.Tests.Api.Security;

/// <summary>
/// The routes that the Api's own program maps, in production: it is run in this process up to where it would listen, with a server that does
/// not, and without anything that connects somewhere.
/// </summary>
internal static class MappedRoutes
{
    // Other hosts are built in this process at the same time; only the program's own is meant.
    private static readonly AsyncLocal<bool> Ours = new();

    private static readonly string[] Settings =
    [
        "--environment=Production", "--Logging:LogLevel:Default=None",
        "--ConnectionStrings:aivorsdb=Host=127.0.0.1;Port=1;Database=none", "--ConnectionStrings:redis=127.0.0.1:1,abortConnect=false",
        "--Database:ReaderPassword=not-a-password-of-anything", "--Jwt:SigningKey=only-for-reading-the-routes-of-the-program",
        "--N8n:WebhookSecret=only-for-reading-the-routes", "--Admin:Email=admin@example.test", "--Admin:Password=only for reading the routes",
        "--Orleans:ClusterId=none", "--Orleans:ServiceId=aivors", "--Orleans:Clustering:ProviderType=Redis", "--Orleans:Clustering:ServiceKey=redis",
    ];

    public static async Task<IReadOnlyList<RouteEndpoint>> ReadAsync()
    {
        var endpoints = new TaskCompletionSource<IReadOnlyList<RouteEndpoint>>(TaskCreationOptions.RunContinuationsAsynchronously);
        var program = Task.Run(() =>
        {
            Ours.Value = true;
            using var subscription = DiagnosticListener.AllListeners.Subscribe(new Listeners(endpoints));
            return (int)typeof(Failure).Assembly.EntryPoint!.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [Settings], null)!;
        });
        Assert.Equal(0, await program);
        Assert.True(endpoints.Task.IsCompleted, "The program ended before its routes were read.");
        return await endpoints.Task;
    }

    private sealed class Listeners(TaskCompletionSource<IReadOnlyList<RouteEndpoint>> endpoints) : IObserver<DiagnosticListener>
    {
        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == "Microsoft.Extensions.Hosting") value.Subscribe(new Building(endpoints));
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }
    }

    private sealed class Building(TaskCompletionSource<IReadOnlyList<RouteEndpoint>> endpoints) : IObserver<KeyValuePair<string, object?>>
    {
        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (!Ours.Value) return;
            if (value is { Key: "HostBuilding", Value: IHostBuilder builder })
            {
                builder.ConfigureServices(services =>
                {
                    var starts = services.Where(service => service.ServiceType == typeof(IHostedService)
                        && service.ImplementationType?.FullName != "Microsoft.AspNetCore.Hosting.GenericWebHostService").ToList();
                    foreach (var service in starts) services.Remove(service);
                    services.RemoveAll<IServer>().AddSingleton<IServer, Deaf>();
                });
            }
            else if (value is { Key: "HostBuilt", Value: IHost host })
            {
                var life = host.Services.GetRequiredService<IHostApplicationLifetime>();
                life.ApplicationStarted.Register(() =>
                {
                    endpoints.SetResult([.. host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()]);
                    life.StopApplication();
                });
            }
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }
    }

    /// <summary>A server that listens nowhere.</summary>
    private sealed class Deaf : IServer
    {
        public IFeatureCollection Features { get; } = new FeatureCollection();

        public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken) where TContext : notnull => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public void Dispose()
        {
        }
    }
}

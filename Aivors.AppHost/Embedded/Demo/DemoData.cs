using Aivors.AppHost.Embedded.Setup;

namespace Aivors.AppHost.Embedded.Demo;

internal static class DemoData
{
    public static Task FillAsync(Uri api, LocalSecrets secrets, Action<string> say, CancellationToken cancellationToken) => Task.CompletedTask;
}

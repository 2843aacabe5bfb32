using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace Aivors.ServiceDefaults.ConsoleOutput;

internal static class BatchedConsoleSetup
{
    /// <summary>In place of the framework's own console, which writes each line by itself.</summary>
    public static void AddBatchedConsole(this ILoggingBuilder logging)
    {
        logging.AddConsole();
        var own = logging.Services.First(service => service.ServiceType == typeof(ILoggerProvider) && service.ImplementationType == typeof(ConsoleLoggerProvider));
        logging.Services.Remove(own);
        logging.Services.TryAddSingleton(TimeProvider.System);
        logging.Services.TryAddSingleton(provider => new BatchedOutput(Console.OpenStandardOutput(), provider.GetRequiredService<TimeProvider>()));
        logging.Services.AddSingleton<ILoggerProvider, BatchedConsole>();
    }
}

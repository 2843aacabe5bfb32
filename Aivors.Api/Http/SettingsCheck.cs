using Microsoft.Extensions.Options;

namespace Aivors.Api.Http;

/// <summary>
/// Checks all settings before anything is connected. The host would check them too, but only after it has made the cluster's
/// client, whose own complaints would then come first, or keep the process waiting.
/// </summary>
internal static partial class SettingsCheck
{
    /// <summary>False: the process must not start; each fault has been logged as a sentence that says what to set.</summary>
    public static bool TryCheckSettings(this WebApplication app)
    {
        try
        {
            app.Services.GetService<IStartupValidator>()?.Validate();
            return true;
        }
        catch (Exception e) when (e is OptionsValidationException or AggregateException)
        {
            var log = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(SettingsCheck).FullName!);
            var faults = (e as AggregateException)?.InnerExceptions.OfType<OptionsValidationException>() ?? [(OptionsValidationException)e];
            foreach (var fault in faults.SelectMany(exception => exception.Failures))
            {
                LogFault(log, fault);
            }

            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Critical, Message = "The Api does not start: {Fault}")]
    private static partial void LogFault(ILogger log, string fault);
}

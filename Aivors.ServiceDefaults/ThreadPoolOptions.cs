using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Aivors.ServiceDefaults;

/// <summary>Section <c>ThreadPool</c>.</summary>
public sealed class ThreadPoolOptions
{
    public const string Section = "ThreadPool";

    /// <summary>
    /// How many threads work at once before .NET adds more only slowly; 0: one for each core, as .NET has it. No code here blocks a
    /// thread, so it is only for machines whose cores are far fewer than what comes in at once.
    /// </summary>
    [Range(0, 1000)]
    public int MinThreads { get; set; }
}

internal static class ThreadPoolSetup
{
    public static void AddThreadPool(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<ThreadPoolOptions>().BindConfiguration(ThreadPoolOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        // At once, not with the host: its start is what needs them first.
        if (builder.Configuration.GetSection(ThreadPoolOptions.Section).Get<ThreadPoolOptions>() is not { MinThreads: > 0 and <= 1000 } given) return;
        ThreadPool.GetMinThreads(out _, out var completion);
        ThreadPool.SetMinThreads(given.MinThreads, completion);
    }
}

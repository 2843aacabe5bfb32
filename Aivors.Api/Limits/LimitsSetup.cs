namespace Aivors.Api.Limits;

/// <summary>Registers the limits, and puts those of requests behind the sign-in.</summary>
internal static class LimitsSetup
{
    public static IServiceCollection AddLimits(this IServiceCollection services)
    {
        services.AddOptions<LimitOptions>().BindConfiguration(LimitOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<ISharedCounts, RedisCounts>();
        services.AddSingleton<RequestLimits>();
        return services;
    }

    public static WebApplication UseRequestLimits(this WebApplication app)
    {
        // Found with the first request: what they need of Redis is not there while the build only asks for the description.
        app.Use((http, next) => http.RequestServices.GetRequiredService<RequestLimits>().InvokeAsync(http, next));
        return app;
    }
}

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
        var limits = app.Services.GetRequiredService<RequestLimits>();
        app.Use((http, next) => limits.InvokeAsync(http, next));
        return app;
    }
}

using Microsoft.Extensions.Options;

namespace Aivors.Api.Webhooks;

/// <summary>What the doors for deliveries need.</summary>
internal static class WebhooksSetup
{
    public static IServiceCollection AddWebhooks(this IServiceCollection services)
    {
        services.AddOptions<N8nOptions>().BindConfiguration(N8nOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<N8nOptions>, N8nOptionsValidator>();
        services.AddOptions<RetellWebhookOptions>().BindConfiguration(RetellWebhookOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<RetellWebhookOptions>, RetellWebhookOptionsValidator>();
        services.AddOptions<WebhookOptions>().BindConfiguration(WebhookOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<WebhookMetrics>();
        services.AddSingleton<DoorGate>();
        services.AddSingleton<SignatureCheck>();
        services.AddSingleton<RetellDoor>();
        services.AddSingleton<DeliveryIntake>();
        services.AddSingleton<BodyIntake>();
        return services;
    }
}

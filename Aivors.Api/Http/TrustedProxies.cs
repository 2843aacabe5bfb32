using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;
using IPNetwork = System.Net.IPNetwork;

namespace Aivors.Api.Http;

/// <summary>Section <c>Proxies</c>: whose word on the sender's address, scheme and host is taken.</summary>
public sealed class ProxyOptions
{
    public const string Section = "Proxies";

    /// <summary>Addresses or networks, such as <c>10.0.0.5</c> or <c>10.0.0.0/8</c>, with commas. Nobody else's <c>X-Forwarded-*</c> counts.</summary>
    public string Trusted { get; set; } = "";

    public IEnumerable<string> Networks => Trusted.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}

internal sealed class ProxyOptionsValidator : IValidateOptions<ProxyOptions>
{
    public ValidateOptionsResult Validate(string? name, ProxyOptions options)
    {
        var wrong = options.Networks.Where(network => TrustedProxies.TryRead(network) is null)
            .Select(network => $"Proxies:Trusted holds '{network}', which is neither an address nor a network such as 10.0.0.0/8 "
                + "(environment variable Proxies__Trusted).")
            .ToList();
        return wrong.Count > 0 ? ValidateOptionsResult.Fail(wrong) : ValidateOptionsResult.Success;
    }
}

internal static class TrustedProxies
{
    public static IServiceCollection AddTrustedProxies(this IServiceCollection services)
    {
        services.AddSingleton<IValidateOptions<ProxyOptions>, ProxyOptionsValidator>();
        services.AddOptions<ProxyOptions>().BindConfiguration(ProxyOptions.Section).ValidateOnStart();
        return services;
    }

    /// <summary>Goes first: all that comes after it asks who the sender is. Without a trusted proxy the headers mean nothing.</summary>
    public static WebApplication UseTrustedProxies(this WebApplication app)
    {
        List<IPNetwork> networks = [.. app.Services.GetRequiredService<IOptions<ProxyOptions>>().Value.Networks.Select(TryRead).OfType<IPNetwork>()];
        if (networks.Count == 0)
        {
            return app;
        }

        var forwarded = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost,
            // As far as the chain is made of trusted proxies, and no further.
            ForwardLimit = null,
        };
        forwarded.KnownProxies.Clear();
        forwarded.KnownIPNetworks.Clear();
        networks.ForEach(forwarded.KnownIPNetworks.Add);
        app.UseForwardedHeaders(forwarded);
        return app;
    }

    public static IPNetwork? TryRead(string text) =>
        IPNetwork.TryParse(text, out var network) ? network
        : IPAddress.TryParse(text, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
        : null;
}

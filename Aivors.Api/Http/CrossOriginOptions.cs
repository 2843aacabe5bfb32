using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.Extensions.Options;

namespace Aivors.Api.Http;

/// <summary>Section <c>Cors</c>: the front ends that live on other origins.</summary>
public sealed class CrossOriginOptions
{
    public const string Section = "Cors";

    /// <summary>Exact origins, such as <c>https://app.example.com</c>. Given as a list, or as one text with commas.</summary>
    public string[] Origins { get; set; } = [];
}

internal sealed class CrossOriginOptionsValidator : IValidateOptions<CrossOriginOptions>
{
    public ValidateOptionsResult Validate(string? name, CrossOriginOptions options)
    {
        var wrong = options.Origins.Where(origin => !IsOrigin(origin))
            .Select(origin => $"Cors:Origins holds '{origin}', which is not an exact origin: write scheme and host, with the port if it is not "
                + "the usual one, such as https://app.example.com (environment variable Cors__Origins__0).")
            .ToList();
        return wrong.Count > 0 ? ValidateOptionsResult.Fail(wrong) : ValidateOptionsResult.Success;
    }

    private static bool IsOrigin(string origin) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var uri)
        && uri.Scheme is "http" or "https"
        && !origin.Contains('*', StringComparison.Ordinal)
        // An origin is what is left of an address without path, query and all: the text must be just that.
        && string.Equals(uri.GetLeftPart(UriPartial.Authority), origin, StringComparison.Ordinal)
        && uri.UserInfo.Length == 0;
}

internal static class CrossOriginSetup
{
    public static WebApplicationBuilder AddCrossOrigin(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IValidateOptions<CrossOriginOptions>, CrossOriginOptionsValidator>();
        builder.Services.AddOptions<CrossOriginOptions>()
            .Configure<IConfiguration>((options, configuration) => options.Origins = Read(configuration.GetSection("Cors:Origins")))
            .ValidateOnStart();
        builder.Services.AddCors();
        builder.Services.AddOptions<CorsOptions>().Configure<IOptions<CrossOriginOptions>>((cors, ours) =>
            cors.AddDefaultPolicy(policy => policy
                .WithOrigins(ours.Value.Origins)
                .AllowCredentials()
                .AllowAnyHeader()
                .WithMethods("GET", "POST", "PUT", "PATCH", "DELETE")
                .WithExposedHeaders("Retry-After")
                .SetPreflightMaxAge(TimeSpan.FromMinutes(10))));
        return builder;
    }

    private static string[] Read(IConfigurationSection section)
    {
        var origins = section.Value?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            ?? section.GetChildren().Select(child => child.Value?.Trim() ?? "").Where(origin => origin.Length > 0);
        return [.. origins.Distinct(StringComparer.Ordinal)];
    }
}

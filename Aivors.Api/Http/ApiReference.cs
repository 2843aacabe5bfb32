using System.Reflection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Scalar.AspNetCore;

namespace Aivors.Api.Http;

/// <summary>The API's description: at /openapi/v1.json, as a page at /scalar in development, and written to openapi.json by the build.</summary>
internal static class ApiReference
{
    /// <summary>True while the build asks for the description: then there are no secrets, no Redis and no Postgres.</summary>
    public static bool IsBeingGenerated { get; } = Assembly.GetEntryAssembly()?.GetName().Name == "GetDocument.Insider";

    public static WebApplicationBuilder AddApiReference(this WebApplicationBuilder builder)
    {
        builder.Services.AddOpenApi("v1", options => options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "Aivors";
            document.Info.Version = "v1";
            // The address depends on where it runs; a description that is kept must not.
            document.Servers?.Clear();
            return Task.CompletedTask;
        }));
        if (IsBeingGenerated)
        {
            // The host is started all the same, so nothing must be left that asks for settings or connects to anything.
            builder.Services.RemoveAll<IStartupValidator>();
            builder.Services.RemoveAll<IHostedService>();
        }

        return builder;
    }

    public static IEndpointRouteBuilder MapApiReference(this WebApplication app)
    {
        app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
        if (app.Environment.IsDevelopment())
        {
            app.MapScalarApiReference("/scalar").AllowAnonymous();
        }

        return app;
    }
}

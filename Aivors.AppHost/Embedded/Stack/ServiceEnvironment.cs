using System.Globalization;
using Aivors.AppHost.Embedded.Telemetry;
using Npgsql;

namespace Aivors.AppHost.Embedded.Stack;

/// <summary>
/// The environment of silo and Api: the same keys that Aspire sets, so that neither knows who started it.
/// Null takes a variable away: no service gets a secret that it has no use for.
/// </summary>
internal static class ServiceEnvironment
{
    public static Dictionary<string, string?> Silo(StackSettings stack, string instance, int httpPort, int siloPort, int gatewayPort)
    {
        var variables = Common(stack, "silo", instance, httpPort);
        variables["ConnectionStrings__aivorsdb"] = stack.Database;
        variables["Database__WriterPassword"] = stack.Secrets.WriterPassword;
        variables["Database__ReaderPassword"] = stack.Secrets.ReaderPassword;
        variables["Orleans__GrainStorage__Default__ProviderType"] = "Redis";
        variables["Orleans__GrainStorage__Default__ServiceKey"] = "redis";
        variables["Orleans__Reminders__ProviderType"] = "Redis";
        variables["Orleans__Reminders__ServiceKey"] = "redis";
        variables["Orleans__Endpoints__SiloPort"] = siloPort.ToString(CultureInfo.InvariantCulture);
        variables["Orleans__Endpoints__GatewayPort"] = gatewayPort.ToString(CultureInfo.InvariantCulture);
        // else its ports would listen on the machine's outer address
        variables["Orleans__Endpoints__AdvertisedIPAddress"] = "127.0.0.1";
        foreach (var key in new[] { "N8n__WebhookSecret", "Jwt__SigningKey", "Admin__Email", "Admin__Password" }) variables[key] = null;
        return variables;
    }

    public static Dictionary<string, string?> Api(StackSettings stack, int port)
    {
        var variables = Common(stack, "api", "api", port);
        variables["ConnectionStrings__aivorsdb"] = WithoutLogin(stack.Database);
        variables["Database__ReaderPassword"] = stack.Secrets.ReaderPassword;
        variables["Database__WriterPassword"] = null;
        variables["N8n__WebhookSecret"] = stack.Secrets.WebhookSecret;
        variables["Jwt__SigningKey"] = stack.Secrets.SigningKey;
        variables["Admin__Email"] = stack.Secrets.AdminEmail;
        variables["Admin__Password"] = stack.Secrets.AdminPassword;
        return variables;
    }

    /// <summary>The server and the database only; ServiceDefaults puts the reader's login in.</summary>
    internal static string WithoutLogin(string connectionString)
    {
        var connection = new NpgsqlConnectionStringBuilder(connectionString);
        connection.Remove("Username");
        connection.Remove("Password");
        connection.Remove("Passfile");
        return connection.ConnectionString;
    }

    private static Dictionary<string, string?> Common(StackSettings stack, string service, string instance, int port)
    {
        var variables = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["ConnectionStrings__redis"] = stack.Redis,
            ["Orleans__ClusterId"] = stack.ClusterId,
            ["Orleans__ServiceId"] = "aivors",
            ["Orleans__EnableDistributedTracing"] = "true",
            ["Orleans__Clustering__ProviderType"] = "Redis",
            ["Orleans__Clustering__ServiceKey"] = "redis",
            ["ASPNETCORE_URLS"] = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"),
            // a developer's stack, unless told otherwise: the benchmarks run what is deployed
            ["ASPNETCORE_ENVIRONMENT"] = Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT") ?? "Development",
            ["DOTNET_ENVIRONMENT"] = Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT") ?? "Development",
            ["OTEL_SERVICE_NAME"] = service,
            ["OTEL_RESOURCE_ATTRIBUTES"] = $"service.instance.id={instance}-{stack.ClusterId}",
            // one event, one line: what the host shows and hides goes by lines
            ["Logging__Console__FormatterName"] = "simple",
            ["Logging__Console__FormatterOptions__SingleLine"] = "true",
            ["Logging__Console__FormatterOptions__TimestampFormat"] = "HH:mm:ss ",
            // what the host itself was started with must not leak into the services
            ["DOTNET_LAUNCH_PROFILE"] = null,
            ["ASPNETCORE_HTTP_PORTS"] = null,
            ["ASPNETCORE_HTTPS_PORTS"] = null,
        };

        AddTelemetry(variables, stack.Telemetry);
        return variables;
    }

    private static void AddTelemetry(Dictionary<string, string?> variables, TelemetryTarget? target)
    {
        if (target is not null)
        {
            variables["OTEL_EXPORTER_OTLP_ENDPOINT"] = target.Endpoint;
            variables["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf";
            variables["OTEL_EXPORTER_OTLP_HEADERS"] = target.Headers;
            // somebody looks on: as often as under Aspire
            foreach (var delay in new[] { "OTEL_BSP_SCHEDULE_DELAY", "OTEL_BLRP_SCHEDULE_DELAY", "OTEL_METRIC_EXPORT_INTERVAL" }) variables[delay] = "1000";
        }
        else if (Environment.GetEnvironmentVariable("OTEL_EXPORTER_OTLP_ENDPOINT") is { Length: > 0 })
        {
            // it and what belongs to it are inherited; it speaks gRPC unless the developer says otherwise
            variables["OTEL_EXPORTER_OTLP_PROTOCOL"] = Environment.GetEnvironmentVariable("OTEL_EXPORTER_OTLP_PROTOCOL") ?? "grpc";
        }
    }
}

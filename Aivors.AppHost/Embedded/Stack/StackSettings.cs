using Aivors.AppHost.Embedded.Setup;
using Aivors.AppHost.Embedded.Telemetry;

namespace Aivors.AppHost.Embedded.Stack;

/// <summary>What all services of one run share.</summary>
internal sealed record StackSettings
{
    /// <summary>New for each run: after a crash Orleans would wait for the old members of a known cluster for minutes.</summary>
    public required string ClusterId { get; init; }

    public required string Redis { get; init; }

    /// <summary>The owner's connection string.</summary>
    public required string Database { get; init; }

    public required LocalSecrets Secrets { get; init; }

    /// <summary>Where telemetry goes; null: where the environment of this process says, if anywhere.</summary>
    public TelemetryTarget? Telemetry { get; init; }
}

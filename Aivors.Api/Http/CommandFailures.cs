using Aivors.Grains.Contracts;

namespace Aivors.Api.Http;

/// <summary>What a grain's refusal of a command is, to the client.</summary>
internal static class CommandFailures
{
    /// <summary>Null when the command succeeded.</summary>
    public static Failure? Of(CommandStatus status) => status switch
    {
        CommandStatus.Done or CommandStatus.Unchanged => null,
        CommandStatus.KeyReused => Failure.Conflict("This command key was used for something else before. Use a new key for a new command."),
        CommandStatus.NoSuchTenant => Failure.NotFound("There is no such tenant."),
        CommandStatus.EmailTaken => Failure.Conflict("This e-mail address is already registered. Please sign in, or use another address."),
        CommandStatus.AgentTaken => Failure.Invalid("This Retell agent is already connected to another account"),
        CommandStatus.AgentNotConnected => Failure.NotFound("This Retell agent is not connected to your account."),
        CommandStatus.Invalid => Failure.Invalid("A value is out of range."),
        CommandStatus.HeadMoved => Failure.Conflict("The credits changed at the same time. Look at them again, then try again."),
        CommandStatus.Overloaded or CommandStatus.Unavailable => Failure.Unavailable(),
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };
}

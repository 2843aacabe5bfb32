using Aivors.Grains.Contracts;

namespace Aivors.Grains.Reconciliation;

/// <summary>Why a run could not go on, as whoever looks at it reads it.</summary>
internal static class RetellSentences
{
    public const string NoKey = "There is no Retell API key of this workspace that can be read.";

    public static string Of(RetellStatus status, string? reason) => status switch
    {
        RetellStatus.BadKey => "Retell no longer accepts the API key of this workspace. Store the present one.",
        RetellStatus.NotTheirs => "Retell has no list of calls for the API key of this workspace.",
        _ => $"Retell could not be asked just now ({reason ?? "no answer"}).",
    };
}

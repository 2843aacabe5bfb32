namespace Aivors.Grains.Retell.Stored;

/// <summary>A transcript that is only text, as a conversation: each line that names a speaker begins a turn.</summary>
internal static class TranscriptLines
{
    private static readonly (string Name, string Kind)[] Speakers =
        [("Agent:", TurnKind.Agent), ("User:", TurnKind.User), ("Transfer Target:", TurnKind.TransferTarget)];

    public static IReadOnlyList<ConversationTurn> Split(string? transcript)
    {
        var turns = new List<ConversationTurn>();
        foreach (var line in (transcript ?? "").Split('\n', StringSplitOptions.TrimEntries))
        {
            var speaker = Array.Find(Speakers, speaker => line.StartsWith(speaker.Name, StringComparison.OrdinalIgnoreCase));
            if (speaker.Kind is not null)
            {
                if (turns.Count == StoredCall.TurnsMax)
                {
                    break;
                }

                turns.Add(ConversationTurn.Of(speaker.Kind, line[speaker.Name.Length..].Trim()));
            }
            else if (line.Length > 0)
            {
                Continue(turns, line);
            }
        }

        return turns;
    }

    private static void Continue(List<ConversationTurn> turns, string line)
    {
        if (turns.Count == 0)
        {
            turns.Add(ConversationTurn.Of(TurnKind.Other, line));
            return;
        }

        turns[^1] = turns[^1] with { Text = turns[^1].Text is { Length: > 0 } text ? $"{text}\n{line}" : line };
    }
}

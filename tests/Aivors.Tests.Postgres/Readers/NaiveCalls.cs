using Aivors.Grains.Contracts;
using Aivors.Grains.Search;

namespace Aivors.Tests.Postgres.Readers;

/// <summary>What a list is to hold, by going through all calls one by one.</summary>
internal static class NaiveCalls
{
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    public static string[] List(IEnumerable<CallDelivery> calls, CallFilter filter, CallOrder order)
    {
        var fitting = calls.Where(call => Fits(call, filter)).ToArray();
        Array.Sort(fitting, (a, b) => Compare(a, b, order.Sort) * (order.Ascending ? 1 : -1));
        return [.. fitting.Select(call => call.CallId)];
    }

    private static int Compare(CallDelivery a, CallDelivery b, CallSort sort) =>
        Key(a, sort).CompareTo(Key(b, sort)) is not 0 and var byKey ? byKey
        : a.Fields.StartedAt!.Value.CompareTo(b.Fields.StartedAt!.Value) is not 0 and var byTime ? byTime
        : string.CompareOrdinal(a.CallId, b.CallId);

    private static long Seconds(CallDelivery call) => ((call.Fields.DurationMs ?? -500) + 500) / 1000;

    private static long Key(CallDelivery call, CallSort sort) => sort switch
    {
        CallSort.At => 0,
        CallSort.Duration => Seconds(call),
        _ => ((call.Fields.DurationMs ?? 0) + 59_999) / 60_000,
    };

    private static bool Fits(CallDelivery call, CallFilter filter)
    {
        var fields = call.Fields;
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(fields.StartedAt!.Value, Berlin).DateTime);
        return !(day < filter.From) && !(day > filter.To)
            && Same(filter.AgentId, call.AgentId) && Same(filter.Direction, fields.Direction) && Same(filter.Outcome, fields.Outcome)
            && Same(filter.Sentiment, fields.Sentiment)
            && (filter.Successful is null || filter.Successful == fields.Successful)
            && (filter.IsOver is null || filter.IsOver == (call.Event != CallEvent.Started))
            && (filter.LeastSeconds is null || (fields.DurationMs is not null && Seconds(call) >= filter.LeastSeconds))
            && (filter.MostSeconds is null || (fields.DurationMs is not null && Seconds(call) <= filter.MostSeconds))
            && (filter.Number is null || HasPart(fields.FromNumber, filter.Number) || HasPart(fields.ToNumber, filter.Number))
            && (filter.Text is null || HasWords(fields, filter.Text));
    }

    private static bool Same(string? wanted, string? value) => wanted is null || wanted == value;

    private static bool HasPart(string? number, NumberPart part)
    {
        var digits = new string([.. (number ?? "").Where(char.IsAsciiDigit)]);
        return part.IsBeginning ? digits.StartsWith(part.Digits, StringComparison.Ordinal) : digits.EndsWith(part.Digits, StringComparison.Ordinal);
    }

    private static bool HasWords(CallFields fields, SearchQuery query)
    {
        string[][] texts = [Keys(fields.Transcript), Keys(fields.Summary)];
        return query.Alternatives.Any(terms => terms.All(term => texts.Any(words => Has(words, term)) != term.IsExcluded));
    }

    private static string[] Keys(string? text) => [.. SearchWords.Of(text ?? "").Select(word => word.Key)];

    private static bool Has(string[] words, SearchTerm term) => Enumerable.Range(0, words.Length).Any(at =>
        at + term.Words.Count <= words.Length && term.Words.Select((word, i) => (word, i)).All(part =>
            term.IsOpen && part.i == term.Words.Count - 1
                ? words[at + part.i].StartsWith(part.word, StringComparison.Ordinal)
                : words[at + part.i] == part.word));
}

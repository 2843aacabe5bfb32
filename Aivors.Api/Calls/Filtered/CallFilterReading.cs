using System.Globalization;
using Aivors.Api.Auth;
using Aivors.Api.Http;
using Aivors.Grains.Contracts;
using Aivors.Grains.Search;

namespace Aivors.Api.Calls.Filtered;

/// <summary>Reads the conditions of a request. Pure.</summary>
internal static class CallFilterReading
{
    private const int SecondsMax = 86_400;
    private const int WordMax = 100;
    private const int AgentIdMax = 128;

    private static readonly string[] Directions = ["inbound", "outbound"];
    private static readonly string[] Outcomes = ["answered", "transferred", "voicemail", "no_answer", "failed"];
    private static readonly string[] Statuses = ["ongoing", "ended"];
    private static readonly string[] Sentiments = ["Positive", "Neutral", "Negative", "Unknown"];

    /// <summary>Null with a failure that names the condition which cannot be meant, and what it may be.</summary>
    public static CallFilter? Read(CallFilterQuery query, out Failure? failure)
    {
        string? wrong = null;
        var filter = new CallFilter
        {
            From = Day("from", query.From, ref wrong),
            To = Day("to", query.To, ref wrong),
            AgentId = Text("agentId", query.AgentId, AgentIdMax, ref wrong),
            Direction = OneOf("direction", query.Direction, Directions, ref wrong),
            Outcome = OneOf("outcome", query.Outcome, Outcomes, ref wrong),
            Sentiment = Sentiment(query.Sentiment, ref wrong),
            Successful = Flag("successful", query.Successful, ref wrong),
            IsOver = OneOf("status", query.Status, Statuses, ref wrong) switch { "ended" => true, "ongoing" => false, _ => null },
            LeastSeconds = Seconds("minSeconds", query.MinSeconds, ref wrong),
            MostSeconds = Seconds("maxSeconds", query.MaxSeconds, ref wrong),
            Number = Number(query.Number, ref wrong),
            Text = Words(query.Q, ref wrong),
        };
        wrong ??= filter.From > filter.To ? $"from ({query.From}) is after to ({query.To})." : null;
        wrong ??= filter.LeastSeconds > filter.MostSeconds ? $"minSeconds ({query.MinSeconds}) is above maxSeconds ({query.MaxSeconds})." : null;
        failure = wrong is null ? null : Failure.Invalid(wrong);
        return wrong is null ? filter : null;
    }

    /// <summary>A day as <c>yyyy-MM-dd</c>, of the years that any call can be of.</summary>
    public static DateOnly? Day(string name, string? text, ref string? wrong)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 2000 and <= 2100)
        {
            return day;
        }

        wrong ??= $"{name} must be a day such as 2026-09-21, between the years 2000 and 2100; it was {Shown(text)}.";
        return null;
    }

    /// <summary>What was received, short enough for a sentence.</summary>
    public static string Shown(string text) => $"'{(text.Length <= 40 ? text : string.Concat(text.AsSpan(0, 40), "..."))}'";

    private static string? Text(string name, string? text, int longest, ref string? wrong)
    {
        if (string.IsNullOrEmpty(text) || (text.Length <= longest && CleanText.IsClean(text)))
        {
            return string.IsNullOrEmpty(text) ? null : text;
        }

        wrong ??= $"{name} must have 1 to {longest} characters that can be shown.";
        return null;
    }

    private static string? OneOf(string name, string? text, string[] values, ref string? wrong)
    {
        if (string.IsNullOrEmpty(text) || values.Contains(text, StringComparer.Ordinal))
        {
            return string.IsNullOrEmpty(text) ? null : text;
        }

        wrong ??= $"{name} must be one of {string.Join(", ", values)}; it was {Shown(text)}.";
        return null;
    }

    // Retell may add sentiments; its own are taken in any case.
    private static string? Sentiment(string? text, ref string? wrong) =>
        Array.Find(Sentiments, known => known.Equals(text, StringComparison.OrdinalIgnoreCase)) ?? Text("sentiment", text, WordMax, ref wrong);

    private static bool? Flag(string name, string? text, ref string? wrong)
    {
        if (string.IsNullOrEmpty(text) || text is "true" or "false")
        {
            return string.IsNullOrEmpty(text) ? null : text == "true";
        }

        wrong ??= $"{name} must be true or false; it was {Shown(text)}.";
        return null;
    }

    private static int? Seconds(string name, string? text, ref string? wrong)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds <= SecondsMax)
        {
            return seconds;
        }

        wrong ??= $"{name} must be a whole number of seconds from 0 to {SecondsMax}; it was {Shown(text)}.";
        return null;
    }

    private static NumberPart? Number(string? text, ref string? wrong)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var number = NumberPart.TryRead(text);
        wrong ??= number is null
            ? $"number must have {NumberPart.DigitsMin} to {NumberPart.DigitsMax} digits, with + or 00 before them when they are a number's beginning; it was {Shown(text)}."
            : null;
        return number;
    }

    private static SearchQuery? Words(string? text, ref string? wrong)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var query = SearchQuery.TryParse(text);
        wrong ??= query is null
            ? $"q must have 1 to {SearchQuery.WordsMax} words or emoji in at most {SearchQuery.LengthMax} characters."
            : null;
        return query;
    }
}

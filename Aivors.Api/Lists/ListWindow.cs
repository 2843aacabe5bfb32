using System.Globalization;
using Aivors.Api.Http;

namespace Aivors.Api.Lists;

/// <summary>Which part of a list a request asks for. Read from text, so that a bad value is answered with a sentence.</summary>
/// <param name="Limit">1 to <see cref="LimitMax"/>.</param>
/// <param name="Skip">0 to <see cref="SkipMax"/>.</param>
public sealed record ListWindow(int Limit, int Skip)
{
    /// <summary>More than this is cut to it, without complaint: clients ask for "all" with a big number.</summary>
    public const int LimitMax = 100;

    /// <summary>The database reads whatever is skipped, so deep pages go by another way.</summary>
    public const int SkipMax = 10_000;

    /// <summary>The page's number, from 1.</summary>
    public int Page => Skip / Limit + 1;

    /// <summary>How many pages a list of this size has.</summary>
    public long PagesOf(long total) => (total + Limit - 1) / Limit;

    /// <summary>From <c>limit</c> and <c>skip</c>; null with a failure when they cannot be meant.</summary>
    public static ListWindow? Read(string? limitText, string? skipText, int limitDefault, out Failure? failure)
    {
        if (ReadNumber("limit", limitText, 1, limitDefault, out failure) is not { } limit
            || ReadNumber("skip", skipText, 0, 0, out failure) is not { } skip)
        {
            return null;
        }

        if (skip > SkipMax)
        {
            failure = Failure.Invalid($"skip goes up to {SkipMax}. Go further with cursor: each page names the next one's as nextCursor.");
            return null;
        }

        return new ListWindow(Math.Min(limit, LimitMax), skip);
    }

    /// <summary>From <c>page</c>, which counts from 1, and <c>limit</c>; null with a failure when they cannot be meant.</summary>
    public static ListWindow? ReadPage(string? pageText, string? limitText, int limitDefault, out Failure? failure)
    {
        if (ReadNumber("limit", limitText, 1, limitDefault, out failure) is not { } limit
            || ReadNumber("page", pageText, 1, 1, out failure) is not { } page)
        {
            return null;
        }

        limit = Math.Min(limit, LimitMax);
        if ((page - 1L) * limit > SkipMax)
        {
            failure = Failure.Invalid($"page is too far into the list: at most {SkipMax} entries can be left out. Narrow the search instead.");
            return null;
        }

        return new ListWindow(limit, (page - 1) * limit);
    }

    private static int? ReadNumber(string name, string? text, int least, int otherwise, out Failure? failure)
    {
        failure = null;
        if (string.IsNullOrEmpty(text))
        {
            return otherwise;
        }

        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= least)
        {
            return value;
        }

        failure = Failure.Invalid($"{name} must be a whole number from {least} up.");
        return null;
    }
}

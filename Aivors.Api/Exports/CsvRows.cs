using System.Buffers;
using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace Aivors.Api.Exports;

/// <summary>Rows as CSV (RFC 4180, lines end in CR LF) for spreadsheets, which must not take a caller's words for formulas. Pure.</summary>
internal static class CsvRows
{
    private static readonly SearchValues<char> NumberSigns = SearchValues.Create("0123456789.");

    private static readonly SearchValues<char> QuotedSigns = SearchValues.Create(",\"\r\n");

    // CsvHelper by itself quotes for the line end that it writes, and a transcript's lines end otherwise.
    private static readonly CsvConfiguration Configuration = new(CultureInfo.InvariantCulture)
    {
        NewLine = "\r\n",
        ShouldQuote = cell => cell.Field is { } text && (text.AsSpan().ContainsAny(QuotedSigns) || text is [' ', ..] or [.., ' ']),
    };

    public static string Render(IEnumerable<IEnumerable<string?>> rows)
    {
        using var text = new StringWriter(new StringBuilder(), CultureInfo.InvariantCulture);
        using (var csv = new CsvWriter(text, Configuration))
        {
            foreach (var row in rows)
            {
                foreach (var cell in row)
                {
                    csv.WriteField(Harmless(cell ?? ""));
                }

                csv.NextRecord();
            }
        }

        return text.ToString();
    }

    /// <summary>
    /// The cell with an apostrophe before it when a spreadsheet would take it for a formula: when it begins with = + - @, a tab or a line
    /// end, but for plain numbers, also after blanks. As OWASP has it; the wide forms of the signs are taken for them by some programs.
    /// </summary>
    public static string Harmless(string cell)
    {
        var content = cell.AsSpan().TrimStart(' ');
        return content.IsEmpty || !"=+-@\t\r\n＝＋－＠".Contains(content[0], StringComparison.Ordinal) || IsNumber(cell) ? cell : $"'{cell}";
    }

    // A sign, digits, at most one point: telephone numbers and amounts.
    private static bool IsNumber(string cell)
    {
        var digits = cell.AsSpan(cell is ['+' or '-', ..] ? 1 : 0);
        return digits.ContainsAnyInRange('0', '9') && !digits.ContainsAnyExcept(NumberSigns) && digits.Count('.') <= 1;
    }
}

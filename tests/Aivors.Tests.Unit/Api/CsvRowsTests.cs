using Aivors.Api.Exports;

namespace Aivors.Tests.Unit.Api;

public sealed class CsvRowsTests
{
    [Theory]
    [InlineData("=HYPERLINK(\"http://evil.example.test\")")]
    [InlineData("+cmd|' /C calc'!A0")]
    [InlineData("-2+3+cmd|' /C calc'!A0")]
    [InlineData("@SUM(1+1)*cmd|' /C calc'!A0")]
    [InlineData("\t=1+1")]
    [InlineData("\r=1+1")]
    [InlineData("\n=1+1")]
    [InlineData("  =1+1")]
    [InlineData("＝1+1")]
    [InlineData("-")]
    [InlineData("+")]
    [InlineData("-1.2.3")]
    [InlineData("+1 415 555")]
    public void What_a_spreadsheet_takes_for_a_formula_gets_an_apostrophe(string cell) => Assert.Equal($"'{cell}", CsvRows.Harmless(cell));

    [Theory]
    [InlineData("")]
    [InlineData("hello =1")]
    [InlineData("-12")]
    [InlineData("-12.5")]
    [InlineData("+14155550132")]
    [InlineData("2026-09-21T14:13:20+02:00")]
    [InlineData("'already")]
    public void Words_and_numbers_stay_as_they_are(string cell) => Assert.Equal(cell, CsvRows.Harmless(cell));

    [Fact]
    public void Cells_are_quoted_where_they_have_to_be_and_lines_end_as_the_standard_says() =>
        Assert.Equal(
            "a,\"b,\"\"c\"\"\",\"line 1\nline 2\",\r\n'=1,😀,\"'@x,y\",-5\r\n",
            CsvRows.Render([["a", "b,\"c\"", "line 1\nline 2", null], ["=1", "😀", "@x,y", "-5"]]));
}

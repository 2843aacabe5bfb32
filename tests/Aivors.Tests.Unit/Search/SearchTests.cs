using Aivors.Grains.Search;

namespace Aivors.Tests.Unit.Search;

public sealed class SearchTests
{
    [Theory]
    [InlineData("Agent: Hello, World!", "agent hello world")]
    [InlineData("can't e-mail a/b 12.5", "can t e mail a b 12 5")]
    [InlineData("ÄRZTE Straße İzmir ΑΒΓ", "ärzte straße i̇zmir αβγ")]
    [InlineData("नमस्ते आप", "नमस्ते आप")]
    [InlineData("预约明天", "预 约 明 天")]
    [InlineData("A你b", "a 你 b")]
    [InlineData("thanks 👍🏽 ok", "thanks 👍 ok")]
    [InlineData("می‌خواهم", "میخواهم")]
    [InlineData("exe\u202etxt\ufeff", "exetxt")]
    [InlineData("\ud83d ... \0 \uE000 -- ' \" & | ! :* \\", "")]
    public void A_text_has_these_words(string text, string words)
    {
        // Lower case by the invariant culture: the dotted capital of Turkish stays as it is.
        var expected = words.Replace("i̇zmir", "İzmir");
        Assert.Equal(expected, string.Join(' ', SearchWords.Of(text).Select(word => word.Key)));
        Assert.All(SearchWords.Of(text), word => Assert.True(word.Start + word.Length <= text.Length));
    }

    [Theory]
    [InlineData("doctor", "(('doctor':*))")]
    [InlineData("two words", "(('two') & ('words':*))")]
    [InlineData("\"two words\"", "(('two' <-> 'words'))")]
    [InlineData("\"open end", "(('open' <-> 'end'))")]
    [InlineData("-bill refund", "(!('bill') & ('refund':*))")]
    [InlineData("-\"no way\" x", "(!('no' <-> 'way') & ('x':*))")]
    [InlineData("tea or coffee please", "(('tea')) | (('coffee') & ('please':*))")]
    [InlineData("or", "(('or':*))")]
    [InlineData("or or tea", "(('tea':*))")]
    [InlineData("this or", "(('this') & ('or':*))")]
    [InlineData("555-0132", "(('555' <-> '0132':*))")]
    [InlineData("明天 ok", "(('明' <-> '天') & ('ok':*))")]
    [InlineData("😀", "(('😀':*))")]
    [InlineData("a' | b:* & !(c)", "(('a') & ('b') & ('c':*))")]
    [InlineData("<script>alert(1)</script>", "(('script' <-> 'alert' <-> '1' <-> 'script':*))")]
    public void A_query_asks_for_these(string text, string query) => Assert.Equal(query, SearchQuery.TryParse(text)?.ToTsQuery());

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("\"\" - -- & | ! ()")]
    [InlineData("\0\ud83d")]
    public void A_query_without_a_word_is_none(string text) => Assert.Null(SearchQuery.TryParse(text));

    [Fact]
    public void A_query_is_bounded()
    {
        Assert.Null(SearchQuery.TryParse(new string('x', 201)));
        Assert.NotNull(SearchQuery.TryParse(new string('x', 200)));
        Assert.Null(SearchQuery.TryParse(string.Join(' ', Enumerable.Repeat("a", 33))));
        Assert.NotNull(SearchQuery.TryParse(string.Join(' ', Enumerable.Repeat("a", 32))));
    }

    [Theory]
    [InlineData("0132", "0132", false)]
    [InlineData("+1 (415) 555-0132", "14155550132", true)]
    [InlineData("0049 30 1234", "49301234", true)]
    [InlineData(" 415.555/01 ", "41555501", false)]
    public void A_part_of_a_number_is_read(string text, string digits, bool isBeginning) =>
        Assert.Equal(new NumberPart(digits, isBeginning), NumberPart.TryRead(text));

    [Theory]
    [InlineData("12")]
    [InlineData("+4")]
    [InlineData("0041")]
    [InlineData("call me")]
    [InlineData("555x")]
    [InlineData("'; drop table calls --")]
    [InlineData("123456789012345678901")]
    public void What_is_no_part_of_a_number_is_not(string text) => Assert.Null(NumberPart.TryRead(text));

    [Fact]
    public void A_highlight_is_the_neighbourhood_of_the_first_match_with_all_matches_in_it()
    {
        var text = $"{string.Join(' ', Enumerable.Repeat("before", 50))} I want to see the doctor, a DOCTOR or doctors. {string.Join(' ', Enumerable.Repeat("after", 50))}";

        var fragment = SearchHighlight.Of(text, SearchQuery.TryParse("doctor")!)!;

        Assert.StartsWith("… before before", fragment, StringComparison.Ordinal);
        Assert.Contains("the \uE000doctor\uE001, a \uE000DOCTOR\uE001 or \uE000doctors\uE001. after", fragment, StringComparison.Ordinal);
        Assert.EndsWith("after …", fragment, StringComparison.Ordinal);
        Assert.True(fragment.Length < 300);
    }

    [Theory]
    [InlineData("\"see the doctor\"", "I \uE000see the doctor\uE001. See a doctor.")]
    [InlineData("doctor -nurse", "I see the \uE000doctor\uE001. See a \uE000doctor\uE001.")]
    [InlineData("nurse", null)]
    [InlineData("-nurse", null)]
    public void A_highlight_marks_what_was_asked_for(string query, string? fragment) =>
        Assert.Equal(fragment, SearchHighlight.Of("I see the doctor. See a doctor.", SearchQuery.TryParse(query)!));

    [Fact]
    public void A_texts_own_marks_are_taken_out_and_markup_stays_text()
    {
        const string Text = "<b>\uE000doctor\uE001</b> <script>alert('\uE001')</script>";
        Assert.Equal("<b>\uE000doctor\uE001</b> <script>alert('')</script>", SearchHighlight.Of(Text, SearchQuery.TryParse("doctor")!));
    }

    [Fact]
    public void A_word_as_long_as_its_text_is_cut_in_the_highlight_and_nowhere_in_half_a_pair()
    {
        var text = string.Concat(Enumerable.Repeat("𝒜", 5000));

        var fragment = SearchHighlight.Of(text, SearchQuery.TryParse("𝒜𝒜")!)!;

        Assert.InRange(fragment.Length, 500, 1100);
        Assert.DoesNotContain('\uFFFD', fragment.EnumerateRunes().Select(rune => (char)Math.Min(rune.Value, 0xFFFE)));
    }

    [Fact]
    public void A_document_stays_within_what_the_database_takes()
    {
        var random = new Random(7);
        string[] texts =
        [
            string.Join(' ', Enumerable.Range(0, 200_000).Select(i => $"w{i}")),
            string.Concat(Enumerable.Range(0, 300_000).Select(_ => (char)random.Next(0x4E00, 0x9FFF))),
            string.Concat(Enumerable.Repeat("same ", 100_000)),
            new string('x', 1_000_000),
        ];

        foreach (var text in texts)
        {
            var document = SearchDocument.Of(text, text, "+1 415", "sip:x@y");
            Assert.DoesNotContain("''", document, StringComparison.Ordinal);
            Assert.InRange(document.Length, 1, 4_000_000);
        }

        Assert.Equal("'#1415' '$5141' 'hello':1 'world':18", SearchDocument.Of("World", "Hello", "+1-415", null));
    }
}

using System.Text.Json;
using Aivors.Testing.Stack;
using Aivors.Tests.Browser.Driving;
using Microsoft.Playwright;

namespace Aivors.Tests.Browser;

/// <summary>What a browser with nothing in its cache has to fetch.</summary>
public sealed class FirstLoadTests(Chromium chromium, RunningStack stack, ITestOutputHelper output)
{
    private const long ScriptBytesMax = 250_000;

    // By what the browser itself counted: as sent, compressed.
    private const string Scripts = """
        performance.getEntriesByType('resource').filter(one => new URL(one.name).pathname.endsWith('.js'))
          .map(one => [new URL(one.name).pathname, one.encodedBodySize, one.decodedBodySize])
        """;

    [Theory]
    [InlineData("/sign-in", false)]
    [InlineData("/overview", true)]
    [InlineData("/calls", true)]
    public async Task A_first_load_takes_less_than_250_kB_of_compressed_script(string path, bool signedIn)
    {
        var user = await (await stack.ApiAsync()).SignUpAsync();
        await using var visitor = signedIn ? await Visitor.SignedInAsync(chromium, user.Browser) : await Visitor.OpenAsync(chromium, user.Browser.Address);
        await visitor.GoAsync(path);
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();

        var scripts = (await visitor.Page.EvaluateAsync<JsonElement>(Scripts)).EnumerateArray()
            .Select(one => (Path: one[0].GetString()!, Sent: one[1].GetInt64(), Whole: one[2].GetInt64())).DistinctBy(one => one.Path).ToList();

        var sent = scripts.Sum(one => one.Sent);
        output.WriteLine($"{path}: {sent} bytes of {scripts.Sum(one => one.Whole)}, {scripts.Count} files");
        // The smallest are not worth compressing.
        Assert.All(scripts.Where(one => one.Whole > 2_000), one => Assert.InRange(one.Sent, 1, one.Whole / 2));
        Assert.InRange(sent, 1, ScriptBytesMax - 1);
    }
}

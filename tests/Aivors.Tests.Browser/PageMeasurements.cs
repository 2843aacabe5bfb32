using System.Globalization;
using System.Text.Json;
using Aivors.Testing.Stack;
using Aivors.Tests.Browser.Driving;
using Microsoft.Playwright;

namespace Aivors.Tests.Browser;

/// <summary>
/// How fast pages are for a client of 100,000 calls, printed and never judged:
/// <c>dotnet run --project tests/Aivors.Tests.Browser -- -explicit only -class '*PageMeasurements' -showliveoutput</c>.
/// </summary>
public sealed class PageMeasurements(Chromium chromium, RunningStack stack, ITestOutputHelper output)
{
    private const int Calls = 100_000;
    private const int Rounds = 5;

    // Usable: the page's heading is there, nothing in it is a place kept for what still loads, and the browser has drawn that.
    private const string Usable = """
        () => new Promise(resolve => {
          const look = () => document.querySelector('main h1') && !document.querySelector('main :is([role=status][aria-label^=Loading], .animate-pulse.bg-hover)')
            ? requestAnimationFrame(() => setTimeout(() => resolve(performance.now())))
            : requestAnimationFrame(look)
          look()
        })
        """;

    [Fact(Explicit = true)]
    public async Task From_the_address_to_a_page_that_can_be_used()
    {
        var tenant = await LargeTenantAsync();
        var admin = await stack.AdminAsync();
        var tenantId = (await admin.GetAsync($"/api/admin/tenants?search={tenant.User.Email}")).At("data.tenants")[0].GetProperty("tenantId").GetString();
        (string Path, ApiClient Browser)[] pages =
        [
            .. new[] { "/overview", "/calls", $"/calls/{tenant.CallId(Calls)}", "/credits", "/integrations", "/settings" }.Select(path => (path, tenant.User.Browser)),
            .. new[] { "/admin/tenants", $"/admin/tenants/{tenantId}", "/admin/quarantine", "/admin/deliveries", "/admin/reconciliation", "/admin/audit", "/admin/system" }.Select(path => (path, admin)),
        ];
        output.WriteLine("| page | nothing cached, median | max | cached, median | max |\n|---|---|---|---|---|");
        foreach (var (path, browser) in pages)
        {
            var (first, again) = (new List<double>(), new List<double>());
            for (var round = 0; round < Rounds; round++)
            {
                await using var visitor = await Visitor.SignedInAsync(chromium, browser);
                first.Add(await UsableAsync(visitor, path));
                again.Add(await UsableAsync(visitor, path));
            }

            output.WriteLine($"| `{path.Replace(tenantId!, "{id}", StringComparison.Ordinal)}` | {Row(first)} | {Row(again)} |");
        }
    }

    [Fact(Explicit = true)]
    public async Task The_calls_table_scrolls()
    {
        var tenant = await LargeTenantAsync();
        await using var visitor = await Visitor.SignedInAsync(chromium, tenant.User.Browser);
        await visitor.GoAsync("/calls");
        var page = visitor.Page;
        await Assertions.Expect(page.GetByRole(AriaRole.Table, new() { Name = "Calls" })).ToBeVisibleAsync();
        await page.EvaluateAsync(Scroller);

        await ReportAsync(page, "still, for comparison", "still(5000)");
        await ReportAsync(page, "40 px a frame from the top, pages loading as it goes", "scroll(40, 15000)");
        await ReportAsync(page, "300 px a frame, faster than pages load", "scroll(300, 10000)");
        await ReportAsync(page, "to the end again and again, until all is loaded or 90 s are over", "toEnd(100000, 90000)");
        await ReportAsync(page, "40 px a frame upwards from there", "scroll(-40, 10000)");
        await ReportAsync(page, "2,000 px a frame upwards from there", "scroll(-2000, 10000)");
        visitor.AssertNoFaults();
    }

    // Moves the table as a wheel does and notes how far apart the frames are.
    private const string Scroller = """
        () => {
          const box = document.querySelector('[role=table][aria-label=Calls]').parentElement
          const loaded = () => Math.round(document.querySelector('[role=table][aria-label=Calls] > .relative').offsetHeight / 44)
          const record = (each, over) => new Promise(resolve => {
            const [times, began, rows] = [[], performance.now(), loaded()]
            let last = null
            const frame = now => {
              if (last !== null) times.push(now - last)
              last = now
              if (over(performance.now() - began)) resolve({ times, ms: performance.now() - began, rows: [rows, loaded()] })
              else { each(); requestAnimationFrame(frame) }
            }
            requestAnimationFrame(frame)
          })
          window.still = ms => record(() => {}, passed => passed > ms)
          window.scroll = (px, ms) => record(() => { box.scrollTop += px }, passed => passed > ms)
          window.toEnd = (rows, ms) => record(() => { box.scrollTop = box.scrollHeight }, passed => passed > ms || loaded() >= rows)
        }
        """;

    private async Task ReportAsync(IPage page, string what, string script)
    {
        var result = await page.EvaluateAsync<JsonElement>($"() => window.{script}");
        var times = result.GetProperty("times").EnumerateArray().Select(time => time.GetDouble()).Order().ToList();
        var (from, to) = (result.GetProperty("rows")[0].GetInt32(), result.GetProperty("rows")[1].GetInt32());
        // A frame is 16.7 ms: half as long again means that one was left out.
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{what}: {times.Count} frames in {result.GetProperty("ms").GetDouble() / 1000:0.0} s, median {At(times, .5):0.0}, p95 {At(times, .95):0.0}, p99 {At(times, .99):0.0}, longest {times[^1]:0.0} ms, {times.Count(time => time > 25)} over 25 ms, {times.Count(time => time > 50)} over 50 ms; {from} to {to} rows loaded"));
    }

    private async Task<TenantOfSize> LargeTenantAsync()
    {
        var (api, owner) = (await stack.ApiAsync(), await stack.OwnerAsync());
        var tenant = await TenantOfSize.CreateAsync(api, await stack.AdminAsync(), owner, Calls, searchable: false);
        await using var analyze = owner.CreateCommand("vacuum analyze");
        await analyze.ExecuteNonQueryAsync();
        return tenant;
    }

    private static async Task<double> UsableAsync(Visitor visitor, string path)
    {
        await visitor.GoAsync(path);
        return await visitor.Page.EvaluateAsync<double>(Usable);
    }

    private static string Row(List<double> times)
    {
        times.Sort();
        return string.Create(CultureInfo.InvariantCulture, $"{At(times, .5):0} ms | {times[^1]:0} ms");
    }

    private static double At(List<double> sorted, double share) => sorted[(int)(sorted.Count * share)];
}

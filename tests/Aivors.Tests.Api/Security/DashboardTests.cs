using System.Net;
using System.Text;

namespace Aivors.Tests.Api.Security;

/// <summary>How the dashboard is served, and what stands in its place when it was not built.</summary>
public sealed class DashboardTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/sign-in")]
    [InlineData("/calls/call_1.2")]
    [InlineData("/view/01a208c8/calls/call_1")]
    [InlineData("/admin/tenants/01a208c8")]
    public async Task Every_page_is_the_one_page_and_is_asked_for_each_time(string path)
    {
        await using var host = await DashboardHost.StartAsync();

        var answer = await host.GetAsync(path);

        Assert.Equal((HttpStatusCode.OK, DashboardHost.Index), (answer.Status, answer.Text));
        Assert.Equal("text/html; charset=utf-8", answer["Content-Type"]);
        Assert.Equal("no-cache", answer["Cache-Control"]);
        Assert.Equal("nosniff", answer["X-Content-Type-Options"]);
        Assert.Equal(HttpStatusCode.NotModified, (await host.GetAsync(path, headers: ("If-None-Match", answer["ETag"]!))).Status);
    }

    [Fact]
    public async Task A_page_takes_scripts_and_styles_from_here_only_and_nothing_inline()
    {
        await using var host = await DashboardHost.StartAsync();

        var policy = (await host.GetAsync("/"))["Content-Security-Policy"];

        Assert.Equal(
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
            + "media-src 'self' https:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; report-uri /api/csp-reports", policy);
    }

    [Theory]
    [InlineData("gzip, deflate, br, zstd", "br", "as brotli")]
    [InlineData("gzip, br;q=0", "gzip", "as gzip")]
    [InlineData("identity", null, DashboardHost.Script)]
    public async Task A_file_named_by_its_content_is_kept_for_ever_in_the_form_that_the_browser_takes(string accepted, string? encoding, string text)
    {
        await using var host = await DashboardHost.StartAsync();

        var answer = await host.GetAsync("/assets/index-4f1c.js", "*/*", ("Accept-Encoding", accepted));

        Assert.Equal((HttpStatusCode.OK, text), (answer.Status, answer.Text));
        Assert.Equal(encoding, answer["Content-Encoding"]);
        Assert.Equal("public, max-age=31536000, immutable", answer["Cache-Control"]);
        Assert.Equal("text/javascript; charset=utf-8", answer["Content-Type"]);
        Assert.Equal("Accept-Encoding", answer["Vary"]);
    }

    [Fact]
    public async Task A_page_that_does_not_exist_is_404_with_the_dashboard_for_a_browser()
    {
        await using var host = await DashboardHost.StartAsync();

        var answer = await host.GetAsync("/no/such/page");

        Assert.Equal((HttpStatusCode.NotFound, DashboardHost.Index), (answer.Status, answer.Text));
    }

    [Theory]
    [InlineData("/api/nothing-here", "text/html")]
    [InlineData("/assets/index-0000.js", "*/*")]
    [InlineData("/no/such/page", "application/json")]
    [InlineData("/assets/index-4f1c.js.br", "*/*")]
    [InlineData("/assets/..%2f..%2fetc/passwd", "*/*")]
    public async Task What_is_no_page_stays_a_failure_in_the_envelope(string path, string accept)
    {
        await using var host = await DashboardHost.StartAsync();

        var answer = await host.GetAsync(path, accept);

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.StartsWith("application/json", answer["Content-Type"], StringComparison.Ordinal);
        Assert.Contains("\"success\":false", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_script_gets_json_at_the_start_with_and_without_the_dashboard()
    {
        foreach (var isBuilt in new[] { true, false })
        {
            await using var host = await DashboardHost.StartAsync(isBuilt);
            var answer = await host.GetAsync("/", "*/*");
            Assert.Equal(HttpStatusCode.OK, answer.Status);
            Assert.Contains("\"service\":\"Aivors\"", answer.Text, StringComparison.Ordinal);
            Assert.Equal("Accept", answer["Vary"]);
        }
    }

    [Fact]
    public async Task Without_the_dashboard_the_start_page_says_how_to_get_it_and_its_pages_are_404()
    {
        await using var host = await DashboardHost.StartAsync(isBuilt: false);

        var start = await host.GetAsync("/");
        var page = await host.GetAsync("/overview");

        Assert.Equal(HttpStatusCode.OK, start.Status);
        Assert.Contains("Node.js 20.19", start.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<style", start.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.StartsWith("application/json", page["Content-Type"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_browsers_report_of_a_refused_script_is_taken_with_cookies_and_without_an_origin()
    {
        await using var host = await DashboardHost.StartAsync();
        using var report = new HttpRequestMessage(HttpMethod.Post, "/api/csp-reports")
        {
            Content = new StringContent("{\"csp-report\":{}}", Encoding.UTF8, "application/csp-report"),
        };
        report.Headers.Add("Cookie", "access_token=x");

        Assert.Equal(HttpStatusCode.NoContent, (await host.SendAsync(report)).Status);
    }
}

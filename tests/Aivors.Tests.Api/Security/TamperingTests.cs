using System.Net.Sockets;
using System.Text;
using Aivors.Testing.Stack;

namespace Aivors.Tests.Api.Security;

/// <summary>Another spelling of a route or a verb, or a request that two readers would take for two, opens nothing.</summary>
public sealed class TamperingTests(RunningStack stack)
{
    private static readonly string[] Spellings =
    [
        "/api/admin/tenants/", "/API/ADMIN/TENANTS", "/api//admin/tenants", "//api/admin/tenants", "/api/./admin/tenants", "/api/x/../admin/tenants", "/api/admin%2ftenants",
        "/api%2fadmin/tenants", "/api/admin/tenants;a=b", "/api/admin;/tenants", "/api/%61dmin/tenants", "/api/admin/tenants%00", "/api/admin/tenants%20", "/api/admin/tenants/.",
        "/api/admin/tenants?x=/api/calls", "/api/calls/../admin/tenants", "/api/calls/..%2fadmin/tenants", "/api/calls/%2e%2e/admin/tenants", "/api/admin/tenants#",
    ];

    [Fact]
    public async Task No_spelling_of_an_admin_route_and_no_other_verb_lets_a_plain_user_in()
    {
        var api = await stack.ApiAsync();
        var token = (await api.SignUpAsync()).Browser.Cookies["access_token"];
        var opened = new List<string>();
        foreach (var spelling in Spellings)
        {
            foreach (var verb in (string[])["GET", "HEAD", "POST", "PUT", "TRACE", "OPTIONS", "PATCH", "get", "ADMIN"])
            {
                foreach (var overridden in (string[])["", "X-HTTP-Method-Override: GET\r\n", "X-Original-URL: /api/admin/tenants\r\nX-Rewrite-URL: /api/admin/tenants\r\n"])
                {
                    var status = await SendAsync(api.Address, $"{verb} {spelling} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {token}\r\n{overridden}Content-Length: 0\r\nConnection: close\r\n\r\n");
                    // 204 is the answer to a preflight, which tells nothing and does nothing.
                    if (status is >= 200 and < 300 && !(status == 204 && verb == "OPTIONS")) opened.Add($"{verb} {spelling}: {status}");
                    if (status >= 500) opened.Add($"{verb} {spelling}: {status}");
                }
            }
        }

        Assert.Empty(opened);
    }

    [Theory]
    [InlineData("Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /api/health HTTP/1.1\r\nHost: x\r\n\r\n")]
    [InlineData("Content-Length: 2\r\nContent-Length: 40\r\n\r\n{}")]
    [InlineData("Content-Length: 2, 2\r\n\r\n{}")]
    [InlineData("Content-Length: -2\r\n\r\n{}")]
    [InlineData("Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n")]
    [InlineData("Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n")]
    [InlineData("Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n")]
    [InlineData("X-Folded: a\r\n b\r\nContent-Length: 2\r\n\r\n{}")]
    [InlineData("X-Bare: a\nContent-Length: 2\r\n\r\n{}")]
    [InlineData("X-Nul: a\0b\r\nContent-Length: 2\r\n\r\n{}")]
    [InlineData("Host: y\r\nContent-Length: 2\r\n\r\n{}")]
    public async Task A_request_whose_end_can_be_read_in_two_ways_is_never_taken(string rest)
    {
        var api = await stack.ApiAsync();
        var status = await SendAsync(api.Address,
            $"POST /api/n8n/test HTTP/1.1\r\nHost: x\r\n{StackApi.SecretHeader}: {api.WebhookSecret}\r\nContent-Type: application/json\r\nConnection: close\r\n{rest}");
        // 0: the connection was closed without a word
        Assert.True(status is 0 or (>= 400 and < 500), $"{status}");
    }

    private static async Task<int> SendAsync(Uri api, string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", api.Port);
        var stream = client.GetStream();
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        try
        {
            await stream.WriteAsync(Encoding.Latin1.GetBytes(request), deadline.Token);
            using var reader = new StreamReader(stream);
            return await reader.ReadLineAsync(deadline.Token) is { } line && line.Split(' ') is [_, var status, ..] ? int.Parse(status) : 0;
        }
        catch (IOException)
        {
            return 0;
        }
    }
}

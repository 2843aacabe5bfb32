using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Aivors.AppHost.Embedded;
using Aivors.AppHost.Embedded.Postgres;
using Npgsql;

namespace Aivors.Tests.Unit.AppHost;

/// <summary>Against the machine's own Postgres: start, stop, keep, and recover.</summary>
public sealed class PostgresServerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Data_outlives_a_stop_and_a_crash_and_nothing_is_left_running()
    {
        var options = await OptionsAsync();
        await using (var first = await PostgresServer.StartAsync(options))
        {
            await RunAsync(first, "create table kept (id int); insert into kept values (7)");
            Assert.Equal("on", await RunAsync(first, "show fsync"));
        }

        Assert.Null(PostgresCluster.RunningPostmaster(Path.Combine(_folder.Path, $"pg{options.Binaries.Major}")));

        var second = await PostgresServer.StartAsync(options);
        Assert.Equal(7, await RunAsync(second, "select id from kept"));
        // as after a kill -9 of everything: the pid file stays behind
        using (var postmaster = Process.GetProcessById(second.ProcessId)) postmaster.Kill();
        await second.Exited;

        await using var third = await PostgresServer.StartAsync(options);
        Assert.Equal(7, await RunAsync(third, "select id from kept"));
    }

    [Fact]
    public async Task A_server_that_a_dead_run_left_on_the_folder_is_replaced()
    {
        var options = await OptionsAsync();
        var left = await PostgresServer.StartAsync(options);

        await using var fresh = await PostgresServer.StartAsync(options);

        await left.Exited;
        Assert.NotEqual(left.ProcessId, fresh.ProcessId);
        Assert.Equal(1, await RunAsync(fresh, "select 1"));
    }

    [Fact]
    public async Task A_fixed_port_that_is_taken_is_an_error_that_says_so()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var options = await OptionsAsync() with { Port = ((IPEndPoint)taken.LocalEndpoint).Port };

        var refused = await Assert.ThrowsAsync<StartupException>(() => PostgresServer.StartAsync(options));

        Assert.Contains("could not bind", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_password_than_the_kept_one_is_explained()
    {
        var options = await OptionsAsync();
        await (await PostgresServer.StartAsync(options)).DisposeAsync();

        var refused = await Assert.ThrowsAsync<StartupException>(() => PostgresServer.StartAsync(options with { Password = "another" }));

        Assert.Contains("secrets.json", refused.Message, StringComparison.Ordinal);
        Assert.Null(PostgresCluster.RunningPostmaster(options.DataFolder));
    }

    public void Dispose() => _folder.Dispose();

    private async Task<PostgresServerOptions> OptionsAsync()
    {
        var binaries = await PostgresBinaries.FindAsync();
        return new PostgresServerOptions { Binaries = binaries, Folder = _folder.Path, Password = "test-password" };
    }

    private static async Task<object?> RunAsync(PostgresServer server, string sql)
    {
        await using var source = NpgsqlDataSource.Create(server.ConnectionString);
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }
}

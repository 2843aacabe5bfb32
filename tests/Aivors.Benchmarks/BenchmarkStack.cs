using Aivors.Testing.Stack;

namespace Aivors.Benchmarks;

/// <summary>The product's whole stack for a benchmark, in a folder of its own that goes with it.</summary>
internal sealed class BenchmarkStack : IAsyncDisposable
{
    private readonly TemporaryData _data;

    private BenchmarkStack(TemporaryData data, AppHostProcess host)
    {
        (_data, Host) = (data, host);
        Api = new StackApi(host.Address, AppHostProcess.SecretsOf(data.Folder));
        OwnerConnection = AppHostProcess.OwnerConnectionOf(data.Folder);
    }

    public AppHostProcess Host { get; }

    public StackApi Api { get; }

    public string OwnerConnection { get; }

    public static async Task<BenchmarkStack> StartAsync(params string[] arguments)
    {
        var data = new TemporaryData();
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["SignIn__PerIpPerMinute"] = "1000000",
            ["SignIn__PerAccountPerMinute"] = "1000000",
            ["Live__WatchersPerUser"] = "2000",
            ["Limits__PerTenantPerMinute"] = "100000000",
            ["Limits__PerAddressPerMinute"] = "100000000",
        };
        var host = await AppHostProcess.StartAsync(data.Path, settings, ["--port", "0", "--data", data.Folder, .. arguments]);
        try
        {
            return new BenchmarkStack(data, await host.UpAsync());
        }
        catch
        {
            await host.DisposeAsync();
            data.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        Api.Dispose();
        await Host.DisposeAsync();
        _data.Dispose();
    }
}

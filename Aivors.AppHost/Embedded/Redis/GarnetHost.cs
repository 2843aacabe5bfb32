using System.Globalization;
using System.Net;
using System.Reflection;
using System.Runtime.InteropServices;
using Garnet;
using Garnet.server;
using Garnet.server.Auth.Settings;
using Tsavorite.core;

namespace Aivors.AppHost.Embedded.Redis;

/// <summary>Microsoft Garnet in the only settings in which Orleans can rely on it.</summary>
internal static class GarnetHost
{
    /// <summary>The hidden first argument that makes this program a Garnet server.</summary>
    public const string Verb = "garnet";

    public const string PasswordVariable = "AIVORS_GARNET_PASSWORD";

    /// <summary>The command line (for dotnet) of a server process; without a folder it keeps nothing.</summary>
    public static IReadOnlyList<string> Arguments(int port, string? folder)
    {
        string[] arguments = [.. Launch(), Verb, port.ToString(CultureInfo.InvariantCulture)];
        return folder is null ? arguments : [.. arguments, folder];
    }

    /// <summary>Serves until it is told to end.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        var port = int.Parse(args[1], CultureInfo.InvariantCulture);
        var password = Environment.GetEnvironmentVariable(PasswordVariable)
            ?? throw new InvalidOperationException($"{PasswordVariable} is not set.");

        var end = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void End(PosixSignalContext context)
        {
            context.Cancel = true;
            end.TrySetResult();
        }

        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
        using var server = Start(port, password, args.Length > 2 ? args[2] : null);
        await end.Task;
        return 0;
    }

    /// <summary>Starts one in this process; disposing stops it.</summary>
    public static IDisposable Start(int port, string password, string? folder)
    {
        var server = new GarnetServer(Options(port, password, folder));
        try
        {
            server.Start();
            return server;
        }
        catch
        {
            server.Dispose();
            throw;
        }
    }

    /// <summary>
    /// This assembly as a program. Where it is only a library of another one (of tests), that one's files say which
    /// assemblies lie there and which come from the shared frameworks.
    /// </summary>
    private static IEnumerable<string> Launch()
    {
        var own = typeof(GarnetHost).Assembly;
        var entry = Assembly.GetEntryAssembly();
        if (entry is null || entry == own) return [own.Location];
        var host = Path.Combine(AppContext.BaseDirectory, entry.GetName().Name!);
        return ["exec", "--runtimeconfig", $"{host}.runtimeconfig.json", "--depsfile", $"{host}.deps.json", own.Location];
    }

    private static GarnetServerOptions Options(int port, string password, string? folder)
    {
        var options = new GarnetServerOptions
        {
            EndPoints = [new IPEndPoint(IPAddress.Loopback, port)],
            QuietMode = true,
            AuthSettings = new PasswordAuthenticationSettings(password),
            EnableLua = true,
            // without it a script is not atomic: Orleans' etags and membership versions would silently break
            LuaTransactionMode = true,
            LuaOptions = new LuaOptions(LuaMemoryManagementMode.Native, null, Timeout.InfiniteTimeSpan, LuaLoggingMode.Silent, []),
            // the default needs libaio and aborts the process at the first write where it is missing
            DeviceType = DeviceType.RandomAccess,
            LogMemorySize = "128m",
            PageSize = "1m",
            IndexMemorySize = "4m",
        };
        if (folder is null) return options;

        // waiting for the commit holds pool threads: with few of them every connection starves
        options.ThreadPoolMinThreads = 64;
        options.EnableAOF = true;
        options.WaitForCommit = true;
        options.CommitFrequencyMs = 0;
        options.Recover = true;
        options.FailOnRecoveryError = true;
        options.CheckpointDir = folder;
        options.AofMemorySize = "16m";
        options.AofPageSize = "4m";
        options.AofSizeLimit = "64m";
        return options;
    }
}

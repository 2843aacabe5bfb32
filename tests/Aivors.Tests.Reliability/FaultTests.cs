using System.Diagnostics;
using Aivors.AppHost.Embedded.Processes;
using Aivors.AppHost.Embedded.Setup;
using Aivors.Testing.Stack;

namespace Aivors.Tests.Reliability;

/// <summary>The short run of the fault harness: the faults that matter most, each once, on real processes in a network of their own.</summary>
public sealed class FaultTests(ITestOutputHelper output)
{
    /// <summary>What matters most, for some four minutes; the console entry has all.</summary>
    private const string Most = "F02,F03,F06,F11,F12,F14,F18,F24,F25,F30";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(12);

    [Fact]
    public async Task Every_fault_is_survived_without_a_call_lost_charged_twice_or_misplaced()
    {
        Missing.UnlessLinux();
        if (!Posix.IsRoot) throw Missing.Here("Namespaces with disks and partitions of their own take root.");

        var (code, said) = await RunAsync();

        output.WriteLine(said);
        Assert.True(code == 0, said);
    }

    private static async Task<(int Code, string Said)> RunAsync()
    {
        var built = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var root = Repository.FindRoot(AppContext.BaseDirectory)!;
        var program = Path.Combine(root, "tests", "Aivors.Reliability", "bin", built.Parent!.Name, built.Name, "Aivors.Reliability.dll");
        var start = new ProcessStartInfo(DotnetProgram.Path) { ArgumentList = { program, "faults", "--only", Most }, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var said = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        using var deadline = new CancellationTokenSource(Patience);
        try
        {
            await process.WaitForExitAsync(deadline.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
        }

        return (process.HasExited ? process.ExitCode : -1, string.Join('\n', await said));
    }
}

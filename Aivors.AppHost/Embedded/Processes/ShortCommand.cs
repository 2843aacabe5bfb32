using System.ComponentModel;
using System.Diagnostics;

namespace Aivors.AppHost.Embedded.Processes;

/// <summary>A command that runs to its end within a time limit, and what it printed.</summary>
internal sealed record ShortCommand(int ExitCode, string Output)
{
    /// <summary>Runs it, as another user if one is named (only root may).</summary>
    public static async Task<ShortCommand> RunAsync(
        string program, IEnumerable<string> arguments, TimeSpan limit, string? user = null, CancellationToken cancellationToken = default)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            // a folder that every user may be in
            WorkingDirectory = OperatingSystem.IsWindows() ? "" : "/",
            Environment = { ["LC_ALL"] = "C" },
        };
        start.Environment.Remove("PGDATA");
        if (user is not null) start.UserName = user;

        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(limit);
        using var process = Start(start);
        process.StandardInput.Close();
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(timeout.Token);
            var errors = process.StandardError.ReadToEndAsync(timeout.Token);
            await process.WaitForExitAsync(timeout.Token);
            return new ShortCommand(process.ExitCode, (await errors + await output).Trim());
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            process.Kill(entireProcessTree: true);
            return new ShortCommand(-1, $"{Path.GetFileName(program)} did not end within {limit.TotalSeconds:0} s.");
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception exception)
        {
            throw new StartupException($"{start.FileName} cannot be run: {exception.Message}", exception);
        }
    }
}

using System.ComponentModel;
using System.Diagnostics;

namespace Aivors.AppHost.Embedded.Processes;

/// <summary>How a child is started.</summary>
internal sealed record ChildProcessOptions(string Name, string Program, IReadOnlyList<string> Arguments)
{
    public string? WorkingDirectory { get; init; }

    /// <summary>What is set beside the environment of this process; null removes.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>(StringComparer.Ordinal);

    /// <summary>All output goes here, if given.</summary>
    public string? LogFile { get; init; }

    /// <summary>Sees the lines as they come, those together that were written together, and whether it was to standard error.</summary>
    public Action<IReadOnlyList<string>, bool>? OnLines { get; init; }
}

/// <summary>A long-running child: its output, its end, and how it is asked to stop.</summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    private const int KeptLines = 12;
    private const int LinesAtOnce = 256;

    private readonly Process _process;
    private readonly ChildProcessOptions _options;
    private readonly StreamWriter? _log;
    private readonly Queue<string> _last = new();
    private readonly Lock _gate = new();

    private ChildProcess(Process process, ChildProcessOptions options)
    {
        _process = process;
        _options = options;
        Id = process.Id;
        _log = options.LogFile is null ? null : new StreamWriter(options.LogFile, append: true);
        Exited = RunToEndAsync();
    }

    public string Name => _options.Name;

    public string? LogFile => _options.LogFile;

    public int Id { get; }

    /// <summary>Ends with the exit code, once the last line has been read.</summary>
    public Task<int> Exited { get; }

    /// <summary>The last lines that it printed.</summary>
    public string LastLines
    {
        get
        {
            lock (_gate) return string.Join(Environment.NewLine, _last);
        }
    }

    public static ChildProcess Start(ChildProcessOptions options)
    {
        // in a session of its own a Ctrl-C of the terminal does not reach it: the order of stopping stays ours
        var setsid = OperatingSystem.IsWindows() ? null : Posix.OnPath("setsid");
        var start = new ProcessStartInfo(setsid ?? options.Program)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = options.WorkingDirectory ?? "",
        };
        if (setsid is not null) start.ArgumentList.Add(options.Program);
        foreach (var argument in options.Arguments) start.ArgumentList.Add(argument);
        foreach (var (key, value) in options.Environment)
        {
            if (value is null) start.Environment.Remove(key);
            else start.Environment[key] = value;
        }

        try
        {
            return new ChildProcess(Process.Start(start)!, options);
        }
        catch (Win32Exception exception)
        {
            throw new StartupException($"{options.Program} cannot be run: {exception.Message}", exception);
        }
    }

    /// <summary>Asks it to end, and ends it with its own children when it has not after <paramref name="patience"/>.</summary>
    public async Task StopAsync(TimeSpan patience)
    {
        if (!Exited.IsCompleted && !OperatingSystem.IsWindows()) Posix.Terminate(Id);
        try
        {
            await Exited.WaitAsync(OperatingSystem.IsWindows() ? TimeSpan.Zero : patience);
        }
        catch (TimeoutException)
        {
            Kill();
            await Exited;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!Exited.IsCompleted) Kill();
        await Exited;
        _process.Dispose();
    }

    private void Kill()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // it has just ended by itself
        }
    }

    private async Task<int> RunToEndAsync()
    {
        await Task.WhenAll(ReadAsync(_process.StandardOutput, isError: false), ReadAsync(_process.StandardError, isError: true));
        await _process.WaitForExitAsync();
        if (_log is not null) await _log.DisposeAsync();
        return _process.ExitCode;
    }

    private async Task ReadAsync(StreamReader reader, bool isError)
    {
        var lines = new List<string>();
        while (true)
        {
            var next = reader.ReadLineAsync();
            // What has come is handed on before waiting for more: a burst of lines is one write to the log.
            if (lines.Count > 0 && (!next.IsCompleted || lines.Count == LinesAtOnce)) Take(lines, isError);
            if (await next is not { } line) break;
            lines.Add(line);
        }

        if (lines.Count > 0) Take(lines, isError);
    }

    private void Take(List<string> lines, bool isError)
    {
        lock (_gate)
        {
            foreach (var line in lines)
            {
                _log?.WriteLine(line);
                if (line.Length > 0) _last.Enqueue(line);
                if (_last.Count > KeptLines) _last.Dequeue();
            }

            _log?.Flush();
        }

        _options.OnLines?.Invoke(lines, isError);
        lines.Clear();
    }
}

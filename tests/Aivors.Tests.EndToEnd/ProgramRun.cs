using Aivors.AppHost.Embedded.Processes;
using Aivors.Testing.Stack;

namespace Aivors.Tests.EndToEnd;

/// <summary>One of our programs, run to its end.</summary>
internal sealed record ProgramRun(int ExitCode, IReadOnlyList<string> Lines)
{
    public string Output => string.Join('\n', Lines);

    public static async Task<ProgramRun> OfAsync(string project, Dictionary<string, string?> environment, params string[] arguments)
    {
        var lines = new List<string>();
        var dll = AppHostProcess.BuiltProgram(project);
        await using var process = ChildProcess.Start(new ChildProcessOptions(project, DotnetProgram.Path, [dll, .. arguments])
        {
            WorkingDirectory = Path.GetDirectoryName(dll),
            Environment = environment,
            OnLines = (some, _) =>
            {
                lock (lines) lines.AddRange(some);
            },
        });
        return new ProgramRun(await process.Exited.WaitAsync(TimeSpan.FromSeconds(60)), lines);
    }
}

using System.Globalization;
using Aivors.AppHost.Embedded.Processes;

namespace Aivors.Testing.Stack;

/// <summary>A process that a stack started, told from a later one of the same number by its start.</summary>
public sealed record StackProcess(int Id, string StartTicks, string Command)
{
    public bool IsAlive => ProcessTable.Read(Id) is { } now && now.StartTicks == StartTicks;

    /// <summary>Resident memory in MiB; 0 when it is gone.</summary>
    public double MemoryMiB
    {
        get
        {
            using var process = Posix.Find(Id);
            return process is null ? 0 : process.WorkingSet64 / 1024.0 / 1024.0;
        }
    }
}

/// <summary>The processes of this machine, from <c>/proc</c>.</summary>
public static class ProcessTable
{
    /// <summary>All that descend from a process, as long as it lives.</summary>
    public static IReadOnlyList<StackProcess> DescendantsOf(int root)
    {
        var children = Ids().Select(id => (Id: id, Parent: ParentOf(id)))
            .ToLookup(process => process.Parent, process => process.Id);
        var found = new List<StackProcess>();
        var open = new Queue<int>(children[root]);
        while (open.TryDequeue(out var id))
        {
            if (Read(id) is { } process) found.Add(process);
            foreach (var child in children[id]) open.Enqueue(child);
        }

        return found;
    }

    /// <summary>All whose home is this folder: what an AppHost that was given it has started, whether or not it still lives.</summary>
    public static IReadOnlyList<StackProcess> WithHome(string folder) =>
        [.. Ids().Where(id => HasHome(id, folder)).Select(Read).OfType<StackProcess>()];

    /// <summary>Null when there is none, or only its corpse.</summary>
    public static StackProcess? Read(int id)
    {
        if (Fields(id) is not { } fields || fields[0] is "Z" or "X") return null;
        try
        {
            return new StackProcess(id, fields[19], File.ReadAllText($"/proc/{id}/cmdline").Replace('\0', ' ').Trim());
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>The environment that a process was started with.</summary>
    public static Dictionary<string, string?> EnvironmentOf(int id) => File.ReadAllText($"/proc/{id}/environ")
        .Split('\0', StringSplitOptions.RemoveEmptyEntries)
        .Select(entry => entry.Split('=', 2))
        .Where(pair => pair.Length == 2)
        .DistinctBy(pair => pair[0])
        .ToDictionary(pair => pair[0], pair => (string?)pair[1], StringComparer.Ordinal);

    private static IEnumerable<int> Ids() => Directory.EnumerateDirectories("/proc")
        .Select(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id) ? id : 0)
        .Where(id => id > 0);

    private static bool HasHome(int id, string folder)
    {
        try
        {
            return EnvironmentOf(id).GetValueOrDefault("HOME") == folder;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static int ParentOf(int id) => Fields(id) is { } fields ? int.Parse(fields[1], CultureInfo.InvariantCulture) : 0;

    // state, parent, ...: what follows the name, which may hold anything
    private static string[]? Fields(int id)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{id}/stat");
            return stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}

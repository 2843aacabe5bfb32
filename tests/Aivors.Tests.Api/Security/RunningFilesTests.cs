using System.Globalization;
using Aivors.Testing.Stack;

namespace Aivors.Tests.Api.Security;

/// <summary>Silo and Api write to no file, so that their file system may be read-only.</summary>
public sealed class RunningFilesTests(RunningStack stack)
{
    [Fact]
    public async Task No_file_is_open_for_writing_but_in_tmp()
    {
        Missing.UnlessLinux();
        var (_, agentId) = await stack.ClientAsync();
        Shapes.Is(201, await (await stack.ApiAsync()).PostDeliveryAsync(RetellBody.Ended(agentId, StackApi.NewCall())));

        var services = ProcessTable.DescendantsOf((await stack.HostAsync()).Id)
            .Where(process => process.Command.Contains("Aivors.Silo.dll", StringComparison.Ordinal) || process.Command.Contains("Aivors.Api.dll", StringComparison.Ordinal))
            .ToList();

        Assert.Equal(2, services.Count);
        Assert.Empty(services.SelectMany(service => Written(service.Id)));
    }

    private static IEnumerable<string> Written(int process) => Directory.EnumerateFileSystemEntries($"/proc/{process}/fd")
        .Where(IsWritable)
        .Select(descriptor => new FileInfo(descriptor).LinkTarget ?? "")
        // pipes, sockets and anonymous memory have no path
        .Where(target => target.StartsWith('/') && !target.StartsWith("/dev/", StringComparison.Ordinal) && !target.StartsWith("/tmp/", StringComparison.Ordinal)
            && !target.StartsWith("/memfd:", StringComparison.Ordinal) && !target.StartsWith("/proc/", StringComparison.Ordinal));

    private static bool IsWritable(string descriptor)
    {
        try
        {
            var flags = File.ReadLines(descriptor.Replace("/fd/", "/fdinfo/", StringComparison.Ordinal)).First(line => line.StartsWith("flags:", StringComparison.Ordinal));
            // octal; the last two bits: 1 to write, 2 for both
            return int.Parse(flags.Trim()[^1..], CultureInfo.InvariantCulture) % 4 != 0;
        }
        catch (IOException)
        {
            return false; // closed meanwhile
        }
    }
}

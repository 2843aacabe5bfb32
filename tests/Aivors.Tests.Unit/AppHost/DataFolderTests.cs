using Aivors.AppHost.Embedded;
using Aivors.AppHost.Embedded.Setup;

namespace Aivors.Tests.Unit.AppHost;

public sealed class DataFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void A_second_host_on_the_folder_is_told_who_holds_it()
    {
        using var first = DataFolder.Open(_folder.File("data"));

        var refused = Assert.Throws<StartupException>(() => DataFolder.Open(_folder.File("data")));

        Assert.Contains($"process {Environment.ProcessId}", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_given_back_can_be_opened_again()
    {
        DataFolder.Open(_folder.File("data")).Dispose();
        DataFolder.Open(_folder.File("data")).Dispose();
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_named()
    {
        File.WriteAllText(_folder.File("file"), "");

        var refused = Assert.Throws<StartupException>(() => DataFolder.Open(_folder.File("file/data")));

        Assert.Contains(_folder.File("file/data"), refused.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();
}

using Aivors.AppHost.Embedded.Postgres;

namespace Aivors.Tests.Unit.AppHost;

public sealed class PostgresBinariesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)", 15)]
    [InlineData("postgres (PostgreSQL) 18beta1", 18)]
    [InlineData("postgres (EnterpriseDB) 9", null)]
    public void Major_version_is_read_from_what_postgres_says(string said, int? major) => Assert.Equal(major, PostgresBinaries.MajorOf(said));

    [Fact]
    public void Folders_with_higher_numbers_come_first()
    {
        foreach (var version in new[] { "9.6", "15", "18" }) Directory.CreateDirectory(_folder.File($"postgresql@{version}"));

        var found = PostgresFolders.Below(_folder.Path, "postgresql*", "bin");

        Assert.Equal(["postgresql@18", "postgresql@15", "postgresql@9.6"], found.Select(folder => Path.GetFileName(Path.GetDirectoryName(folder))));
    }

    [Fact]
    public async Task Incomplete_too_old_and_failing_ones_are_passed_over()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "uses shell scripts");
        var incomplete = Fake("incomplete", "echo 'postgres (PostgreSQL) 17.1'", "postgres");
        var old = Fake("old", "echo 'postgres (PostgreSQL) 14.9'");
        var failing = Fake("failing", "echo 'postgres (PostgreSQL) 17.1'; exit 1");
        var good = Fake("good", "echo 'postgres (PostgreSQL) 16.4'");
        var newer = Fake("newer", "echo 'postgres (PostgreSQL) 17.1'");

        var found = await PostgresBinaries.FirstUsableAsync([_folder.File("absent"), incomplete, old, failing, good, newer]);

        Assert.Equal(new PostgresBinaries(good, 16), found);
    }

    public void Dispose() => _folder.Dispose();

    private string Fake(string name, string script, params string[] programs)
    {
        var folder = Directory.CreateDirectory(_folder.File(name)).FullName;
        foreach (var program in programs.Length > 0 ? programs : ["postgres", "initdb", "pg_ctl"])
        {
            var file = Path.Combine(folder, program);
            File.WriteAllText(file, $"#!/bin/sh\n{script}\n");
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return folder;
    }
}

using Aivors.AppHost.Embedded.Setup;

namespace Aivors.Tests.Unit.AppHost;

public sealed class EmbeddedOptionsTests
{
    [Fact]
    public void Nothing_given_means_port_5080_one_silo_and_no_demo()
    {
        var options = EmbeddedOptions.Parse([], out var error);

        Assert.Null(error);
        Assert.Equal(new EmbeddedOptions { Port = 5080, Silos = 1 }, options);
    }

    [Fact]
    public void All_options_are_read_in_both_spellings()
    {
        var options = EmbeddedOptions.Parse(["--port", "6000", "--data=/tmp/x", "--silos=3", "--demo", "--telemetry", "--verbose", "--embedded"], out _);

        Assert.Equal(new EmbeddedOptions { Port = 6000, Data = "/tmp/x", Silos = 3, Demo = true, Telemetry = true, Verbose = true }, options);
    }

    [Theory]
    [InlineData("--prot", "'--prot'")]
    [InlineData("demo", "'demo'")]
    [InlineData("--port", "--port")]
    [InlineData("--port=no", "'no'")]
    [InlineData("--port=70000", "65535")]
    [InlineData("--silos=0", "from 1")]
    [InlineData("--data=", "folder")]
    public void What_makes_no_sense_is_answered_with_one_line_that_names_it(string argument, string named)
    {
        Assert.Null(EmbeddedOptions.Parse([argument], out var error));
        Assert.Contains(named, error, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error!);
    }
}

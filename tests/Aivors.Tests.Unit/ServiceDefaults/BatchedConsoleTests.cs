using System.Text;
using Aivors.ServiceDefaults.ConsoleOutput;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Aivors.Tests.Unit.ServiceDefaults;

public sealed class BatchedConsoleTests : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly Writes _writes = new();
    private readonly ServiceProvider _services;
    private readonly ILogger _log;

    public BatchedConsoleTests()
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(_time);
        services.AddSingleton(_ => new BatchedOutput(_writes, _time));
        services.AddLogging(logging =>
        {
            logging.AddSimpleConsole(simple => simple.SingleLine = true);
            logging.AddBatchedConsole();
        });
        _services = services.BuildServiceProvider();
        _log = _services.GetRequiredService<ILoggerFactory>().CreateLogger("Test");
    }

    [Fact]
    public void Lines_wait_a_moment_and_are_written_together_in_their_order()
    {
        _log.LogInformation("one");
        _log.LogInformation("zwölf");
        Assert.Empty(_writes.Texts);

        _time.Advance(BatchedOutput.Pause);
        Assert.Equal($"info: Test[0] one{Environment.NewLine}info: Test[0] zwölf{Environment.NewLine}", Assert.Single(_writes.Texts));

        _log.LogInformation("later");
        _time.Advance(BatchedOutput.Pause);
        Assert.Equal($"info: Test[0] later{Environment.NewLine}", _writes.Texts[1]);
    }

    [Fact]
    public void A_warning_is_written_at_once_with_all_that_came_before_it()
    {
        _log.LogInformation("before");
        _log.LogWarning("Postgres is away");

        Assert.Equal($"info: Test[0] before{Environment.NewLine}warn: Test[0] Postgres is away{Environment.NewLine}", Assert.Single(_writes.Texts));
    }

    [Fact]
    public void Much_does_not_wait()
    {
        for (var i = 0; i < 300; i++)
        {
            _log.LogInformation("{Long}", new string('x', 1000));
        }

        Assert.Single(_writes.Texts);
    }

    [Fact]
    public void At_the_end_what_waits_is_written_and_what_comes_later_does_not_wait()
    {
        _log.LogInformation("last words");
        _services.Dispose();
        Assert.Single(_writes.Texts);

        _log.LogInformation("from a thread that goes on");
        Assert.Equal(2, _writes.Texts.Count);
    }

    [Fact]
    public void It_takes_the_place_of_the_console_of_the_framework()
    {
        Assert.IsType<BatchedConsole>(Assert.Single(_services.GetServices<ILoggerProvider>()));
    }

    public void Dispose() => _services.Dispose();

    private sealed class Writes : MemoryStream
    {
        public List<string> Texts { get; } = [];

        public override void Write(ReadOnlySpan<byte> buffer) => Texts.Add(Encoding.UTF8.GetString(buffer));
    }
}

using Aivors.Grains.Journal.Postgres;

namespace Aivors.Tests.Unit.Grains;

public sealed class GivingUpTests
{
    [Fact]
    public async Task A_driver_that_blocks_while_it_gives_up_holds_nobody()
    {
        using var cancel = new CancellationTokenSource();
        using var mayEnd = new ManualResetEventSlim();
        var begun = new TaskCompletionSource<string?>(TaskCreationOptions.RunContinuationsAsynchronously);
        var patience = GivingUp.OnItsOwnThread(cancel.Token, out var registration);
        await using var kept = registration;
        await using var driver = patience.Register(() =>
        {
            begun.SetResult(Thread.CurrentThread.Name);
            mayEnd.Wait();
        });

        await cancel.CancelAsync();

        Assert.Equal("giving up", await begun.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken));
        mayEnd.Set();
    }
}

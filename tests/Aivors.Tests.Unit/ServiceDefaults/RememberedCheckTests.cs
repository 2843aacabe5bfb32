using Aivors.ServiceDefaults.Health;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Time.Testing;

namespace Aivors.Tests.Unit.ServiceDefaults;

public sealed class RememberedCheckTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public async Task However_many_ask_it_is_tried_once_in_a_few_seconds()
    {
        var check = new Check(_time, () => null);

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => AskAsync(check)));
        Assert.All(answers, answer => Assert.Equal(HealthStatus.Healthy, answer.Status));
        Assert.Equal(1, check.Tries);

        _time.Advance(TimeSpan.FromSeconds(4));
        await AskAsync(check);
        Assert.Equal(2, check.Tries);
    }

    [Fact]
    public async Task A_fault_and_an_exception_are_of_the_registered_status()
    {
        var fault = await AskAsync(new Check(_time, () => "The server takes no writes."));
        var thrown = await AskAsync(new Check(_time, () => throw new InvalidOperationException("secret")));

        Assert.Equal((HealthStatus.Degraded, "The server takes no writes."), (fault.Status, fault.Description));
        Assert.Equal((HealthStatus.Degraded, "It failed."), (thrown.Status, thrown.Description));
    }

    [Fact]
    public async Task What_never_answers_is_given_up()
    {
        var check = new Check(_time, () => null, new TaskCompletionSource().Task);
        var asking = AskAsync(check);
        await check.Begun;
        _time.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal((HealthStatus.Degraded, "No answer for 4 s."), ((await asking).Status, (await asking).Description));
    }

    private static Task<HealthCheckResult> AskAsync(Check check) => check.CheckHealthAsync(new HealthCheckContext
    {
        Registration = new HealthCheckRegistration("check", check, HealthStatus.Degraded, tags: null),
    });

    private sealed class Check(TimeProvider time, Func<string?> find, Task? wait = null) : RememberedCheck(time)
    {
        private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public int Tries { get; private set; }

        public Task Begun => _begun.Task;

        protected override async Task<string?> FindFaultAsync(CancellationToken cancel)
        {
            Tries++;
            _begun.TrySetResult();
            if (wait is not null) await wait;
            return find();
        }
    }
}

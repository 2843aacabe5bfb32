using System.Collections.Concurrent;
using System.Diagnostics;
using Aivors.Grains.Contracts;
using Aivors.Grains.Diagnostics;
using Aivors.Grains.Journal;
using Aivors.Testing;

namespace Aivors.Tests.Cluster;

/// <summary>What the spans of the journal tell of a group.</summary>
public sealed class CommitSpanTests(Backends backends)
{
    [Fact]
    public async Task A_group_commit_stands_in_one_delivery_trace_and_is_linked_with_all_it_carried()
    {
        await using var cluster = await GrainCluster.StartAsync(backends);
        var tenant = await cluster.OpenTenantAsync("agent_a");
        using var recorder = new Recorder(tenant);
        var gate = new TaskCompletionSource();
        cluster.Faults.Gate = gate.Task;

        // The first goes alone and waits at the gate; what comes meanwhile is the next group.
        var deliveries = Enumerable.Range(0, 5).Select(i => cluster.Agent("agent_a").DeliverAsync(Deliveries.Ended("agent_a", $"call_{i}"))).ToArray();
        await recorder.StartedAsync(5);
        gate.SetResult();
        Assert.All(await Task.WhenAll(deliveries), result => Assert.Equal(Verdict.Recorded, result.Verdict));

        var waits = recorder.Ended(JournalSpans.Append);
        Assert.Equal(5, waits.Count);
        Assert.All(waits, wait => Assert.Equal("recorded", wait.GetTagItem(SpanTags.Verdict)));
        var commits = recorder.Ended(JournalSpans.Commit).Where(commit => commit.Links.Any(link => waits.Any(wait => wait.SpanId == link.Context.SpanId))).ToList();
        Assert.Equal(5, commits.Sum(commit => (int)commit.GetTagItem(SpanTags.GroupSize)!));
        Assert.True(commits.Count < 5, "nothing was committed together");
        foreach (var commit in commits)
        {
            var carried = waits.Where(wait => commit.Links.Any(link => link.Context.SpanId == wait.SpanId)).ToList();
            Assert.Equal(commit.GetTagItem(SpanTags.GroupSize), carried.Count);
            Assert.Contains(carried, wait => wait.TraceId == commit.TraceId && wait.SpanId == commit.ParentSpanId);
            Assert.All(carried, wait => Assert.Contains(wait.Links, link => link.Context.SpanId == commit.SpanId));
        }
    }

    [Fact]
    public async Task A_lost_answer_is_an_event_of_the_commit_and_a_refused_row_its_failure()
    {
        await using var cluster = await GrainCluster.StartAsync(backends);
        var tenant = await cluster.OpenTenantAsync("agent_a");
        using var recorder = new Recorder(tenant);
        cluster.Faults.LostAnswers = 1;

        await cluster.Agent("agent_a").DeliverAsync(Deliveries.Ended("agent_a", "call_1"));
        var poison = Deliveries.Ended("agent_a", "call_2");
        poison = poison with { Fields = poison.Fields with { Summary = "a NUL \0 that Postgres refuses" } };
        await cluster.Agent("agent_a").DeliverAsync(poison);

        var commits = recorder.Ended(JournalSpans.Commit).Where(commit => commit.Links.Any(recorder.IsOwn)).ToList();
        Assert.Equal(2, commits.Count);
        Assert.Equal(("retry", ActivityStatusCode.Unset), (Assert.Single(commits[0].Events).Name, commits[0].Status));
        Assert.Equal(("22021", ActivityStatusCode.Error), (commits[1].GetTagItem(SpanTags.ErrorType), commits[1].Status));
        // the kind of failure, not its text
        Assert.Null(commits[1].StatusDescription);
    }

    [Fact]
    public async Task Where_nobody_records_a_delivery_makes_no_span()
    {
        await using var cluster = await GrainCluster.StartAsync(backends);
        await cluster.OpenTenantAsync("agent_a");

        await cluster.Agent("agent_a").DeliverAsync(Deliveries.Ended("agent_a", "call_1"));

        Assert.Null(DeliverySpans.StartDeliver(Deliveries.Ended("agent_a", "call_1")));
    }

    /// <summary>Records the spans of the journal; those of other tests beside it carry other tenants.</summary>
    private sealed class Recorder : IDisposable
    {
        private readonly ConcurrentQueue<Activity> _started = [];
        private readonly ConcurrentQueue<Activity> _ended = [];
        private readonly ActivityListener _listener;
        private readonly string _tenant;

        public Recorder(Guid tenant)
        {
            _tenant = tenant.ToString();
            _listener = new ActivityListener
            {
                ShouldListenTo = source => source.Name == JournalMetrics.SourceName,
                Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
                ActivityStarted = _started.Enqueue,
                ActivityStopped = _ended.Enqueue,
            };
            ActivitySource.AddActivityListener(_listener);
        }

        public Task StartedAsync(int count) => Aivors.Testing.Stack.Poll.UntilAsync(
            "all deliveries wait", () => _started.Count(span => span.OperationName == JournalSpans.Append && IsTenants(span)) == count);

        public IReadOnlyList<Activity> Ended(string name) =>
            [.. _ended.Where(span => span.OperationName == name && (name == JournalSpans.Commit || IsTenants(span)))];

        public bool IsOwn(ActivityLink link) => _started.Any(span => span.SpanId == link.Context.SpanId && IsTenants(span));

        public void Dispose() => _listener.Dispose();

        private bool IsTenants(Activity span) => span.GetTagItem(SpanTags.TenantId) as string == _tenant;
    }
}

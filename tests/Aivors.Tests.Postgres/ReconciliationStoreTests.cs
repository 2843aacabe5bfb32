using Aivors.Grains.Contracts;
using Aivors.Grains.Journal.Postgres;
using Aivors.Grains.Reconciliation;
using Aivors.Testing;
using Npgsql;

namespace Aivors.Tests.Postgres;

/// <summary>Runs and findings as the silos keep them, and as tenants and admins may see them.</summary>
public sealed class ReconciliationStoreTests(Backends backends)
{
    private static readonly DateTimeOffset Now = Deliveries.Start;
    private static readonly Guid Workspace = Guid.CreateVersion7();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_lease_is_one_holders_until_it_ends_or_is_given_up()
    {
        await using var database = await backends.CreateDatabaseAsync();
        var store = new PostgresReconciliationStore(database.Writer);
        var (one, two) = (Guid.NewGuid(), Guid.NewGuid());
        Task<bool> Try(Guid lease, double at) => store.TryLeaseAsync(Workspace, lease, Now.AddSeconds(at), Now.AddSeconds(at + 60), Cancel);

        Assert.True(await Try(one, 0));
        Assert.False(await Try(two, 59));
        Assert.True(await Try(one, 59));
        Assert.False(await Try(two, 118));
        Assert.True(await Try(two, 119));
        Assert.False(await Try(one, 120));
        await store.ReleaseAsync(Workspace, one, Cancel);
        Assert.False(await Try(one, 121));
        await store.ReleaseAsync(Workspace, two, Cancel);
        Assert.True(await Try(one, 121));
    }

    [Fact]
    public async Task A_run_and_its_findings_are_its_tenants_and_an_admins_to_see()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var (one, two) = (await bench.OpenTenantAsync("agent_one"), await bench.OpenTenantAsync("agent_two"));
        var (store, reader) = (new PostgresReconciliationStore(bench.Database.Writer), new PostgresReconciliationReader(bench.Database.Reader));
        var (own, agencys) = (Guid.CreateVersion7(Now), Guid.CreateVersion7(Now.AddSeconds(1)));
        Assert.True(await store.AddRequestedAsync(own, Workspace, one, Now.AddHours(-1), Now, "admin", Now, Cancel));
        Assert.True(await store.AddRequestedAsync(agencys, null, null, Now.AddHours(-1), Now, "admin", Now, Cancel));
        await store.NoteAsync(own, FindingOf("call_1", one), keep: true, Now, Cancel);
        await store.NoteAsync(agencys, FindingOf("call_1", one), keep: true, Now, Cancel);

        Assert.Equal([own], await IdsAsync(reader, ReadScope.Tenant(one)));
        Assert.Empty(await IdsAsync(reader, ReadScope.Tenant(two)));
        Assert.Equal([agencys, own], await IdsAsync(reader, ReadScope.Admin()));
        Assert.Equal([agencys], await IdsAsync(reader, ReadScope.Admin(), IReconciliationGrain.Agency));
        Assert.Single((await reader.FindAsync(ReadScope.Tenant(one), own, 10, Cancel))!.Findings);
        Assert.Null(await reader.FindAsync(ReadScope.Tenant(one), agencys, 10, Cancel));
        Assert.Null(await reader.FindAsync(ReadScope.Tenant(two), own, 10, Cancel));
        foreach (var table in new[] { "reconciliations", "reconciliation_findings" })
        {
            await using var nobody = bench.Database.Reader.CreateCommand($"select count(*) from {table}");
            Assert.Equal(0L, await nobody.ExecuteScalarAsync(Cancel));
            await using var change = bench.Database.Reader.CreateCommand($"delete from {table}");
            await Assert.ThrowsAsync<PostgresException>(() => change.ExecuteNonQueryAsync(Cancel));
        }
    }

    [Fact]
    public async Task A_call_that_a_run_comes_by_again_counts_once_by_what_it_is_now()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var tenant = await bench.OpenTenantAsync("agent_one");
        var store = new PostgresReconciliationStore(bench.Database.Writer);
        var runId = Guid.CreateVersion7(Now);
        await store.AddRequestedAsync(runId, Workspace, tenant, Now.AddHours(-1), Now, "admin", Now, Cancel);

        await store.NoteAsync(runId, FindingOf("call_1", tenant) with { Outcome = FindingOutcome.Failed }, keep: true, Now, Cancel);
        await store.NoteAsync(runId, FindingOf("call_1", tenant) with { Outcome = FindingOutcome.Failed }, keep: true, Now, Cancel);
        await store.NoteAsync(runId, FindingOf("call_1", tenant), keep: true, Now, Cancel);
        await store.NoteAsync(runId, FindingOf("call_2", tenant), keep: false, Now, Cancel);
        var run = (await store.TakeAsync(Workspace, [], Now, Cancel))!;

        Assert.Equal(new TenantFindings(tenant, 1, 1, 0, 0, 0, 0), Assert.Single(await store.SumByTenantAsync(runId, Cancel)));
        Assert.Equal(new ReconciliationCounts(0, 2, 2, 0, 0, 0, 0), await store.FinishAsync(run, null, Now, Cancel));
        Assert.Null(await store.TakeAsync(Workspace, [], Now, Cancel));
    }

    [Fact]
    public async Task Windows_follow_each_other_with_an_overlap_one_at_a_time_and_stay_before_what_failed()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var store = new PostgresReconciliationStore(bench.Database.Writer);
        async Task<RunWork> NextAsync(DateTimeOffset now)
        {
            await store.AddScheduledAsync(Workspace, null, TimeSpan.FromHours(3), now, Cancel);
            await store.AddScheduledAsync(Workspace, null, TimeSpan.FromHours(3), now.AddSeconds(1), Cancel);
            var run = (await store.TakeAsync(Workspace, [], now, Cancel))!;
            Assert.Null(await store.TakeAsync(Workspace, [run.RunId], now, Cancel));
            return run;
        }

        var first = await NextAsync(Now);
        Assert.Equal(((double)3, Now), (Hours(Now - first.From), first.To));
        await store.FinishAsync(first, "Retell could not be asked.", Now, Cancel);
        var second = await NextAsync(Now.AddHours(1));
        Assert.Equal(3, Hours(Now.AddHours(1) - second.From));
        await store.FinishAsync(second, null, Now.AddHours(1), Cancel);
        var third = await NextAsync(Now.AddHours(2));
        Assert.Equal(4, Hours(Now.AddHours(2) - third.From));
        await store.NoteAsync(third.RunId, FindingOf("call_1", null) with { Outcome = FindingOutcome.Failed, StartedAt = Now.AddDays(-3) }, keep: true, Now, Cancel);
        await store.FinishAsync(third, null, Now.AddHours(2), Cancel);
        var fourth = await NextAsync(Now.AddHours(3));
        Assert.Equal(5, Hours(Now.AddHours(3) - fourth.From));
        await store.FinishAsync(fourth, null, Now.AddHours(3), Cancel);
        Assert.Equal(31 * 24, Hours(Now.AddDays(60) - (await NextAsync(Now.AddDays(60))).From));
    }

    [Fact]
    public async Task Ended_runs_are_forgotten_with_their_findings_and_waiting_ones_are_bounded()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var tenant = await bench.OpenTenantAsync("agent_one");
        var store = new PostgresReconciliationStore(bench.Database.Writer);
        Task<bool> Ask(Guid runId) => store.AddRequestedAsync(runId, Workspace, tenant, Now.AddHours(-1), Now, "admin", Now, Cancel);
        var runs = Enumerable.Range(0, 11).Select(_ => Guid.CreateVersion7(Now)).ToArray();
        foreach (var run in runs[..10])
        {
            Assert.True(await Ask(run));
            Assert.True(await Ask(run));
        }

        Assert.False(await Ask(runs[10]));
        await store.NoteAsync(runs[0], FindingOf("call_1", tenant), keep: true, Now, Cancel);
        await store.FinishAsync((await store.TakeAsync(Workspace, runs[1..], Now, Cancel))!, null, Now, Cancel);
        await store.ForgetAsync(Workspace, Now, Cancel);
        Assert.Equal(10L, await bench.Database.ScalarAsync<long>("select count(*) from reconciliations"));
        await store.ForgetAsync(Workspace, Now.AddSeconds(1), Cancel);
        Assert.Equal(9L, await bench.Database.ScalarAsync<long>("select count(*) from reconciliations"));
        Assert.Equal(0L, await bench.Database.ScalarAsync<long>("select count(*) from reconciliation_findings"));
    }

    private static Finding FindingOf(string callId, Guid? tenantId) =>
        new(callId, "agent_one", tenantId, FindingKind.Missing, FindingOutcome.Filled, null, null, 61_499, Now.AddMinutes(-30));

    // The window begins a millisecond early, so that it is never empty.
    private static double Hours(TimeSpan span) => Math.Round(span.TotalHours, 3);

    private static async Task<Guid[]> IdsAsync(PostgresReconciliationReader reader, ReadScope scope, Guid? workspace = null) =>
        [.. (await reader.ListAsync(scope, new ReconciliationQuery(10, workspace, null), Cancel)).Select(run => run.RunId)];
}

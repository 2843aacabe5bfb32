using Aivors.Grains.Contracts;
using Aivors.Grains.Reconciliation;
using Aivors.Testing;
using Aivors.Testing.Retell;
using Microsoft.Extensions.DependencyInjection;

namespace Aivors.Tests.Cluster;

/// <summary>The reconciliation outlives a wiped Redis, a lost silo and a second activation.</summary>
public sealed class ReconciliationLifeTests(Backends backends)
{
    private const string Reminder = "reconcile-every-15m";

    [Fact]
    public async Task A_reminder_that_was_wiped_is_registered_again_and_without_a_key_there_is_none()
    {
        await using var bench = await ReconciliationBench.StartAsync(backends, withAgency: true);
        var services = bench.Cluster.Cluster.Silos[0].ServiceProvider;
        var (reminders, table) = (services.GetRequiredService<ReconciliationReminders>(), services.GetRequiredService<IReminderTable>());
        await reminders.EnsureAllAsync(CancellationToken.None);
        Assert.Equal([Reminder], await NamesAsync(table, bench.Grain));
        Assert.Equal([Reminder], await NamesAsync(table, bench.GrainOf(IReconciliationGrain.Agency)));

        await table.TestOnlyClearTable();
        Assert.Empty(await NamesAsync(table, bench.Grain));
        await reminders.EnsureAllAsync(CancellationToken.None);
        Assert.Equal([Reminder], await NamesAsync(table, bench.Grain));

        var etag = (await table.ReadRows(bench.Grain.GetGrainId())).Reminders.Single().ETag;
        await reminders.EnsureAllAsync(CancellationToken.None);
        Assert.Equal(etag, (await table.ReadRows(bench.Grain.GetGrainId())).Reminders.Single().ETag);

        var nobody = bench.GrainOf(Guid.NewGuid());
        await nobody.EnsureAsync();
        Assert.Empty(await NamesAsync(table, nobody));
        Assert.Equal(ReconciliationAnswer.NoKey, await nobody.RequestAsync(Guid.CreateVersion7(), DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow, "admin"));
    }

    [Fact]
    public async Task Turned_off_it_takes_its_reminder_away_and_still_runs_on_demand()
    {
        await using var bench = await ReconciliationBench.StartAsync(backends, configure: options => options.IntervalMinutes = 0);
        var table = bench.Cluster.Cluster.Silos[0].ServiceProvider.GetRequiredService<IReminderTable>();
        await table.UpsertRow(new ReminderEntry { GrainId = bench.Grain.GetGrainId(), ReminderName = Reminder, StartAt = DateTime.UtcNow.AddHours(1), Period = TimeSpan.FromMinutes(15) });

        await bench.Grain.EnsureAsync();

        Assert.Empty(await NamesAsync(table, bench.Grain));
        Assert.Equal("done", (await bench.RunAsync()).Status);
    }

    [Fact]
    public async Task Of_two_silos_that_try_at_once_one_works()
    {
        await using var bench = await ReconciliationBench.StartAsync(backends, silos: 2);
        bench.AddCall("call_1", DateTimeOffset.UtcNow.AddHours(-1));
        var (reached, gate) = (new TaskCompletionSource(), new TaskCompletionSource());
        bench.Retell.When = request => !request.Contains("list-calls", StringComparison.Ordinal) ? null : new StandInFault("held", async http =>
        {
            reached.TrySetResult();
            await gate.Task;
            await StandInFault.Status(500).AnswerAsync(http);
        });
        var workers = bench.Cluster.Cluster.Silos.Select(silo => silo.ServiceProvider.GetRequiredService<ReconciliationWorker>()).ToArray();

        var first = workers[0].WorkAsync(bench.WorkspaceId, scheduled: true, CancellationToken.None);
        await reached.Task;
        Assert.False(await workers[1].WorkAsync(bench.WorkspaceId, scheduled: true, CancellationToken.None));
        bench.Retell.When = null;
        gate.SetResult();
        Assert.True(await first);
        Assert.True(await workers[1].WorkAsync(bench.WorkspaceId, scheduled: true, CancellationToken.None));

        Assert.Equal("failed, done", await bench.Database.ScalarAsync<string>("select string_agg(status, ', ' order by run_id) from reconciliations"));
        Assert.Equal(1L, await bench.Database.ScalarAsync<long>("select count(*) from deliveries"));
    }

    [Fact]
    public async Task A_run_whose_silo_was_lost_is_taken_up_again()
    {
        await using var bench = await ReconciliationBench.StartAsync(backends);
        bench.AddCall("call_1", DateTimeOffset.UtcNow.AddHours(-1));
        var runId = Guid.CreateVersion7();
        await bench.Database.ExecuteAsync(
            """
            insert into reconciliations (run_id, workspace_id, tenant_id, kind, from_at, to_at, actor, asked_at, due_at, status, started_at)
            values ($1, $2, $3, 'requested', now() - interval '3 h', now(), 'admin', now(), now(), 'running', now())
            """,
            runId, bench.WorkspaceId, bench.TenantId);
        await bench.Database.ExecuteAsync(
            "insert into reconciled_workspaces (workspace_id, lease_id, leased_until) values ($1, gen_random_uuid(), now() - interval '1 s')", bench.WorkspaceId);

        await bench.Grain.EnsureAsync();

        Assert.Equal(("done", 1), await bench.EndOfAsync(runId) is { } run ? (run.Status, run.Counts.Filled) : default);
    }

    private static async Task<string[]> NamesAsync(IReminderTable table, IReconciliationGrain grain) =>
        [.. (await table.ReadRows(grain.GetGrainId())).Reminders.Select(reminder => reminder.ReminderName)];
}

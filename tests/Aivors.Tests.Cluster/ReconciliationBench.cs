using Aivors.Grains.Contracts;
using Aivors.Grains.Reconciliation;
using Aivors.Grains.Retell.Api;
using Aivors.Grains.Workspaces;
using Aivors.Testing;
using Aivors.Testing.Retell;
using Aivors.Testing.Stack;
using Microsoft.Extensions.DependencyInjection;

namespace Aivors.Tests.Cluster;

/// <summary>A cluster that reconciles with the stand-in of Retell: a tenant with a workspace and an agent of its own, connected a day ago.</summary>
internal sealed class ReconciliationBench : IAsyncDisposable
{
    public const string Key = "key_of_the_tenant";
    public const string AgencyKey = "key_of_the_agency";
    public const string AgentId = "agent_a";

    private ReconciliationBench(GrainCluster cluster, RetellStandIn retell, Guid tenantId, Guid workspaceId) =>
        (Cluster, Retell, TenantId, WorkspaceId) = (cluster, retell, tenantId, workspaceId);

    public GrainCluster Cluster { get; }

    public TestDatabase Database => Cluster.Database;

    public RetellStandIn Retell { get; }

    public StandInWorkspace Workspace { get; private init; } = null!;

    public StandInWorkspace Agency { get; private init; } = null!;

    public Guid TenantId { get; }

    public Guid WorkspaceId { get; }

    public IReconciliationGrain Grain => GrainOf(WorkspaceId);

    public IReconciliationGrain GrainOf(Guid workspace) => Cluster.Cluster.Client.GetGrain<IReconciliationGrain>(workspace);

    public static async Task<ReconciliationBench> StartAsync(
        Backends backends, short silos = 1, Action<ReconciliationOptions>? configure = null, bool withAgency = false)
    {
        var retell = await RetellStandIn.StartAsync();
        var cluster = await GrainCluster.StartAsync(backends, silos, more: silo =>
        {
            silo.UseInMemoryReminderService();
            silo.Services.AddRetellApi().AddWorkspaceKeys(addsToRing: false).AddReconciliation();
            silo.Services.Configure<RetellApiOptions>(options => (options.BaseUrl, options.Retries) = (retell.BaseUrl, 0));
            silo.Services.Configure<AgencyOptions>(options => options.ApiKey = withAgency ? AgencyKey : null);
            silo.Services.Configure<ReconciliationOptions>(options => configure?.Invoke(options));
        });
        var tenantId = await cluster.OpenTenantAsync(AgentId);
        await cluster.Database.ExecuteAsync("update agent_bindings set from_at = now() - interval '1 day'");
        var workspaceId = await TestWorkspaces.StoreAsync(cluster.Database, tenantId, Key);
        var workspace = retell.AddWorkspace(Key);
        workspace.AddAgent(AgentId);
        return new ReconciliationBench(cluster, retell, tenantId, workspaceId) { Workspace = workspace, Agency = retell.AddWorkspace(AgencyKey) };
    }

    /// <summary>A call that Retell has and that ended a while ago, as its webhook tells of it.</summary>
    public CallDelivery AddCall(string callId, DateTimeOffset start, long durationMs = 61_499, string agentId = AgentId)
    {
        Workspace.AddCall(callId, agentId, start, durationMs);
        return Delivery(callId, start, durationMs, agentId);
    }

    public static CallDelivery Delivery(string callId, DateTimeOffset start, long durationMs = 61_499, string agentId = AgentId)
    {
        // Retell's times are whole milliseconds.
        start = DateTimeOffset.FromUnixTimeMilliseconds(start.ToUnixTimeMilliseconds());
        var ended = Deliveries.Ended(agentId, callId, durationMs);
        return ended with
        {
            Door = "n8n",
            ReceivedAt = start.AddMilliseconds(durationMs),
            Fields = ended.Fields with { StartedAt = start, EndedAt = start.AddMilliseconds(durationMs) },
        };
    }

    /// <summary>Asks for a run over the last hours and waits for its end.</summary>
    public async Task<ReconciliationRun> RunAsync(Guid? workspace = null, double hours = 6)
    {
        var (runId, now) = (Guid.CreateVersion7(), DateTimeOffset.UtcNow);
        Assert.Equal(ReconciliationAnswer.Accepted, await GrainOf(workspace ?? WorkspaceId).RequestAsync(runId, now.AddHours(-hours), now, "admin"));
        return await EndOfAsync(runId);
    }

    /// <summary>The reminder fires; waits for the end of the window that it begins.</summary>
    public async Task<ReconciliationRun> TickAsync(Guid? workspace = null)
    {
        var before = await NewestAsync("scheduled");
        await GrainOf(workspace ?? WorkspaceId).AsReference<IRemindable>().ReceiveReminder("reconcile-every-15m", default);
        await Poll.UntilAsync("the window is done", async () =>
            await NewestAsync("scheduled") is { Status: "done" or "failed" } newest && newest.RunId != before?.RunId);
        return (await NewestAsync("scheduled"))!;
    }

    public async Task<ReconciliationRun> EndOfAsync(Guid runId)
    {
        await Poll.UntilAsync("the run is done", async () => (await FindAsync(runId)).Run is { Status: "done" or "failed" });
        return (await FindAsync(runId)).Run;
    }

    public async Task<ReconciliationDetails> FindAsync(Guid runId) =>
        (await new Grains.Journal.Postgres.PostgresReconciliationReader(Database.Reader).FindAsync(ReadScope.Admin(), runId, 1000, CancellationToken.None))!;

    public async Task<ReconciliationRun?> NewestAsync(string kind) =>
        (await new Grains.Journal.Postgres.PostgresReconciliationReader(Database.Reader).ListAsync(
            ReadScope.Admin(), new ReconciliationQuery(100, null, null), CancellationToken.None)).FirstOrDefault(run => run.Kind == kind);

    /// <summary>What the tenant's journal tells of reconciliations, oldest first.</summary>
    public Task<string> FactsAsync() => Database.ScalarAsync<string>(
        """
        select coalesce(string_agg(format('missing %s filled %s differing %s corrected %s extra %s failed %s', data->>'missing', data->>'filled',
          data->>'differing', data->>'corrected', data->>'extra', data->>'failed'), ', ' order by seq), '')
        from journal where kind = 'reconciled'
        """);

    public async ValueTask DisposeAsync()
    {
        await Cluster.DisposeAsync();
        await Retell.DisposeAsync();
    }
}

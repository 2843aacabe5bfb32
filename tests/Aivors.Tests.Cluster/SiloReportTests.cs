using Aivors.Grains.Contracts;
using Aivors.Testing;

namespace Aivors.Tests.Cluster;

public sealed class SiloReportTests(Backends backends)
{
    [Fact]
    public async Task Each_silo_tells_of_itself_and_of_its_own_commits()
    {
        await using var cluster = await GrainCluster.StartAsync(backends, silos: 2);
        for (var i = 0; i < 8; i++)
        {
            await cluster.OpenTenantAsync($"agent_{i}");
            await cluster.Agent($"agent_{i}").DeliverAsync(Deliveries.Ended($"agent_{i}", $"call_{i}"));
        }

        var silos = await cluster.Cluster.Client.GetGrain<IManagementGrain>(0).GetHosts(onlyActive: true);
        var reports = await Task.WhenAll(silos.Keys.Select(silo => Silo(cluster, silo.ToParsableString()).GetReportAsync()));

        Assert.Equal(2, reports.Length);
        Assert.Equal(8, reports.Sum(report => report.Journal.DeliveriesLastMinute));
        Assert.All(reports, report => Assert.True(report is { MemoryBytes: > 0, Journal.QueueDepth: 0 }));
        Assert.All(reports, report => Assert.Equal(report.Journal.GroupsLastMinute > 0, report.Journal.CommitP99Ms > 0));
    }

    [Fact]
    public async Task A_silo_that_is_not_there_is_asked_in_vain()
    {
        await using var cluster = await GrainCluster.StartAsync(backends);
        await Assert.ThrowsAnyAsync<Exception>(() => Silo(cluster, "127.0.0.1:9@1").GetReportAsync());
    }

    private static ISiloGrain Silo(GrainCluster cluster, string address) => cluster.Cluster.Client.GetGrain<ISiloGrain>(address);
}

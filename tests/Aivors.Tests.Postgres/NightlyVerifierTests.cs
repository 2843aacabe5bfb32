using System.Diagnostics.Metrics;
using Aivors.Grains.Contracts;
using Aivors.Grains.Journal;
using Aivors.Grains.Journal.Postgres;
using Aivors.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Aivors.Tests.Postgres;

public sealed class NightlyVerifierTests(Backends backends)
{
    [Theory]
    [InlineData("2026-09-21T02:59:59Z", 1)]
    [InlineData("2026-09-21T03:00:00Z", 86_400)]
    [InlineData("2026-09-21T23:00:00Z", 14_400)]
    public void It_waits_for_its_hour(string now, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), NightlyVerifier.UntilNext(DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture), 3));

    [Fact]
    public async Task It_tells_the_share_that_is_explained_as_the_silos_login_sees_it()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var good = await bench.OpenTenantAsync("agent_one");
        await bench.OpenTenantAsync("agent_two");
        await bench.AppendAsync(good, Deliveries.Ended("agent_one", "call_1"));
        await bench.Database.ExecuteAsync("update tenants set balance_seconds = 60, granted_seconds = 60 where tenant_id <> $1", good);

        var (report, told) = await VerifyAsync(bench);

        Assert.Equal((2, 1, 1, 50), (report!.Tenants, report.Clean, report.Findings, report.ExplainedPercent));
        Assert.Equal(50, told["aivors.verification.explained"]);
        var reader = new PostgresVerificationReader(bench.Database.Reader);
        var stored = await reader.FindLatestAsync(ReadScope.Admin(), null, CancellationToken.None);
        Assert.Equal((report.VerificationId, 50, "system"), (stored!.VerificationId, stored.ExplainedPercent, stored.Actor));
        Assert.NotEqual(good, Assert.Single(stored.Shown).TenantId);
        Assert.Null(await reader.FindLatestAsync(ReadScope.Tenant(good), null, CancellationToken.None));
        Assert.Equal(1, told["aivors.verification.findings"]);
    }

    [Fact]
    public async Task While_another_silo_is_at_it_it_does_nothing_and_tells_nothing()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        await using var other = await bench.Database.Writer.OpenConnectionAsync();
        await using var take = new Npgsql.NpgsqlCommand($"select pg_advisory_lock({0x76_65_72_69_66_79})", other);
        await take.ExecuteNonQueryAsync();

        var (report, told) = await VerifyAsync(bench);

        Assert.Null(report);
        Assert.Empty(told);
    }

    private static async Task<(VerificationRecord? Report, Dictionary<string, double> Told)> VerifyAsync(JournalBench bench)
    {
        await using var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        var meters = services.GetRequiredService<IMeterFactory>();
        var metrics = new VerificationMetrics(meters);
        var runs = new VerificationRuns(
            bench.Database.Writer, new JournalVerifier(bench.Database.Writer), TimeProvider.System, NullLogger<VerificationRuns>.Instance);
        using var verifier = new NightlyVerifier(
            runs, metrics, Options.Create(new JournalOptions()), TimeProvider.System, NullLogger<NightlyVerifier>.Instance);
        var report = await verifier.RunAsync(CancellationToken.None);

        var told = new Dictionary<string, double>(StringComparer.Ordinal);
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, l) =>
        {
            if (ReferenceEquals(instrument.Meter.Scope, meters)) l.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<double>((instrument, value, _, _) => told[instrument.Name] = value);
        listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => told[instrument.Name] = value);
        listener.Start();
        listener.RecordObservableInstruments();
        return (report, told);
    }
}

using Aivors.Grains.Contracts;
using Aivors.Grains.Journal.Postgres.Calls;
using Microsoft.Extensions.DependencyInjection;

namespace Aivors.Grains.Journal.Postgres;

/// <summary>Registers what the Api reads with.</summary>
public static class ReaderSetup
{
    /// <summary>The readers, over the registered <c>NpgsqlDataSource</c>: log it in as <see cref="DatabaseRoles.Reader"/>.</summary>
    public static IServiceCollection AddReaders(this IServiceCollection services) => services
        .AddSingleton<ICallReader, PostgresCallReader>()
        .AddSingleton<ICallListReader, PostgresCallListReader>()
        .AddSingleton<IDayReader, PostgresDayReader>()
        .AddSingleton<IOverviewReader, PostgresOverviewReader>()
        .AddSingleton<ILedgerReader, PostgresLedgerReader>()
        .AddSingleton<IDeliveryReader, PostgresDeliveryReader>()
        .AddSingleton<ITenantReader, PostgresTenantReader>()
        .AddSingleton<ISystemReader, PostgresSystemReader>()
        .AddSingleton<ILiveReader, PostgresLiveReader>()
        .AddSingleton<IAuditReader, PostgresAuditReader>()
        .AddSingleton<IVerificationReader, PostgresVerificationReader>()
        .AddSingleton<IReconciliationReader, PostgresReconciliationReader>();
}

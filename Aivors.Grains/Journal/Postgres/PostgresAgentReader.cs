using Aivors.Grains.Contracts;
using Npgsql;
using static Aivors.Grains.Journal.Postgres.AccountReading;

namespace Aivors.Grains.Journal.Postgres;

/// <summary>The open bindings of a tenant.</summary>
internal sealed class PostgresAgentReader(NpgsqlDataSource database) : IAgentReader
{
    public Task<IReadOnlyList<ConnectedAgent>> ListAsync(ReadScope scope, Guid tenantId, CancellationToken cancel) =>
        PostgresErrors.TranslateAsync(async () =>
        {
            await using var batch = database.CreateBatch(scope);
            batch.Add(
                "select agent_id, from_at from agent_bindings where tenant_id = $1 and to_at is null order by from_at, binding_id limit 1000",
                Value(tenantId));
            await using var rows = await batch.ExecuteScopedAsync(cancel);
            var agents = new List<ConnectedAgent>();
            while (await rows.ReadAsync(cancel))
            {
                agents.Add(new ConnectedAgent(rows.GetString(0), rows.Time(1)));
            }

            return (IReadOnlyList<ConnectedAgent>)agents;
        });
}

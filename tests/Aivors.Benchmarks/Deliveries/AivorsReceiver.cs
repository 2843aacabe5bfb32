using Aivors.Benchmarks.Load;
using Aivors.Testing.Stack;
using Npgsql;

namespace Aivors.Benchmarks.Deliveries;

/// <summary>The product as it is deployed: the AppHost's Api and Silo as processes of their own on its Postgres and Redis.</summary>
internal sealed class AivorsReceiver : IReceiver
{
    // As connecting and granting leave them: two facts, credits, one open binding. Straight into the tables, or it would take minutes.
    private const string Seed = """
        with made as (
          insert into tenants (tenant_id, name, first_user_id, created_at, head_seq, balance_seconds, granted_seconds)
          select md5($1 || i)::uuid, 'Bench ' || i, md5($1 || 'u' || i)::uuid, now(), 2, $3, $3 from generate_series(0, $2 - 1) i
          returning tenant_id, first_user_id),
        users as (
          insert into users (user_id, tenant_id, name, email, password_hash, role, created_at)
          select first_user_id, tenant_id, 'Bench', first_user_id || '@example.test', '-', 'user', now() from made),
        granted as (
          insert into journal (tenant_id, seq, at, kind, amount_seconds, balance_seconds, actor)
          select tenant_id, 1, now(), 'credits_granted', $3, $3, 'system' from made),
        connected as (
          insert into journal (tenant_id, seq, at, kind, balance_seconds, data, actor)
          select md5($1 || i)::uuid, 2, now(), 'agent_connected', $3, jsonb_build_object('agent_id', agents.id), 'system'
          from unnest($4) with ordinality agents(id, n), lateral (select n - 1 as i) t)
        insert into agent_bindings (agent_id, tenant_id, from_at, actor)
        select agents.id, md5($1 || (n - 1))::uuid, now() - interval '10 years', 'system' from unnest($4) with ordinality agents(id, n)
        """;

    private readonly AppHostProcess _host;
    private readonly NpgsqlDataSource _owner;

    private AivorsReceiver(AppHostProcess host, StackApi api, string connectionString, string[] agents)
    {
        _host = host;
        _owner = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString) { MaxPoolSize = 4 });
        ConnectionString = connectionString;
        Agents = agents;
        Target = new Target(api.Address, "/api/n8n/retell-webhook", [(StackApi.SecretHeader, api.WebhookSecret)]);
    }

    public string Name => "Aivors";

    public Target Target { get; }

    public string[] Agents { get; }

    public string ConnectionString { get; }

    public IReadOnlyDictionary<string, Func<IEnumerable<int>>> Processes => new Dictionary<string, Func<IEnumerable<int>>>(StringComparer.Ordinal)
    {
        ["api"] = () => Parts("Aivors.Api.dll"),
        ["silo"] = () => Parts("Aivors.Silo.dll"),
        ["redis"] = () => Parts("redis-server"),
    };

    public static async Task<AivorsReceiver> StartAsync(AppHostProcess host, StackApi api, string connectionString, string mark, int tenants = Fleet.Tenants)
    {
        string[] agents = [.. Enumerable.Range(0, tenants).Select(i => Payloads.AgentId(mark, i))];
        var receiver = new AivorsReceiver(host, api, connectionString, agents);
        await using var seed = receiver._owner.CreateCommand(Seed);
        seed.CommandTimeout = 300;
        seed.Parameters.Add(new NpgsqlParameter<string> { TypedValue = mark });
        seed.Parameters.Add(new NpgsqlParameter<int> { TypedValue = tenants });
        seed.Parameters.Add(new NpgsqlParameter<long> { TypedValue = Fleet.GrantedMinutes * 60 });
        seed.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = agents });
        await seed.ExecuteNonQueryAsync();
        return receiver;
    }

    public async Task<IReadOnlyList<string>> CheckAsync(string run, int acknowledged, int sent)
    {
        await using var command = _owner.CreateCommand("""
            select (select count(*) from calls where call_id like $1),
              (select count(*) from journal where kind = 'call_charged' and call_id like $1),
              (select count(*) - count(distinct (tenant_id, call_id)) from journal where kind = 'call_charged' and call_id like $1),
              (select coalesce(-sum(amount_seconds), 0)::bigint from journal where call_id like $1),
              (select count(*) from tenants t where t.balance_seconds
                 <> (select sum(amount_seconds) from journal j where j.tenant_id = t.tenant_id))
            """);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = $@"call\_{run}%" });
        await using var row = await command.ExecuteReaderAsync();
        await row.ReadAsync();
        return [.. Findings(row, acknowledged, sent)];
    }

    public async ValueTask DisposeAsync() => await _owner.DisposeAsync();

    private static IEnumerable<string> Findings(NpgsqlDataReader row, int acknowledged, int sent)
    {
        var (calls, charges, twice, seconds, wrong) = (row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4));
        if (calls < acknowledged || calls > sent) yield return $"{acknowledged} acknowledged of {sent} sent, {calls} calls stored";
        if (charges != calls) yield return $"{calls} calls, {charges} charges";
        if (twice != 0) yield return $"{twice} calls charged twice";
        if (seconds != charges * Fleet.MinutesPerCall * 60) yield return $"{charges} charges came to {seconds} s";
        if (wrong != 0) yield return $"{wrong} tenants whose balance is not the sum of their facts";
    }

    private IEnumerable<int> Parts(string command) => ProcessTable.DescendantsOf(_host.Id)
        .Where(process => process.Command.Contains(command, StringComparison.Ordinal)).Select(process => process.Id);
}

using System.Globalization;
using Npgsql;

namespace Aivors.Testing.Stack;

/// <summary>
/// A client with so many calls, over three agents and a year, made by SQL as the appending statement would have left them: calls, facts with
/// running balances, counters by day and hour, deliveries. The text of a call is as long as real ones.
/// </summary>
internal sealed class TenantOfSize
{
    // $1 tenant, $2 mark, $3 calls, $4 agents. One in forty is still only started; the rest is spread over outcomes as real calls are.
    private const string Calls = """
        insert into calls (call_id, tenant_id, agent_id, agent_name, call_type, direction, from_number, to_number, status, outcome, event, event_rank,
          first_at, at, day, hour, started_at, ended_at, duration_ms, duration_source, duration_rank, disconnection_reason, transcript, summary,
          sentiment, successful, in_voicemail, analysis, payload, charged_seconds, charge_seq, rule)
        select 'call_' || $2 || lpad(n::text, 12, '0'), $1, $4[1 + n % 3], 'Agent ' || (1 + n % 3), 'phone_call',
          case when n % 4 = 0 then 'outbound' else 'inbound' end, '+1415555' || lpad((n % 10000)::text, 4, '0'), '+16505550199', 'ended',
          (array['answered', 'answered', 'answered', 'transferred', 'voicemail', 'no_answer', 'failed'])[1 + n % 7], 'call_analyzed', 3,
          at, at, (at at time zone 'UTC')::date, extract(hour from at at time zone 'UTC'), at, at + ms * interval '1 ms', ms, 4, 3, 'user_hangup',
          'Agent: How can I help you today?' || repeat(E'\nUser: I would like to move appointment ' || n || ' to another day.', 8 + n % 24),
          'The caller moved appointment ' || n, (array['Positive', 'Neutral', 'Negative'])[1 + n % 3], n % 5 <> 0, n % 7 = 4,
          '{"call_successful":true}', convert_to('{"call_id":"call_' || $2 || lpad(n::text, 12, '0') || '","duration_ms":' || ms || '}', 'UTF8'),
          ((ms + 59999) / 60000) * 60, n + 1, 'minute-up@1'
        from (select n, now() - interval '365 days' * (1 - n::float8 / $3) as at, 5000 + (n::int8 * 7919 % 600000)::int4 as ms from generate_series(1, $3) n) made
        """;

    private const string Facts = """
        with charged as (
          select call_id, at, charge_seq, charged_seconds, duration_ms, sum(charged_seconds) over (order by charge_seq) as so_far
          from calls where tenant_id = $1)
        insert into journal (tenant_id, seq, at, kind, call_id, amount_seconds, balance_seconds, rule, data, actor)
        select $1, c.charge_seq, c.at, 'call_charged', c.call_id, -c.charged_seconds, t.granted_seconds - c.so_far, 'minute-up@1',
          jsonb_build_object('duration_ms', c.duration_ms, 'source', 4, 'event', 'call_analyzed'), 'retell'
        from charged c, tenants t where t.tenant_id = $1
        """;

    private const string Sums = """
        update tenants t set head_seq = t.head_seq + made.calls, charged_seconds = made.seconds, balance_seconds = t.granted_seconds - made.seconds
        from (select count(*) as calls, sum(charged_seconds) as seconds from calls where tenant_id = $1) made where t.tenant_id = $1
        """;

    private const string Days = """
        insert into call_days (tenant_id, day, agent_id, calls, finished, inbound, outbound, answered, transferred, voicemail, no_answer, failed,
          successful, unsuccessful, positive, neutral, negative, duration_ms, charged_seconds)
        select tenant_id, day, agent_id, count(*), count(*), count(*) filter (where direction = 'inbound'), count(*) filter (where direction = 'outbound'),
          count(*) filter (where outcome = 'answered'), count(*) filter (where outcome = 'transferred'), count(*) filter (where outcome = 'voicemail'),
          count(*) filter (where outcome = 'no_answer'), count(*) filter (where outcome = 'failed'), count(*) filter (where successful),
          count(*) filter (where not successful), count(*) filter (where sentiment = 'Positive'), count(*) filter (where sentiment = 'Neutral'),
          count(*) filter (where sentiment = 'Negative'), sum(duration_ms), sum(charged_seconds)
        from calls where tenant_id = $1 group by tenant_id, day, agent_id
        """;

    private const string Hours = """
        insert into call_hours (tenant_id, day, hour, agent_id, calls, duration_ms, charged_seconds)
        select tenant_id, day, hour, coalesce(agent_id, ''), count(*), sum(duration_ms), sum(charged_seconds)
        from calls where tenant_id = $1 group by grouping sets ((tenant_id, day, hour, agent_id), (tenant_id, day, hour))
        """;

    private const string Deliveries = """
        insert into deliveries (delivery_id, received_at, door, verdict, tenant_id, agent_id, call_id, event, seq)
        select gen_random_uuid(), at, 'n8n', 'recorded', tenant_id, agent_id, call_id, event, charge_seq from calls where tenant_id = $1
        """;

    private const string LeftOutOfSearch = """
        insert into call_search_progress (tenant_id, up_to_seq) select tenant_id, head_seq from tenants where tenant_id = $1
        on conflict (tenant_id) do update set up_to_seq = excluded.up_to_seq
        """;

    private TenantOfSize(SignedUp user, int calls, string mark) => (User, Count, Mark) = (user, calls, mark);

    public SignedUp User { get; }

    public int Count { get; }

    private string Mark { get; }

    /// <summary>The id of the call of this number, 1 to <see cref="Count"/>, the oldest first.</summary>
    public string CallId(int number) => string.Create(CultureInfo.InvariantCulture, $"call_{Mark}{number:D12}");

    /// <param name="searchable">Whether the silos are to index the calls, which takes them minutes for 100,000.</param>
    public static async Task<TenantOfSize> CreateAsync(StackApi api, ApiClient admin, NpgsqlDataSource owner, int calls, bool searchable = true)
    {
        var user = await api.SignUpAsync();
        await StackApi.GrantAsync(admin, user.UserId, 1_000_000);
        var tenant = new TenantOfSize(user, calls, Guid.NewGuid().ToString("N")[..8]);
        await using var find = owner.CreateCommand("select tenant_id from users where user_id = $1");
        find.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = Guid.Parse(user.UserId) });
        var tenantId = (Guid)(await find.ExecuteScalarAsync())!;
        string[] agents = [StackApi.NewAgent(), StackApi.NewAgent(), StackApi.NewAgent()];
        await using var connection = await owner.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await RunAsync(connection, Calls, tenantId, tenant.Mark, calls, agents);
        foreach (var sql in new[] { Facts, Sums, Days, Hours, Deliveries }.Concat(searchable ? [] : [LeftOutOfSearch]))
        {
            await RunAsync(connection, sql, tenantId);
        }

        await transaction.CommitAsync();
        return tenant;
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql, params object[] values)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 900 };
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        await command.ExecuteNonQueryAsync();
    }
}

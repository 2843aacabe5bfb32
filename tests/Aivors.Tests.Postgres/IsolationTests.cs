using Aivors.Testing;
using Npgsql;

namespace Aivors.Tests.Postgres;

/// <summary>The second line of defence: what the roles may do whatever the code asks for.</summary>
public sealed class IsolationTests(Backends backends)
{
    private static readonly string[] TenantTables = ["tenants", "journal", "calls", "call_days", "call_hours", "agent_bindings", "deliveries", "seals", "users", "reconciliations"];

    [Fact]
    public async Task The_reader_sees_nothing_without_a_tenant_and_only_its_own_with_one()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var one = await bench.OpenTenantAsync("agent_one");
        var two = await bench.OpenTenantAsync("agent_two");
        await bench.AppendAsync(one, Deliveries.Ended("agent_one", "call_1"));
        await bench.AppendAsync(two, Deliveries.Ended("agent_two", "call_2"));

        foreach (var table in TenantTables)
        {
            Assert.Equal(0L, await CountAsync(bench, table, tenant: null));
            Assert.Equal(0L, await CountAsync(bench, table, one, $"where tenant_id <> '{one}'"));
        }

        Assert.Equal(1L, await CountAsync(bench, "calls", one));
        Assert.Equal(0L, await CountAsync(bench, "refresh_tokens", one));
        Assert.Equal(0L, await CountAsync(bench, "audit_log", one));
    }

    [Theory]
    [InlineData("update journal set amount_seconds = 0")]
    [InlineData("delete from journal")]
    [InlineData("truncate journal")]
    [InlineData("alter table journal disable row level security")]
    [InlineData("update seals set hash = hash")]
    [InlineData("delete from deliveries")]
    [InlineData("update audit_log set actor = ''")]
    public async Task Neither_role_can_change_what_is_written(string sql)
    {
        await using var database = await backends.CreateDatabaseAsync();
        foreach (var login in new[] { database.Writer, database.Reader })
        {
            await using var command = login.CreateCommand(sql);
            var refused = await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync());
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
        }
    }

    [Theory]
    [InlineData("insert into journal (tenant_id, seq, at, kind, amount_seconds, balance_seconds, actor) values (gen_random_uuid(), 1, now(), 'credits_granted', 60, 60, 'x')")]
    [InlineData("update tenants set balance_seconds = 1")]
    [InlineData("insert into calls (call_id) values ('x')")]
    [InlineData("delete from users")]
    [InlineData("update users set role = 'admin'")]
    public async Task The_reader_cannot_write_what_is_the_silos(string sql)
    {
        await using var database = await backends.CreateDatabaseAsync();
        await using var command = database.Reader.CreateCommand(sql);
        var refused = await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync());
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    [Fact]
    public async Task No_role_but_the_owner_can_bypass_row_security_and_every_tenant_table_has_it()
    {
        await using var database = await backends.CreateDatabaseAsync();
        Assert.Equal(0L, await database.ScalarAsync<long>(
            "select count(*) from pg_roles where rolname like 'aivors\\_%' and (rolsuper or rolbypassrls or rolcreaterole)"));
        Assert.Equal(
            "schema_migrations",
            await database.ScalarAsync<string>(
                "select string_agg(relname, ',') from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and not relrowsecurity"));
    }

    [Theory]
    [InlineData("journal_pkey", "insert into journal select tenant_id, seq, at, kind, call_id, amount_seconds, balance_seconds, rule, data, actor, null from journal")]
    [InlineData("journal_one_charge_per_call", "insert into journal select tenant_id, seq + 100, at, kind, call_id, amount_seconds, balance_seconds, rule, data, actor, null from journal where kind = 'call_charged'")]
    [InlineData("journal_one_fact_per_command", "insert into journal select tenant_id, seq + 100, at, kind, call_id, amount_seconds, balance_seconds, rule, data, actor, command_key from journal where command_key = 'open'")]
    [InlineData("journal_amount_fits_kind", "insert into journal select tenant_id, seq + 100, at, 'call_started', 'c', 60, balance_seconds, null, data, actor, null from journal where seq = 1")]
    [InlineData("tenants_balance_is_granted_less_charged", "update tenants set balance_seconds = balance_seconds + 60")]
    [InlineData("agent_bindings_never_overlap", "insert into agent_bindings (agent_id, tenant_id, from_at, to_at, actor) select agent_id, tenant_id, from_at + interval '1 s', from_at + interval '2 s', actor from agent_bindings")]
    public async Task The_constraints_hold_against_the_owner_too(string constraint, string sql)
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var tenant = await bench.OpenTenantAsync("agent_one");
        await bench.AppendAsync(tenant, Deliveries.Ended("agent_one", "call_1"));

        var refused = await Assert.ThrowsAsync<PostgresException>(() => bench.Database.ExecuteAsync(sql));

        Assert.Equal(constraint, refused.ConstraintName);
    }

    private static async Task<long> CountAsync(JournalBench bench, string table, Guid? tenant, string where = "")
    {
        await using var connection = await bench.Database.Reader.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var scope = new NpgsqlCommand($"select set_config('aivors.tenant_id', '{tenant}', true)", connection);
        await scope.ExecuteNonQueryAsync();
        await using var count = new NpgsqlCommand($"select count(*) from {table} {where}", connection);
        return (long)(await count.ExecuteScalarAsync())!;
    }
}

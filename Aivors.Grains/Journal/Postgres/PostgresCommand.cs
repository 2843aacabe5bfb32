using Aivors.Grains.Contracts;
using Npgsql;

namespace Aivors.Grains.Journal.Postgres;

/// <summary>One command, in a transaction of its own under the tenant's lock. Rare, so it may take several round trips.</summary>
internal sealed class PostgresCommand
{
    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlTransaction _transaction;
    private readonly Guid _tenantId;
    private readonly TenantCommand _command;
    private readonly DateTimeOffset _now;
    private readonly CancellationToken _cancel;

    private PostgresCommand(NpgsqlConnection connection, NpgsqlTransaction transaction, Guid tenantId, TenantCommand command, DateTimeOffset now,
        CancellationToken cancel) =>
        (_connection, _transaction, _tenantId, _command, _now, _cancel) = (connection, transaction, tenantId, command, now, cancel);

    public static async Task<CommandOutcome> RunAsync(NpgsqlConnection connection, Guid tenantId, TenantCommand command, DateTimeOffset now,
        CancellationToken cancel)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        var outcome = await new PostgresCommand(connection, transaction, tenantId, command, now, cancel).RunAsync();
        if (outcome.Status is CommandStatus.Done or CommandStatus.Unchanged)
        {
            await transaction.CommitAsync(cancel);
        }
        else
        {
            await transaction.RollbackAsync(cancel);
        }

        return outcome;
    }

    private async Task<CommandOutcome> RunAsync()
    {
        if (_command is OpenTenant open && !await TryOpenAsync(open))
        {
            return Of(CommandStatus.EmailTaken);
        }

        if (await LockTenantAsync() is not { } tenant)
        {
            return Of(CommandStatus.NoSuchTenant);
        }

        if (await ReadEarlierAsync() is { } earlier)
        {
            // The key makes the command: other content under the same key is somebody's mistake, not a new command.
            var same = earlier == FactOf(_command);
            return Of(same ? CommandStatus.Done : CommandStatus.KeyReused, tenant) with { Repeated = same };
        }

        if (_command.ExpectedHeadSeq is { } expected && expected != tenant.HeadSeq)
        {
            return Of(CommandStatus.HeadMoved, tenant);
        }

        return _command switch
        {
            OpenTenant { GrantSeconds: 0 } => Of(CommandStatus.Done, tenant),
            BindAgent bind => await BindAsync(bind, tenant),
            ReleaseAgent release => await ReleaseAsync(release, tenant),
            ChangeTenant change => await ChangeAsync(change, tenant),
            EraseCalls { CallIds.Length: 0 or > EraseCalls.CallsMax } => Of(CommandStatus.Invalid, tenant),
            EraseCalls erase => await EraseAsync(erase, tenant),
            _ => await AppendAsync(FactOf(_command), tenant),
        };
    }

    private static CommandOutcome Of(CommandStatus status, TenantRecord? tenant = null) => new()
    {
        Status = status,
        Tenant = tenant,
        SeqBefore = tenant?.HeadSeq ?? 0,
        SeqAfter = tenant?.HeadSeq ?? 0,
    };

    /// <summary>The fact that a command becomes. Its text is what "the same command" is judged by, so it holds all that matters.</summary>
    private static CommandFact FactOf(TenantCommand command) => command switch
    {
        OpenTenant c => new("credits_granted", c.GrantSeconds, CommandFact.Data(("reason", "sign-up"))),
        GrantCredits c => new("credits_granted", c.AmountSeconds, CommandFact.Data(("reason", c.Reason))),
        AdjustCredits c => new("credits_adjusted", c.AmountSeconds, CommandFact.Data(("reason", c.Reason))),
        BindAgent c => new("agent_connected", 0, CommandFact.Data(("agent_id", c.AgentId))),
        ReleaseAgent c => new("agent_disconnected", 0, CommandFact.Data(("agent_id", c.AgentId))),
        ChangeTenant c => new("tenant_changed", 0, CommandFact.Data(("status", c.Status), ("plan", c.Plan), ("time_zone", c.TimeZone),
            ("low_balance_seconds", c.LowBalanceSeconds?.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            ("name", CommandFact.MarkOf(c.Name, c.CommandKey)), ("reason", c.Reason),
            ("retention_days", c.RetentionDays?.ToString(System.Globalization.CultureInfo.InvariantCulture)))),
        EraseCalls c => new("call_erased", 0, CommandFact.Data(
            ("cause", c.Cause), ("calls", CommandFact.MarkOf(string.Join('\n', c.CallIds), c.CommandKey)))),
        NoteReconciliation c => new("reconciled", 0, CommandFact.Data(("run_id", c.RunId.ToString()), Count("missing", c.Missing),
            Count("filled", c.Filled), Count("differing", c.Differing), Count("corrected", c.Corrected), Count("extra", c.Extra), Count("failed", c.Failed))),
        _ => throw new ArgumentOutOfRangeException(nameof(command), command.GetType().Name, "There is no such command."),
    };

    private static (string Key, string? Value) Count(string key, int count) => (key, count.ToString(System.Globalization.CultureInfo.InvariantCulture));

    private async Task<bool> TryOpenAsync(OpenTenant open)
    {
        await using var tenant = Command(
            "insert into tenants (tenant_id, name, first_user_id, created_at) values ($1, $2, $3, $4) on conflict do nothing",
            _tenantId, open.Name, open.User.UserId, _now.UtcDateTime);
        await tenant.ExecuteNonQueryAsync(_cancel);
        await using var user = Command(
            """
            insert into users (user_id, tenant_id, name, email, password_hash, role, created_at) values ($1, $2, $3, $4, $5, $6, $7)
            on conflict do nothing
            """,
            open.User.UserId, _tenantId, open.User.Name, open.User.Email, open.User.PasswordHash, open.User.Role, _now.UtcDateTime);
        await user.ExecuteNonQueryAsync(_cancel);
        // Not inserted may mean: opened by an earlier try of this very command.
        await using var mine = Command("select 1 from users where user_id = $1 and tenant_id = $2 and email = $3",
            open.User.UserId, _tenantId, open.User.Email);
        return await mine.ExecuteScalarAsync(_cancel) is not null;
    }

    private async Task<TenantRecord?> LockTenantAsync()
    {
        await using var select = Command($"select {TenantRow.Columns} from tenants where tenant_id = $1 for no key update", _tenantId);
        await using var row = await select.ExecuteReaderAsync(_cancel);
        return await row.ReadAsync(_cancel) ? TenantRow.Read(row) : null;
    }

    private async Task<CommandFact?> ReadEarlierAsync()
    {
        await using var select = Command("select kind, amount_seconds, data::text from journal where tenant_id = $1 and command_key = $2",
            _tenantId, _command.CommandKey);
        await using var row = await select.ExecuteReaderAsync(_cancel);
        return await row.ReadAsync(_cancel) ? new CommandFact(row.GetString(0), row.GetInt64(1), CommandFact.Canonical(row.GetString(2))) : null;
    }

    private async Task<CommandOutcome> BindAsync(BindAgent bind, TenantRecord tenant)
    {
        // The partial unique index decides among connectors; on conflict waits for another's open transaction before it answers.
        await using var insert = Command(
            """
            insert into agent_bindings (agent_id, tenant_id, from_at, actor)
            values ($1, $2, greatest($3, (select max(to_at) from agent_bindings where agent_id = $1)), $4)
            on conflict (agent_id) where to_at is null do nothing returning binding_id
            """,
            bind.AgentId, _tenantId, _now.UtcDateTime, bind.Actor);
        try
        {
            if (await insert.ExecuteScalarAsync(_cancel) is not null)
            {
                return await AppendAsync(FactOf(bind), tenant);
            }
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.ExclusionViolation)
        {
            // Another's binding ended, or began, in this very instant.
            return Of(CommandStatus.AgentTaken, tenant);
        }

        await using var owner = Command("select tenant_id from agent_bindings where agent_id = $1 and to_at is null", bind.AgentId);
        return Of(await owner.ExecuteScalarAsync(_cancel) is Guid id && id == _tenantId ? CommandStatus.Unchanged : CommandStatus.AgentTaken, tenant);
    }

    private async Task<CommandOutcome> ReleaseAsync(ReleaseAgent release, TenantRecord tenant)
    {
        await using var update = Command(
            "update agent_bindings set to_at = greatest($3, from_at) where agent_id = $1 and tenant_id = $2 and to_at is null",
            release.AgentId, _tenantId, _now.UtcDateTime);
        return await update.ExecuteNonQueryAsync(_cancel) == 1
            ? await AppendAsync(FactOf(release), tenant)
            : Of(CommandStatus.AgentNotConnected, tenant);
    }

    private async Task<CommandOutcome> ChangeAsync(ChangeTenant change, TenantRecord tenant)
    {
        if (change.TimeZone is { } zone)
        {
            await using var known = Command("select is_time_zone($1)", zone);
            if (await known.ExecuteScalarAsync(_cancel) is not true)
            {
                return Of(CommandStatus.Invalid, tenant);
            }
        }

        await using var update = Command(
            """
            update tenants set status = coalesce($2, status), plan = coalesce($3, plan), time_zone = coalesce($4, time_zone),
              low_balance_seconds = coalesce($5, low_balance_seconds), name = coalesce($6, name),
              retention_days = case when $7::int is null then retention_days else nullif($7, 0) end
            where tenant_id = $1
            """,
            _tenantId, Text(change.Status), Text(change.Plan), Text(change.TimeZone),
            new NpgsqlParameter { NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Bigint, Value = (object?)change.LowBalanceSeconds ?? DBNull.Value },
            Text(change.Name),
            new NpgsqlParameter { NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Integer, Value = (object?)change.RetentionDays ?? DBNull.Value });
        await update.ExecuteNonQueryAsync(_cancel);
        return await AppendAsync(FactOf(change), tenant);
    }

    private async Task<CommandOutcome> EraseAsync(EraseCalls erase, TenantRecord tenant)
    {
        await using var command = Command(SqlText.EraseCalls, _tenantId, _now.UtcDateTime, erase.CallIds, FactOf(erase).Text, _command.Actor, _command.CommandKey);
        await using var row = await command.ExecuteReaderAsync(_cancel);
        // None of them is this tenant's, or all are erased already: no row, and nothing was written.
        return await row.ReadAsync(_cancel)
            ? Of(CommandStatus.Done, TenantRow.Read(row)) with { SeqBefore = tenant.HeadSeq }
            : Of(CommandStatus.Unchanged, tenant);
    }

    private async Task<CommandOutcome> AppendAsync(CommandFact fact, TenantRecord tenant)
    {
        await using var append = Command(
            $"""
            with head as (
              update tenants set head_seq = head_seq + 1, balance_seconds = balance_seconds + $3, granted_seconds = granted_seconds + $3
              where tenant_id = $1 returning {TenantRow.Columns}
            ), fact as (
              insert into journal (tenant_id, seq, at, kind, amount_seconds, balance_seconds, data, actor, command_key)
              select $1, head_seq, $2, $4, $3, balance_seconds, $5::jsonb, $6, $7 from head
            )
            select * from head
            """,
            _tenantId, _now.UtcDateTime, fact.AmountSeconds, fact.Kind, fact.Text, _command.Actor, _command.CommandKey);
        await using var row = await append.ExecuteReaderAsync(_cancel);
        await row.ReadAsync(_cancel);
        var after = TenantRow.Read(row);
        return Of(CommandStatus.Done, after) with { SeqBefore = tenant.HeadSeq };
    }

    private static NpgsqlParameter Text(string? value) =>
        new() { NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text, Value = (object?)value ?? DBNull.Value };

    private NpgsqlCommand Command(string sql, params object[] values)
    {
        var command = new NpgsqlCommand(sql, _connection, _transaction);
        foreach (var value in values)
        {
            command.Parameters.Add(value as NpgsqlParameter ?? new NpgsqlParameter { Value = value });
        }

        return command;
    }
}

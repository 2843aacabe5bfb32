using Npgsql;
using NpgsqlTypes;

namespace Aivors.Grains.Journal.Postgres;

/// <summary>Recomputes what the journal promises, from the outside, in one consistent view of the database.</summary>
public sealed class JournalVerifier(NpgsqlDataSource database)
{
    /// <summary>Verifies one tenant, or all of them in the order of their opening.</summary>
    public async Task<IReadOnlyList<TenantVerdict>> VerifyAsync(Guid? tenantId, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var view = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancel);
        await using (var settings = new NpgsqlCommand("set transaction read only; set local statement_timeout = 0", connection))
        {
            await settings.ExecuteNonQueryAsync(cancel);
        }

        var findings = await ReadFindingsAsync(connection, tenantId, cancel);
        var verdicts = new List<TenantVerdict>();
        foreach (var tenant in await ReadTenantsAsync(connection, tenantId, cancel))
        {
            var (sealedTo, finding) = await VerifySealsAsync(connection, tenant.TenantId, cancel);
            var all = findings[tenant.TenantId].Concat(finding is null ? [] : [finding]);
            verdicts.Add(tenant with { SealedToSeq = sealedTo, Findings = [.. all] });
        }

        var known = verdicts.Select(v => v.TenantId).ToHashSet();
        verdicts.AddRange(findings.Where(f => !known.Contains(f.Key)).Select(f => new TenantVerdict(f.Key, 0, 0, 0, 0, [.. f])));
        return verdicts;
    }

    private static async Task<ILookup<Guid, string>> ReadFindingsAsync(NpgsqlConnection connection, Guid? tenantId, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(SqlText.VerifyTenants, connection) { Parameters = { Id(tenantId) }, CommandTimeout = 0 };
        await using var row = await command.ExecuteReaderAsync(cancel);
        var findings = new List<(Guid TenantId, string Text)>();
        while (await row.ReadAsync(cancel))
        {
            findings.Add((row.GetGuid(0), row.GetString(1)));
        }

        return findings.ToLookup(f => f.TenantId, f => f.Text);
    }

    private static async Task<IReadOnlyList<TenantVerdict>> ReadTenantsAsync(NpgsqlConnection connection, Guid? tenantId, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(
            """
            select t.tenant_id, t.head_seq, t.balance_seconds, (select coalesce(sum(calls), 0)::int8 from call_days d where d.tenant_id = t.tenant_id)
            from tenants t where $1 is null or t.tenant_id = $1 order by t.created_at, t.tenant_id
            """,
            connection)
        {
            Parameters = { Id(tenantId) },
        };
        await using var row = await command.ExecuteReaderAsync(cancel);
        var tenants = new List<TenantVerdict>();
        while (await row.ReadAsync(cancel))
        {
            tenants.Add(new TenantVerdict(row.GetGuid(0), row.GetInt64(1), row.GetInt64(3), row.GetInt64(2), 0, []));
        }

        return tenants;
    }

    private static async Task<(long SealedTo, string? Finding)> VerifySealsAsync(NpgsqlConnection connection, Guid tenantId, CancellationToken cancel)
    {
        var (sealedTo, previous) = (0L, (byte[]?)null);
        foreach (var (upTo, stored) in await ReadSealsAsync(connection, tenantId, cancel))
        {
            using var hash = SealHash.After(tenantId, previous);
            await using var facts = new NpgsqlCommand(
                $"select {SealHash.Columns} from journal where tenant_id = $1 and seq > $2 and seq <= $3 order by seq", connection)
            {
                Parameters = { new() { Value = tenantId }, new() { Value = sealedTo }, new() { Value = upTo } },
                CommandTimeout = 0,
            };
            await using var row = await facts.ExecuteReaderAsync(cancel);
            while (await row.ReadAsync(cancel))
            {
                hash.Add(row);
            }

            if (!hash.Finish().AsSpan().SequenceEqual(stored))
            {
                return (sealedTo, $"the seal up to fact {upTo} does not fit: a fact after {sealedTo} was altered");
            }

            (sealedTo, previous) = (upTo, stored);
        }

        return (sealedTo, null);
    }

    private static async Task<IReadOnlyList<(long UpTo, byte[] Hash)>> ReadSealsAsync(NpgsqlConnection connection, Guid tenantId, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("select up_to_seq, hash from seals where tenant_id = $1 order by up_to_seq", connection)
        {
            Parameters = { new() { Value = tenantId } },
        };
        await using var row = await command.ExecuteReaderAsync(cancel);
        var seals = new List<(long, byte[])>();
        while (await row.ReadAsync(cancel))
        {
            seals.Add((row.GetInt64(0), row.GetFieldValue<byte[]>(1)));
        }

        return seals;
    }

    private static NpgsqlParameter Id(Guid? tenantId) =>
        new() { NpgsqlDbType = NpgsqlDbType.Uuid, Value = (object?)tenantId ?? DBNull.Value };
}

/// <summary>What verifying a tenant came to.</summary>
/// <param name="Findings">One sentence each; empty when everything is explained.</param>
public sealed record TenantVerdict(Guid TenantId, long Facts, long Calls, long BalanceSeconds, long SealedToSeq, IReadOnlyList<string> Findings)
{
    public bool IsClean => Findings.Count == 0;
}

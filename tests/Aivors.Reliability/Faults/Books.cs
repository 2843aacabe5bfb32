using Aivors.Grains.Journal.Postgres;
using Npgsql;

namespace Aivors.Reliability.Faults;

/// <summary>What the set arithmetic over the history and the database came to, in Jepsen's words.</summary>
internal sealed record Judgement(int Sent, int Acknowledged, int Lost, int Unexpected, int Duplicated, int Recovered, int UnknownAbsent, int WrongTenant, int WrongPrice,
    IReadOnlyList<string> Findings)
{
    public bool IsClean => (Lost, Unexpected, Duplicated, WrongTenant, WrongPrice, Findings.Count) == (0, 0, 0, 0, 0, 0);
}

internal sealed class Books(NpgsqlDataSource owner)
{
    public Task<long> PendingAsync() => ScalarAsync("select count(*) from deliveries where verdict = 'pending'");

    public async Task<Judgement> JudgeAsync(CallLog log, string prefix)
    {
        var stored = await ReadAsync(prefix);
        var acknowledged = log.Attempts.Where(a => a.Status is >= 200 and < 300).Select(a => a.CallId).ToHashSet(StringComparer.Ordinal);
        var unknown = log.Attempts.Where(a => a.Status == 0).Select(a => a.CallId).ToHashSet(StringComparer.Ordinal);
        // A call of which only the start was acknowledged is stored and owes nothing yet.
        var over = log.Attempts.Where(a => a.Event != "call_started" && a.Status is >= 200 and < 300).Select(a => a.CallId).ToHashSet(StringComparer.Ordinal);
        var verdicts = await new JournalVerifier(owner).VerifyAsync(null, CancellationToken.None);
        return new Judgement(
            log.Sent.Count,
            acknowledged.Count,
            acknowledged.Count(id => !stored.ContainsKey(id)),
            stored.Keys.Count(id => !log.Sent.ContainsKey(id)),
            stored.Values.Count(rows => rows.Count > 1 || rows[0].Charges > 1),
            unknown.Count(stored.ContainsKey),
            unknown.Count(id => !stored.ContainsKey(id)),
            stored.Count(s => log.Sent.TryGetValue(s.Key, out var sent) && s.Value.Any(row => row.UserId != sent.TenantUserId)),
            over.Count(id => stored.TryGetValue(id, out var rows) && rows.Sum(r => r.Seconds) != log.Sent[id].Seconds),
            [.. verdicts.SelectMany(v => v.Findings).Take(5)]);
    }

    private async Task<Dictionary<string, List<(string UserId, long Charges, long Seconds)>>> ReadAsync(string prefix)
    {
        await using var command = owner.CreateCommand(
            """
            select c.call_id, t.first_user_id::text, count(j.*) filter (where j.kind = 'call_charged'), coalesce(-sum(j.amount_seconds), 0)::bigint
            from calls c join tenants t using (tenant_id) left join journal j on j.tenant_id = c.tenant_id and j.call_id = c.call_id
            where starts_with(c.call_id, $1) group by 1, 2, c.tenant_id
            """);
        command.Parameters.Add(new NpgsqlParameter { Value = prefix + "_" });
        command.CommandTimeout = 60;
        await using var row = await command.ExecuteReaderAsync();
        var stored = new Dictionary<string, List<(string, long, long)>>(StringComparer.Ordinal);
        while (await row.ReadAsync())
        {
            if (!stored.TryGetValue(row.GetString(0), out var rows)) stored[row.GetString(0)] = rows = [];
            rows.Add((row.GetString(1), row.GetInt64(2), row.GetInt64(3)));
        }

        return stored;
    }

    private async Task<long> ScalarAsync(string sql)
    {
        await using var command = owner.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}

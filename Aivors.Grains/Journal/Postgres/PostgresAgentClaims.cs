using Aivors.Grains.Contracts;
using Npgsql;
using static Aivors.Grains.Journal.Postgres.AccountReading;

namespace Aivors.Grains.Journal.Postgres;

/// <summary>Claims to agents through the reader's login: a tenant asks, an admin decides.</summary>
internal sealed class PostgresAgentClaims(NpgsqlDataSource database) : IAgentClaims
{
    // More than anybody has agents to claim; what is above it is somebody trying ids.
    private const int PendingMax = 50;

    private const string Columns = "claim_id, tenant_id, agent_id, asked_at, status, decided_at, decided_by";

    public Task<AgentClaim?> AskAsync(AgentClaim claim, CancellationToken cancel) => PostgresErrors.TranslateAsync(async () =>
    {
        await using var batch = database.CreateBatch(ReadScope.Tenant(claim.TenantId));
        batch.Add(
            $"""
            insert into agent_claims (claim_id, tenant_id, agent_id, asked_at)
            select $1, $2, $3, $4 where (select count(*) from agent_claims where tenant_id = $2 and status = 'pending') < {PendingMax}
            on conflict (tenant_id, agent_id) where status = 'pending' do nothing
            """,
            Value(claim.ClaimId), Value(claim.TenantId), Value(claim.AgentId), Value(claim.AskedAt.UtcDateTime));
        batch.Add($"select {Columns} from agent_claims where tenant_id = $1 and agent_id = $2 and status = 'pending'",
            Value(claim.TenantId), Value(claim.AgentId));
        // The insert has no rows, so the reader stands before those of the select.
        return (await ReadAsync(batch, cancel)).SingleOrDefault();
    });

    public Task<IReadOnlyList<AgentClaim>> ListAsync(ClaimStatus status, CancellationToken cancel) => PostgresErrors.TranslateAsync(async () =>
    {
        await using var batch = database.CreateBatch(ReadScope.Admin());
        batch.Add($"select {Columns} from agent_claims where status = $1 order by asked_at, claim_id limit 200", Value(TextOf(status)));
        return await ReadAsync(batch, cancel);
    });

    public Task<AgentClaim?> FindAsync(Guid claimId, CancellationToken cancel) => PostgresErrors.TranslateAsync(async () =>
    {
        await using var batch = database.CreateBatch(ReadScope.Admin());
        batch.Add($"select {Columns} from agent_claims where claim_id = $1", Value(claimId));
        return (await ReadAsync(batch, cancel)).SingleOrDefault();
    });

    public Task<bool> DecideAsync(Guid claimId, ClaimStatus decision, string actor, DateTimeOffset now, CancellationToken cancel) =>
        PostgresErrors.TranslateAsync(async () =>
        {
            await using var batch = database.CreateBatch(ReadScope.Admin());
            // An approval is stored after the agent was connected: it says what is, whatever was decided meanwhile.
            batch.Add(
                $"""
                update agent_claims set status = $2, decided_by = $3, decided_at = $4
                where claim_id = $1 and status <> $2 and (status = 'pending' or $2 = 'approved')
                returning {Columns}
                """,
                Value(claimId), Value(TextOf(decision)), Value(actor), Value(now.UtcDateTime));
            return (await ReadAsync(batch, cancel)).Count > 0;
        });

    private static string TextOf(ClaimStatus status) => status switch
    {
        ClaimStatus.Pending => "pending",
        ClaimStatus.Approved => "approved",
        ClaimStatus.Refused => "refused",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };

    private static ClaimStatus StatusOf(string text) => text switch
    {
        "approved" => ClaimStatus.Approved,
        "refused" => ClaimStatus.Refused,
        _ => ClaimStatus.Pending,
    };

    private static async Task<IReadOnlyList<AgentClaim>> ReadAsync(NpgsqlBatch batch, CancellationToken cancel)
    {
        var claims = new List<AgentClaim>();
        await using var row = await batch.ExecuteScopedAsync(cancel);
        while (await row.ReadAsync(cancel))
        {
            claims.Add(new AgentClaim(row.GetGuid(0), row.GetGuid(1), row.GetString(2), row.Time(3), StatusOf(row.GetString(4)), row.NullableTime(5),
                row.Nullable<string>(6)));
        }

        // The batch is one transaction: it has committed only when all of it is read.
        await row.NextResultAsync(cancel);
        return claims;
    }
}

using Npgsql;

namespace Aivors.Grains.Journal.Postgres;

/// <summary>A tenant's row as the grains know it.</summary>
internal static class TenantRow
{
    public const string Columns =
        "tenant_id, first_user_id, status, rule, low_balance_seconds, head_seq, balance_seconds, granted_seconds, charged_seconds";

    public static TenantRecord Read(NpgsqlDataReader row) => new()
    {
        TenantId = row.GetGuid(0),
        FirstUserId = row.GetGuid(1),
        Status = row.GetString(2),
        Rule = row.GetString(3),
        LowBalanceSeconds = row.GetInt64(4),
        HeadSeq = row.GetInt64(5),
        BalanceSeconds = row.GetInt64(6),
        GrantedSeconds = row.GetInt64(7),
        ChargedSeconds = row.GetInt64(8),
    };
}

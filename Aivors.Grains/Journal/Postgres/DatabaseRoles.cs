using Npgsql;

namespace Aivors.Grains.Journal.Postgres;

/// <summary>
/// The two roles beside the owner. The silos log in as <c>aivors_writer</c>, which may append to the journal; the Api as
/// <c>aivors_reader</c>, which sees only the session's tenant. Neither can bypass row security, nor update or delete the journal.
/// </summary>
/// <param name="WriterPassword">Set on the role at every start, so that a changed secret takes effect.</param>
/// <param name="ReaderPassword">Likewise.</param>
public sealed record DatabaseRoles(string WriterPassword, string ReaderPassword)
{
    public const string Writer = "aivors_writer";
    public const string Reader = "aivors_reader";

    internal async Task EnsureAsync(NpgsqlConnection owner, CancellationToken cancel)
    {
        try
        {
            await EnsureAsync(owner, Writer, WriterPassword, cancel);
            await EnsureAsync(owner, Reader, ReaderPassword, cancel);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            throw new MigrationException("The user of ConnectionStrings:aivorsdb may not create roles. Grant it CREATEROLE, or create "
                + $"{Writer} and {Reader} by hand and make it their admin.");
        }
    }

    private static async Task EnsureAsync(NpgsqlConnection owner, string role, string password, CancellationToken cancel)
    {
        // Neither statement takes parameters: the server quotes for us.
        await using var statements = new NpgsqlCommand(
            """
            select format('create role %I', $1) where not exists (select from pg_roles where rolname = $1)
            union all
            select format('alter role %I login password %L', $1, $2)
            """,
            owner)
        {
            Parameters = { new() { Value = role }, new() { Value = password } },
        };
        var sql = new List<string>();
        await using (var row = await statements.ExecuteReaderAsync(cancel))
        {
            while (await row.ReadAsync(cancel))
            {
                sql.Add(row.GetString(0));
            }
        }

        await using var run = new NpgsqlCommand(string.Join("; ", sql), owner);
        await run.ExecuteNonQueryAsync(cancel);
    }
}

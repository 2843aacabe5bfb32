using System.Text;
using Aivors.Benchmarks.Load;
using Npgsql;

namespace Aivors.Benchmarks.Deliveries;

/// <summary>The plain receivers' database, in the same Postgres as the product's.</summary>
internal static class PeerDatabase
{
    /// <summary>Makes it anew; its connection string.</summary>
    public static async Task<string> CreateAsync(string ownerConnection, string[] agents, Payloads payloads)
    {
        await using (var owner = NpgsqlDataSource.Create(ownerConnection))
        {
            await RunAsync(owner, "drop database if exists aivors_peers with (force)");
            await RunAsync(owner, "create database aivors_peers");
        }

        var connectionString = new NpgsqlConnectionStringBuilder(ownerConnection) { Database = "aivors_peers" }.ToString();
        await using var peers = NpgsqlDataSource.Create(connectionString);
        await RunAsync(peers, await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Peers", "schema.sql")));
        await using var tenants = peers.CreateCommand(
            "insert into tenants (tenant_id, agent_id, credits) select n, id, $2 from unnest($1) with ordinality agents(id, n)");
        tenants.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = agents });
        tenants.Parameters.Add(new NpgsqlParameter<long> { TypedValue = Fleet.GrantedMinutes });
        await tenants.ExecuteNonQueryAsync();
        byte[] buffer = [];
        for (var i = 0; i < 16; i++)
        {
            await using var sample = peers.CreateCommand("insert into samples values ($1, $2::json)");
            sample.Parameters.Add(new NpgsqlParameter<int> { TypedValue = i });
            sample.Parameters.Add(new NpgsqlParameter<string>
            {
                TypedValue = Encoding.UTF8.GetString(payloads.Write(i, Payloads.CallId("samples0", i), agents[0], ref buffer).Span),
            });
            await sample.ExecuteNonQueryAsync();
        }

        await RunAsync(peers, "vacuum analyze");
        return connectionString;
    }

    private static async Task RunAsync(NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}

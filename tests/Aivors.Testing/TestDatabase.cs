using Aivors.Grains.Journal.Postgres;
using Npgsql;

namespace Aivors.Testing;

/// <summary>One database, seen through its three logins. Dropped when disposed.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    internal TestDatabase(string owner)
    {
        OwnerConnectionString = owner;
        Owner = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(owner) { MaxPoolSize = 5 });
        Writer = NpgsqlDataSource.Create(As(owner, DatabaseRoles.Writer, Backends.Roles.WriterPassword));
        Reader = NpgsqlDataSource.Create(As(owner, DatabaseRoles.Reader, Backends.Roles.ReaderPassword));
    }

    public string OwnerConnectionString { get; }

    public NpgsqlDataSource Owner { get; }

    /// <summary>As the silos log in.</summary>
    public NpgsqlDataSource Writer { get; }

    /// <summary>As the Api logs in.</summary>
    public NpgsqlDataSource Reader { get; }

    /// <summary>The first column of the first row, as the owner.</summary>
    public async Task<T> ScalarAsync<T>(string sql, params object[] values)
    {
        await using var command = Command(sql, values);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public async Task<int> ExecuteAsync(string sql, params object[] values)
    {
        await using var command = Command(sql, values);
        return await command.ExecuteNonQueryAsync();
    }

    /// <summary>Verifies the journal; empty when all is explained.</summary>
    public async Task<IReadOnlyList<string>> VerifyAsync() =>
        [.. (await new JournalVerifier(Owner).VerifyAsync(null, CancellationToken.None)).SelectMany(v => v.Findings)];

    public async ValueTask DisposeAsync()
    {
        await Writer.DisposeAsync();
        await Reader.DisposeAsync();
        await Owner.DisposeAsync();
        var owner = new NpgsqlConnectionStringBuilder(OwnerConnectionString) { Pooling = false };
        var name = owner.Database;
        owner.Database = "postgres";
        await using var connection = new NpgsqlConnection(owner.ConnectionString);
        await connection.OpenAsync();
        await using var drop = new NpgsqlCommand($"drop database {name} with (force)", connection);
        await drop.ExecuteNonQueryAsync();
    }

    private static string As(string owner, string role, string password) =>
        new NpgsqlConnectionStringBuilder(owner) { Username = role, Password = password, MaxPoolSize = 20 }.ConnectionString;

    private NpgsqlCommand Command(string sql, object[] values)
    {
        var command = Owner.CreateCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        return command;
    }
}

using System.Net.Sockets;
using Npgsql;

namespace Aivors.Grains.Journal.Postgres;

/// <summary>Where Npgsql's exceptions become the journal's own.</summary>
internal static class PostgresErrors
{
    /// <summary>Runs one piece of database work; what it throws is a journal exception or a bug.</summary>
    public static async Task<T> TranslateAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (PostgresException e) when (IsAboutData(e.SqlState))
        {
            throw new JournalRefusedException(e.SqlState, e);
        }
        catch (PostgresException e)
        {
            throw new JournalUnavailableException($"Postgres answered {e.SqlState}.", e);
        }
        catch (Exception e) when (e is NpgsqlException or SocketException or IOException or TimeoutException or OperationCanceledException
            or ObjectDisposedException)
        {
            throw new JournalUnavailableException("Postgres did not answer.", e);
        }
    }

    // Data (22) and constraints (23) stay wrong however often they are sent; all else may be better next time.
    private static bool IsAboutData(string sqlState) =>
        sqlState.StartsWith("22", StringComparison.Ordinal) || sqlState.StartsWith("23", StringComparison.Ordinal);
}

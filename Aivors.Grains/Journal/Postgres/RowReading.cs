using Npgsql;

namespace Aivors.Grains.Journal.Postgres;

/// <summary>Null-aware reads that Npgsql leaves to its callers.</summary>
internal static class RowReading
{
    public static T? Nullable<T>(this NpgsqlDataReader row, int column)
        where T : class => row.IsDBNull(column) ? null : row.GetFieldValue<T>(column);

    public static long? NullableInt64(this NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt64(column);

    public static bool? NullableBoolean(this NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetBoolean(column);

    public static double? NullableDouble(this NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetDouble(column);

    public static Guid? NullableGuid(this NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetGuid(column);

    /// <summary>A timestamptz, as UTC.</summary>
    public static DateTimeOffset Time(this NpgsqlDataReader row, int column) => new(row.GetDateTime(column), TimeSpan.Zero);

    public static DateTimeOffset? NullableTime(this NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.Time(column);

    /// <summary>A moment by the clock that the column shows it by (<c>at time zone</c>): what it is ahead of UTC is the offset.</summary>
    public static DateTimeOffset? ByClock(this NpgsqlDataReader row, int column, DateTimeOffset? at) => at is not { } moment ? null
        : moment.ToOffset(TimeSpan.FromMinutes(Math.Round((row.GetDateTime(column) - moment.UtcDateTime).TotalMinutes)));
}

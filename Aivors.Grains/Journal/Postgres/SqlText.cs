namespace Aivors.Grains.Journal.Postgres;

/// <summary>The statements kept as files beside this one.</summary>
internal static class SqlText
{
    #if PLANTED_BUGS
    public static string LockTenants => Read("lock_tenants");

    public static string AppendDeliveries => Read("append_deliveries");
#else
    public static string LockTenants { get; } = Read("lock_tenants");

    public static string AppendDeliveries { get; } = Read("append_deliveries");
#endif

    public static string VerifyTenants { get; } = Read("verify_tenants");

    public static string EraseCalls { get; } = Read("erase_calls");

    public static string NoteFinding { get; } = Read("note_finding");

    public static string FinishRun { get; } = Read("finish_run");

    private static string Read(string name)
    {
        var resource = $"Aivors.Grains.Journal.Postgres.Sql.{name}.sql";
        using var stream = typeof(SqlText).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The resource {resource} is missing from the assembly.");
        using var reader = new StreamReader(stream);
#if PLANTED_BUGS
        return Planted.Spoil(reader.ReadToEnd());
#else
        return reader.ReadToEnd();
#endif
    }
}

namespace Aivors.Grains.Journal.Postgres;

/// <summary>The statements kept as files beside this one.</summary>
internal static class SqlText
{
    public static string LockTenants { get; } = Read("lock_tenants");

    public static string VerifyTenants { get; } = Read("verify_tenants");

    public static string AppendDeliveries { get; } = Read("append_deliveries");

    public static string EraseCalls { get; } = Read("erase_calls");

    public static string NoteFinding { get; } = Read("note_finding");

    public static string FinishRun { get; } = Read("finish_run");

    private static string Read(string name)
    {
        var resource = $"Aivors.Grains.Journal.Postgres.Sql.{name}.sql";
        using var stream = typeof(SqlText).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The resource {resource} is missing from the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}

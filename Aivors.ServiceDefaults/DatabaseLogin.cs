namespace Aivors.ServiceDefaults;

/// <summary>As whom a process speaks to the database; the owner's login is the migrator's alone.</summary>
public enum DatabaseLogin
{
    /// <summary>Role <c>aivors_writer</c>: appends to the journal and upserts what hangs on it (the silos).</summary>
    Writer,

    /// <summary>Role <c>aivors_reader</c>: sees the tenant of its session (the Api).</summary>
    Reader,
}

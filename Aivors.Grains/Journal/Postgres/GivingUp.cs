namespace Aivors.Grains.Journal.Postgres;

/// <summary>
/// Cancels statements on threads of their own. The driver asks the server, over another connection and blocking, to cancel what it does, and
/// a server that stands still lets it wait for seconds: forty of those at once take every thread of the pool, and with them every answer.
/// </summary>
internal static class GivingUp
{
    /// <summary>A token that is cancelled when <paramref name="cancel"/> is, by a thread that may block.</summary>
    public static CancellationToken OnItsOwnThread(CancellationToken cancel, out CancellationTokenRegistration registration)
    {
        // Never disposed: the thread may still be about to use it, and it has no timer.
        var later = new CancellationTokenSource();
        registration = cancel.UnsafeRegister(static state => new Thread(static source => ((CancellationTokenSource)source!).Cancel())
        {
            IsBackground = true,
            Name = "giving up",
        }.Start(state), later);
        return later.Token;
    }
}

using System.Diagnostics;
using System.Globalization;

namespace Aivors.AppHost.Embedded.Processes;

/// <summary>
/// Takes the children down when this process dies without a word (kill -9, out of memory): an idle shell whose standard input
/// ends with us. Applications go first, so that they can still flush to the stores.
/// On Windows it does nothing (a job object would be the way).
/// </summary>
internal sealed class Reaper : IAsyncDisposable
{
    private const string Script = """
        trap '' INT HUP TERM
        apps=; stores=; postgres=
        without() { k=; for p in $1; do [ "$p" = "$2" ] || k="$k $p"; done; echo "$k"; }
        alive() {
          kill -0 $1 2>/dev/null || return 1
          [ -r /proc/$1/stat ] || return 0
          read -r _ _ state _ < /proc/$1/stat && [ "$state" != Z ]
        }
        while read -r what pid; do
          case $what in
            app) apps="$apps $pid" ;;
            store) stores="$stores $pid" ;;
            postgres) postgres="$postgres $pid" ;;
            gone) apps=$(without "$apps" $pid); stores=$(without "$stores" $pid); postgres=$(without "$postgres" $pid) ;;
          esac
        done
        [ -n "$apps" ] && kill -TERM $apps 2>/dev/null
        n=0
        while [ $n -lt 50 ]; do
          left=; for p in $apps; do alive $p && left=1; done
          [ -z "$left" ] && break
          sleep 0.2; n=$((n+1))
        done
        [ -n "$apps" ] && kill -KILL $apps 2>/dev/null
        [ -n "$stores" ] && kill -TERM $stores 2>/dev/null
        [ -n "$postgres" ] && kill -INT $postgres 2>/dev/null
        exit 0
        """;

    private readonly Process? _shell;
    private readonly Lock _gate = new();

    private Reaper(Process? shell) => _shell = shell;

    public static Reaper Start()
    {
        if (OperatingSystem.IsWindows()) return new Reaper(null);

        // a session of its own: neither Ctrl-C nor the killing of our process group reaches it
        var setsid = Posix.OnPath("setsid");
        var start = new ProcessStartInfo(setsid ?? "/bin/sh")
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        if (setsid is not null) start.ArgumentList.Add("/bin/sh");
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add(Script);
        // the name by which a person finds it in ps
        start.ArgumentList.Add("aivors-reaper");
        var shell = Process.Start(start)!;
        shell.StandardInput.AutoFlush = true;
        return new Reaper(shell);
    }

    /// <summary>A process that writes to the stores.</summary>
    public void AddApplication(int pid) => Tell("app", pid);

    /// <summary>A store; ended after the applications.</summary>
    public void AddStore(int pid) => Tell("store", pid);

    /// <summary>A postmaster: it must be ended by SIGINT, for SIGTERM would wait until every client has left.</summary>
    public void AddPostgres(int pid) => Tell("postgres", pid);

    /// <summary>It has ended by itself; its number may soon be somebody else's.</summary>
    public void Forget(int pid) => Tell("gone", pid);

    /// <summary>Sends the shell home without reaping: the caller has stopped its children.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_shell is null) return;
        _shell.Kill();
        await _shell.WaitForExitAsync();
        _shell.Dispose();
    }

    private void Tell(string what, int pid)
    {
        if (_shell is null) return;
        lock (_gate)
        {
            try
            {
                _shell.StandardInput.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what} {pid}"));
            }
            catch (Exception exception) when (exception is IOException or ObjectDisposedException)
            {
                // the shell is gone; the orderly stop does not need it
            }
        }
    }
}

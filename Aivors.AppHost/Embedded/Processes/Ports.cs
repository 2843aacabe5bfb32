using System.Net;
using System.Net.Sockets;

namespace Aivors.AppHost.Embedded.Processes;

/// <summary>Free TCP ports of the loopback address.</summary>
internal static class Ports
{
    public static int Free() => Free(1)[0];

    /// <summary>Several at once, all different. Somebody else may still take one before it is used: callers try again.</summary>
    public static int[] Free(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToArray();
        try
        {
            foreach (var listener in listeners) listener.Start();
            return [.. listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port)];
        }
        finally
        {
            foreach (var listener in listeners) listener.Dispose();
        }
    }

    public static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <summary>Whether a server's own words say that its port was taken.</summary>
    public static bool SaysTaken(string output) =>
        output.Contains("could not bind", StringComparison.OrdinalIgnoreCase)
        || output.Contains("address already in use", StringComparison.OrdinalIgnoreCase)
        || output.Contains("AddressAlreadyInUse", StringComparison.OrdinalIgnoreCase);
}

using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Aivors.AppHost.Embedded.Redis;

/// <summary>Signs in and sends one PING; a client library would be a lot for that.</summary>
internal static class RedisPing
{
    /// <summary>True once the server has loaded its data and answers us.</summary>
    public static async Task<bool> TryAsync(int port, string password, CancellationToken cancellationToken)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, port, cancellationToken);
            await using var stream = client.GetStream();
            var question = string.Create(CultureInfo.InvariantCulture,
                $"*2\r\n$4\r\nAUTH\r\n${password.Length}\r\n{password}\r\n*1\r\n$4\r\nPING\r\n");
            await stream.WriteAsync(Encoding.ASCII.GetBytes(question), cancellationToken);

            using var reader = new StreamReader(stream, Encoding.ASCII);
            return await reader.ReadLineAsync(cancellationToken) == "+OK" && await reader.ReadLineAsync(cancellationToken) == "+PONG";
        }
        catch (Exception exception) when (exception is SocketException or IOException)
        {
            return false;
        }
    }
}

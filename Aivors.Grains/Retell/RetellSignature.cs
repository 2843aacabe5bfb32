using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Aivors.Grains.Retell;

/// <summary>
/// The signature that Retell puts on its webhooks: header <c>x-retell-signature: v=&lt;time in ms&gt;,d=&lt;64 hex digits&gt;</c>, where d is the
/// HMAC-SHA256, under the workspace's API key, of the body's bytes followed by the time in decimal. Behaves as Retell's own SDK does.
/// </summary>
public static class RetellSignature
{
    public const string HeaderName = "x-retell-signature";

    private const int DigestHexLength = 64;
    private const long LargestSafeInteger = (1L << 53) - 1;

    /// <summary>True when the header signs exactly these bytes and its time is within the window, on either side of now.</summary>
    /// <param name="body">The request's body as it arrived: the same JSON written again has another signature.</param>
    /// <param name="apiKey">The one key of the workspace that has the webhook badge. No other key of it verifies.</param>
    public static bool Verify(ReadOnlySpan<byte> body, string apiKey, string? header, DateTimeOffset now, TimeSpan window)
    {
        if (string.IsNullOrEmpty(apiKey) || !TryParse(header, out var time, out var digest))
            return false;

        if (Math.Abs(now.ToUnixTimeMilliseconds() - time) > window.TotalMilliseconds)
            return false;

        return CryptographicOperations.FixedTimeEquals(Digest(body, apiKey, time), digest);
    }

    /// <summary>The header's value for a body that is sent at a time.</summary>
    public static string Sign(ReadOnlySpan<byte> body, string apiKey, DateTimeOffset at)
    {
        var time = at.ToUnixTimeMilliseconds();
        return string.Create(CultureInfo.InvariantCulture, $"v={time},d={Convert.ToHexStringLower(Digest(body, apiKey, time))}");
    }

    private static byte[] Digest(ReadOnlySpan<byte> body, string apiKey, long time)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(apiKey));
        hmac.AppendData(body);
        hmac.AppendData(Encoding.ASCII.GetBytes(time.ToString(CultureInfo.InvariantCulture)));
        return hmac.GetHashAndReset();
    }

    /// <summary>The grammar of the SDK: <c>^v=(\d+),d=([0-9a-f]+)$</c> in either case, a time below 2^53 and 64 hex digits.</summary>
    private static bool TryParse(ReadOnlySpan<char> header, out long time, out byte[] digest)
    {
        time = 0;
        digest = [];
        var comma = header.IndexOf(',');
        if (comma < 0 || !TryValue(header[..comma], 'v', out var digits) || !TryValue(header[(comma + 1)..], 'd', out var hex))
            return false;

        // Checked by hand, because TryParse overlooks NULs at the end of a number.
        if (digits.ContainsAnyExceptInRange('0', '9')
            || !long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out time)
            || time > LargestSafeInteger)
            return false;

        digest = new byte[DigestHexLength / 2];
        return hex.Length == DigestHexLength && Convert.FromHexString(hex, digest, out _, out _) == System.Buffers.OperationStatus.Done;
    }

    private static bool TryValue(ReadOnlySpan<char> part, char name, out ReadOnlySpan<char> value)
    {
        value = default;
        if (part.Length < 3 || char.ToLowerInvariant(part[0]) != name || part[1] != '=')
            return false;

        value = part[2..];
        return true;
    }
}

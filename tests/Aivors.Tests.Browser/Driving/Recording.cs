using System.Buffers.Binary;
using System.Globalization;
using System.Net.Http.Headers;
using Microsoft.Playwright;

namespace Aivors.Tests.Browser.Driving;

/// <summary>Half a minute of silence, served in ranges as a store of recordings does, to a page that asks for it.</summary>
internal static class Recording
{
    public const string Address = "https://recordings.example.test/1.wav";

    private const int Rate = 8_000;
    private static readonly byte[] Wav = Make(30);

    /// <summary>Counts what was asked for.</summary>
    public static async Task<List<string>> ServeAsync(IPage page)
    {
        List<string> asked = [];
        await page.RouteAsync("https://recordings.example.test/**", async route =>
        {
            asked.Add(route.Request.Url);
            var range = route.Request.Headers.TryGetValue("range", out var header) ? RangeHeaderValue.Parse(header).Ranges.First() : null;
            var from = (int)(range?.From ?? 0);
            var to = (int)Math.Min(range?.To ?? Wav.Length - 1, Wav.Length - 1);
            await route.FulfillAsync(new RouteFulfillOptions
            {
                Status = range is null ? 200 : 206,
                ContentType = "audio/wav",
                BodyBytes = Wav[from..(to + 1)],
                Headers = new Dictionary<string, string>
                {
                    ["Accept-Ranges"] = "bytes",
                    ["Content-Type"] = "audio/wav",
                    ["Content-Range"] = string.Create(CultureInfo.InvariantCulture, $"bytes {from}-{to}/{Wav.Length}"),
                },
            });
        });
        return asked;
    }

    private static byte[] Make(int seconds)
    {
        var data = Rate * seconds;
        var wav = new byte[44 + data];
        "RIFF"u8.CopyTo(wav);
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(4), 36 + data);
        "WAVEfmt "u8.CopyTo(wav.AsSpan(8));
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(16), 16);
        BinaryPrimitives.WriteInt16LittleEndian(wav.AsSpan(20), 1);
        BinaryPrimitives.WriteInt16LittleEndian(wav.AsSpan(22), 1);
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(24), Rate);
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(28), Rate);
        BinaryPrimitives.WriteInt16LittleEndian(wav.AsSpan(32), 1);
        BinaryPrimitives.WriteInt16LittleEndian(wav.AsSpan(34), 8);
        "data"u8.CopyTo(wav.AsSpan(36));
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(40), data);
        wav.AsSpan(44).Fill(128);
        return wav;
    }
}

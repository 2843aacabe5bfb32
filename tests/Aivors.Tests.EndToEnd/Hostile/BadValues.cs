using System.Globalization;

namespace Aivors.Tests.EndToEnd.Hostile;

/// <summary>Values that a careless reader stumbles over.</summary>
internal static class BadValues
{
    private static readonly string[] Texts =
    [
        "", " ", "0", "-1", "1e309", "-9223372036854775809", "9223372036854775807", "99999999999999999999999999", "NaN", "null", "undefined", "true", "[]", "{}",
        "'", "' or 1=1 --", "\"; drop table calls; --", "$$", "\\", "%", "%%", "_", "*", "(", "a'||pg_sleep(9)||'", "${jndi:ldap://127.0.0.1/a}", "{{7*7}}",
        "../../../etc/passwd", "..\\..\\windows\\win.ini", "/etc/passwd\0.png", "file:///etc/passwd", "http://127.0.0.1:1/", "<script>alert(1)</script>", "javascript:alert(1)",
        "\0", "a\0b", "\r\nX-Injected: 1", "\u2028", "\u202e\u2066abc", "\ufeff", "\ud800", "\udc00x", "e\u0301", "\u0130\u0131", "\U0001f9a6", "ﷺ",
        "0001-01-01T00:00:00Z", "9999-12-31T23:59:59.9999999Z", "-0001-01-01", "2026-02-30", "2026-13-01", "2026-01-01T00:00:00+99:00", "24:00", "infinity", "now", "epoch",
        "00000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff", "{01a208c8-b685-755f-a1a2-789bccac73b7}", "01a208c8b685755fa1a2789bccac73b7",
        "+14155550132", "=cmd|' /C calc'!A0", "@SUM(1+1)", "-2+3", "\t1", "call_x", "agent_x", "week", "asc", "desc", "UTC", "Europe/Berlin", "active",
        "AAAA", "eyJhIjoxfQ", "////", "MTIzNDU2Nzg5MHw", "==", "a b&c=d;e#f?g",
    ];

    private static readonly string[] Escapes =
    [
        "%00", "%0d%0aX-Injected:%201", "%2e%2e%2f%2e%2e%2fetc%2fpasswd", "..%2f..%2fadmin", "%252e%252e%252f", "%c0%ae%c0%ae%c0%af", "%ff%fe", "%e2%80%ae", "%u0041",
        "%", "%zz", "%2", "%ed%a0%80", "%F4%90%80%80", ";admin=1", "..;/", "./.", "%2f%2f", "%5c", "%7b%7d", "%27%20or%201=1--",
    ];

    public static string Text(Random random) => random.Next(24) switch
    {
        0 => new string('a', random.Next(100, 9_000)),
        1 => string.Concat(Enumerable.Repeat(Texts[random.Next(Texts.Length)], random.Next(2, 40))),
        2 => random.NextInt64(long.MinValue, long.MaxValue).ToString(CultureInfo.InvariantCulture),
        3 => string.Create(random.Next(1, 60), random, (text, from) =>
        {
            for (var i = 0; i < text.Length; i++) text[i] = (char)from.Next(0, 0x10000);
        }),
        _ => Texts[random.Next(Texts.Length)],
    };

    /// <summary>As it goes into an address: mostly encoded well, sometimes not, never with a byte that no client can send.</summary>
    public static string Encoded(Random random) => random.Next(5) switch
    {
        0 => Escapes[random.Next(Escapes.Length)],
        1 => Plain(Text(random)),
        _ => Uri.EscapeDataString(WholePairs(Text(random))),
    };

    // What may stand in a request's line as it is.
    private static string Plain(string text)
    {
        var plain = string.Concat(text.Where(c => c is > ' ' and < '\x7f' and not ('#' or '?' or '/')));
        return plain.Length == 0 ? "-" : plain.Length > 4_000 ? plain[..4_000] : plain;
    }

    // A lone surrogate cannot be encoded; what cannot be is left to the bodies.
    private static string WholePairs(string text) => string.Concat(text.EnumerateRunes().Select(rune => rune.ToString()));
}

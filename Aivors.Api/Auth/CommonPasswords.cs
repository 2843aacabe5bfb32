using System.Collections.Frozen;

namespace Aivors.Api.Auth;

/// <summary>
/// The passwords that are tried first: the most common ones, and the most frequent ones of what was leaked elsewhere
/// (<c>leaked-passwords.LICENSE.txt</c>). Nothing outside is asked.
/// </summary>
internal static class CommonPasswords
{
    private static readonly FrozenSet<string> All =
        Read("common-passwords.txt").Concat(Read("leaked-passwords.txt")).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static int Count => All.Count;

    public static bool Contains(string password) => All.Contains(password);

    private static string[] Read(string name)
    {
        using var stream = typeof(CommonPasswords).Assembly.GetManifestResourceStream($"Aivors.Api.Auth.{name}")
            ?? throw new InvalidOperationException($"The list {name} is missing from the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
    }
}

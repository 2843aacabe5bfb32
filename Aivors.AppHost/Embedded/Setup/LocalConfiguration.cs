using System.Text.Json;

namespace Aivors.AppHost.Embedded.Setup;

/// <summary>What the developer gave: environment variables (<c>A__B</c>), then user secrets (<c>A:B</c>).</summary>
internal sealed class LocalConfiguration(IReadOnlyDictionary<string, string> userSecrets, Func<string, string?> environment)
{
    private const string UserSecretsId = "6f2b0a51-7c0e-4c55-9d4e-a1f05e5a1e01";

    /// <summary>The value under <paramref name="key"/> (with colons), or null.</summary>
    public string? this[string key] => NonEmpty(environment(key.Replace(":", "__", StringComparison.Ordinal))) ?? UserSecret(key);

    public static LocalConfiguration Load() => new(ReadUserSecrets(UserSecretsFile()), Environment.GetEnvironmentVariable);

    private string? UserSecret(string key) => userSecrets.TryGetValue(key, out var value) ? NonEmpty(value) : null;

    private static string? NonEmpty(string? value) => string.IsNullOrWhiteSpace(value) ? null : value;

    private static string UserSecretsFile() => OperatingSystem.IsWindows()
        ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData), "Microsoft", "UserSecrets", UserSecretsId, "secrets.json")
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".microsoft", "usersecrets", UserSecretsId, "secrets.json");

    private static Dictionary<string, string> ReadUserSecrets(string path)
    {
        try
        {
            return File.Exists(path)
                ? JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(File.ReadAllText(path))!
                    .Where(pair => pair.Value.ValueKind is JsonValueKind.String)
                    .ToDictionary(pair => pair.Key, pair => pair.Value.GetString()!, StringComparer.OrdinalIgnoreCase)
                : [];
        }
        catch (Exception exception) when (exception is JsonException or UnauthorizedAccessException)
        {
            throw new StartupException($"The user secrets in {path} cannot be read ({exception.Message}): mend or remove that file.", exception);
        }
    }
}

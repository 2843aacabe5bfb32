using System.Security.Cryptography;
using System.Text.Json;

namespace Aivors.AppHost.Embedded.Setup;

/// <summary>The secrets of a local stack: as given, else made once and kept in the data folder.</summary>
internal sealed class LocalSecrets
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private LocalSecrets(IReadOnlyDictionary<string, string> values) => Values = values;

    public IReadOnlyDictionary<string, string> Values { get; }

    public string AdminEmail => Values["Admin:Email"];

    public string AdminPassword => Values["Admin:Password"];

    public string WebhookSecret => Values["N8n:WebhookSecret"];

    public string SigningKey => Values["Jwt:SigningKey"];

    public string OwnerPassword => Values["Database:OwnerPassword"];

    public string WriterPassword => Values["Database:WriterPassword"];

    public string ReaderPassword => Values["Database:ReaderPassword"];

    public string RedisPassword => Values["Redis:Password"];

    public string DemoPassword => Values["Demo:Password"];

    /// <summary>Reads what is kept, lets what is given go before it, and makes and keeps the rest.</summary>
    public static LocalSecrets Load(string path, Func<string, string?> given)
    {
        var kept = Read(path);
        var before = kept.Count;
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, make) in Defaults())
        {
            if (given(key) is { } value)
            {
                values[key] = value;
                continue;
            }

            if (!kept.TryGetValue(key, out var keptValue)) kept[key] = keptValue = make();
            values[key] = keptValue;
        }

        if (kept.Count != before) PrivateFile.Write(path, JsonSerializer.Serialize(kept, Indented) + "\n");
        return new LocalSecrets(values);
    }

    /// <summary>Letters, digits, '-' and '_' only: fit for URLs, connection strings, headers and shells without quoting.</summary>
    internal static string Generate(int bytes = 24)
    {
        var text = Convert.ToBase64String(RandomNumberGenerator.GetBytes(bytes)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
        // never first: a value that begins with '-' looks like an option to command line tools
        return text[0] is '-' or '_' ? "a" + text[1..] : text;
    }

    private static Dictionary<string, Func<string>> Defaults() => new(StringComparer.Ordinal)
    {
        ["Admin:Email"] = () => "admin@aivors.local",
        ["Admin:Password"] = () => Generate(18),
        ["N8n:WebhookSecret"] = () => Generate(),
        ["Jwt:SigningKey"] = () => Generate(48),
        ["Database:OwnerPassword"] = () => Generate(),
        ["Database:WriterPassword"] = () => Generate(),
        ["Database:ReaderPassword"] = () => Generate(),
        ["Redis:Password"] = () => Generate(),
        ["Demo:Password"] = () => Generate(12),
    };

    private static Dictionary<string, string> Read(string path)
    {
        try
        {
            return File.Exists(path) ? JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(path)) ?? [] : [];
        }
        catch (Exception exception) when (exception is JsonException or UnauthorizedAccessException)
        {
            throw new StartupException(
                $"{path} cannot be read ({exception.Message}): mend it; deleting it makes new secrets, which the kept database does not know.",
                exception);
        }
    }
}

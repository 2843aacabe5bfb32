using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Aivors.ServiceDefaults;

/// <summary>Section <c>Database</c>: passwords of the two roles and the limits of each connection.</summary>
public sealed class DatabaseOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Database";

    /// <summary>Password of <c>aivors_writer</c>.</summary>
    public string? WriterPassword { get; set; }

    /// <summary>Password of <c>aivors_reader</c>.</summary>
    public string? ReaderPassword { get; set; }

    /// <summary>How long one command may take; the server cancels it at the same time.</summary>
    [Range(1, 600)]
    public int CommandTimeoutSeconds { get; set; } = 8;

    /// <summary>Size of the connection pool; default 20 for the writer, 40 for the reader.</summary>
    [Range(1, 1000)]
    public int? MaxPoolSize { get; set; }

    internal string? PasswordOf(DatabaseLogin login) => login is DatabaseLogin.Writer ? WriterPassword : ReaderPassword;

    internal static DatabaseOptions From(IConfiguration configuration) =>
        configuration.GetSection(Section).Get<DatabaseOptions>() ?? new DatabaseOptions();
}

/// <summary>All that is wrong with <see cref="DatabaseOptions"/> for one login, each as a sentence that says what to set.</summary>
internal sealed class DatabaseOptionsValidator(DatabaseLogin login) : IValidateOptions<DatabaseOptions>
{
    public ValidateOptionsResult Validate(string? name, DatabaseOptions options)
    {
        var failures = Failures(login, options).ToList();
        return failures.Count > 0 ? ValidateOptionsResult.Fail(failures) : ValidateOptionsResult.Success;
    }

    internal static IEnumerable<string> Failures(DatabaseLogin login, DatabaseOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.PasswordOf(login)))
        {
            var key = $"{login}Password";
            yield return $"Database:{key} is not set: give the password of the database role {RoleOf(login)}, "
                + $"for example as environment variable Database__{key}.";
        }

        if (options.CommandTimeoutSeconds is < 1 or > 600)
            yield return "Database:CommandTimeoutSeconds must be between 1 and 600 (environment variable Database__CommandTimeoutSeconds).";
        if (options.MaxPoolSize is < 1 or > 1000)
            yield return "Database:MaxPoolSize must be between 1 and 1000 (environment variable Database__MaxPoolSize).";
    }

    internal static string RoleOf(DatabaseLogin login) => login is DatabaseLogin.Writer ? "aivors_writer" : "aivors_reader";
}

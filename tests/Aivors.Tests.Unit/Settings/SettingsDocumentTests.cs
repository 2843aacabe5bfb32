using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Aivors.Api.Http;
using Aivors.Grains.Contracts;
using Aivors.ServiceDefaults;
using Aivors.Silo.Hosting;
using Aivors.Tests.Unit.N8n;
using Microsoft.Extensions.Options;

namespace Aivors.Tests.Unit.Settings;

/// <summary>docs/settings.md says what the options classes say, and the ranges in it are the ones that hold.</summary>
public sealed class SettingsDocumentTests
{
    private const string Begin = "<!-- settings: written by the tests with AIVORS_WRITE_DOCS=1 -->";
    private const string End = "<!-- settings: end -->";

    private static readonly Assembly[] Assemblies = [typeof(Failure).Assembly, typeof(SiloSetup).Assembly, typeof(ITenantGrain).Assembly, typeof(DatabaseLogin).Assembly];

    [Fact]
    public void The_committed_table_is_what_the_options_classes_say()
    {
        var document = RepositoryFile.Text("docs", "settings.md");
        var (before, rest) = Split(document, Begin);
        var (committed, after) = Split(rest, End);
        var table = SettingsTable.Write();
        if (Environment.GetEnvironmentVariable("AIVORS_WRITE_DOCS") == "1")
        {
            File.WriteAllText(RepositoryFile.At("docs", "settings.md"), $"{before}{Begin}\n{table}\n{End}{after}");
            committed = table;
        }

        Assert.Equal(table.Split('\n'), committed.Trim().Split('\n'));
    }

    [Fact]
    public void Every_options_class_is_in_it()
    {
        var all = Assemblies.SelectMany(assembly => assembly.GetTypes())
            .Where(type => type.Name.EndsWith("Options", StringComparison.Ordinal) && type.GetField("Section") is { IsLiteral: true });

        Assert.Equal(all.Select(type => type.FullName).Order(StringComparer.Ordinal),
            SettingsTable.Classes.Select(c => c.Options.FullName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_a_range_or_list_of_words_says_is_what_is_accepted()
    {
        foreach (var (options, property) in SettingsTable.Classes.SelectMany(c => SettingsTable.PropertiesOf(c.Options).Select(p => (c.Options, p))))
        {
            if (property.GetCustomAttribute<RangeAttribute>() is { } range)
            {
                var (least, most) = (Convert.ToDouble(range.Minimum, null), Convert.ToDouble(range.Maximum, null));
                Assert.Equal((true, true, false, false),
                    (Accepts(options, property, least), Accepts(options, property, most), Accepts(options, property, least - 1), Accepts(options, property, most + 1)));
            }

            if (property.GetCustomAttribute<AllowedValuesAttribute>() is { } words)
            {
                Assert.All(words.Values, word => Assert.True(Accepts(options, property, word!)));
                Assert.False(Accepts(options, property, "something else"));
            }
        }
    }

    /// <summary>By the validator that is registered for the class; by its annotations where there is none.</summary>
    private static bool Accepts(Type options, PropertyInfo property, object value)
    {
        var instance = Activator.CreateInstance(options)!;
        property.SetValue(instance, value is double number ? Convert.ChangeType(number, Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType, null) : value);
        var contract = typeof(IValidateOptions<>).MakeGenericType(options);
        var own = options.Assembly.GetTypes().SingleOrDefault(contract.IsAssignableFrom);
        var validator = own is not null
            ? own.GetConstructor(Type.EmptyTypes) is null ? Activator.CreateInstance(own, DatabaseLogin.Writer) : Activator.CreateInstance(own)
            : Activator.CreateInstance(typeof(DataAnnotationValidateOptions<>).MakeGenericType(options), "");
        var result = (ValidateOptionsResult)contract.GetMethod("Validate")!.Invoke(validator, ["", instance])!;
        return result.Failures?.Any(failure => failure.Contains(property.Name, StringComparison.Ordinal)) != true;
    }

    private static (string Before, string After) Split(string text, string mark)
    {
        var at = text.IndexOf(mark, StringComparison.Ordinal);
        Assert.True(at >= 0, $"docs/settings.md lacks the line {mark}");
        return (text[..at], text[(at + mark.Length)..]);
    }
}

using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Aivors.Api.Agents;
using Aivors.Api.Auth;
using Aivors.Api.Credits;
using Aivors.Api.Http;
using Aivors.Api.Limits;
using Aivors.Api.Live;
using Aivors.Api.Webhooks;
using Aivors.Grains.Journal;
using Aivors.Grains.Reconciliation;
using Aivors.Grains.Retell.Api;
using Aivors.Grains.Retention;
using Aivors.Grains.Spread;
using Aivors.Grains.Workspaces;
using Aivors.ServiceDefaults;
using Aivors.Silo.Hosting;

namespace Aivors.Tests.Unit.Settings;

/// <summary>Every setting of silo and Api, from the classes that hold them.</summary>
internal static partial class SettingsTable
{
    /// <summary>Which processes read each class.</summary>
    public static readonly IReadOnlyList<(Type Options, string ReadBy)> Classes =
    [
        (typeof(AdminOptions), "Api"), (typeof(AgencyOptions), "both"), (typeof(AgentsOptions), "Api"), (typeof(CreditsOptions), "Api"),
        (typeof(CrossOriginOptions), "Api"), (typeof(DatabaseOptions), "both"), (typeof(JournalOptions), "silo"), (typeof(JwtOptions), "Api"),
        (typeof(LiveOptions), "Api"), (typeof(N8nOptions), "Api"), (typeof(OrleansDashboardOptions), "both"), (typeof(ReconciliationOptions), "silo"),
        (typeof(RetellApiOptions), "both"), (typeof(RetellWebhookOptions), "Api"), (typeof(SignInLimitOptions), "Api"), (typeof(SiloOptions), "silo"),
        (typeof(SpreadOptions), "silo"), (typeof(ThreadPoolOptions), "both"), (typeof(LimitOptions), "Api"), (typeof(ProxyOptions), "Api"),
        (typeof(RetentionOptions), "silo"), (typeof(WebhookOptions), "Api"),
    ];

    public static IEnumerable<PropertyInfo> PropertiesOf(Type options) => options.GetProperties().Where(property => property.SetMethod is { IsPublic: true });

    public static string SectionOf(Type options) => (string)options.GetField("Section")!.GetRawConstantValue()!;

    public static string Write()
    {
        var rows = Classes.OrderBy(c => SectionOf(c.Options), StringComparer.Ordinal)
            .SelectMany(c => PropertiesOf(c.Options).Select(property => Row(c.Options, property, c.ReadBy)));
        return $"""
            | environment variable | read by | type | default | range | meaning |
            |---|---|---|---|---|---|
            {string.Join('\n', rows)}
            """;
    }

    private static string Row(Type options, PropertyInfo property, string readBy) =>
        $"| `{SectionOf(options)}__{property.Name}` | {readBy} | {TypeOf(property)} | {DefaultOf(options, property)} | {RangeOf(property)} | {MeaningOf(property)} |";

    private static string TypeOf(PropertyInfo property) => (Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType) switch
    {
        var type when type == typeof(bool) => "`true` or `false`",
        var type when type == typeof(int) => "whole number",
        var type when type == typeof(double) => "number",
        { IsArray: true } => "list",
        _ => "text",
    };

    private static string DefaultOf(Type options, PropertyInfo property) => property.GetValue(Activator.CreateInstance(options)) switch
    {
        null or Array { Length: 0 } => "none",
        "" => "required",
        string text => $"`{text}`",
        IFormattable value => value.ToString("#,0.##", CultureInfo.InvariantCulture),
        var value => value.ToString()!,
    };

    private static string RangeOf(PropertyInfo property) =>
        property.GetCustomAttribute<RangeAttribute>() is { } range ? $"{Number(range.Minimum)} to {Number(range.Maximum)}"
        : property.GetCustomAttribute<AllowedValuesAttribute>() is { } words ? string.Join(", ", words.Values.Select(word => $"`{word}`"))
        : "";

    private static string Number(object value) => ((IFormattable)value).ToString("#,0.##", CultureInfo.InvariantCulture);

    private static string MeaningOf(PropertyInfo property)
    {
        var documented = XDocument.Load(Path.ChangeExtension(property.DeclaringType!.Assembly.Location, ".xml")).Descendants("member")
            .SingleOrDefault(member => (string?)member.Attribute("name") == $"P:{property.DeclaringType.FullName}.{property.Name}");
        if (documented?.Element("summary") is not { } summary)
            throw new InvalidOperationException($"{property.DeclaringType.Name}.{property.Name} says nothing of its meaning: give it a summary.");

        var text = string.Concat(summary.Nodes().Select(node => node switch
        {
            XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
            XElement { Name.LocalName: "see" } see => $"`{((string)see.Attribute("cref")!).Split('.')[^1]}`",
            XElement other => other.Value,
            _ => node.ToString(),
        }));
        return Blanks().Replace(text, " ").Trim().Replace("|", "\\|", StringComparison.Ordinal).Replace("&lt;", "<", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}

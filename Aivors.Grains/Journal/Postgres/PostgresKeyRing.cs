using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Npgsql;
using static Aivors.Grains.Journal.Postgres.AccountReading;

namespace Aivors.Grains.Journal.Postgres;

/// <summary>
/// Data Protection's keys, in Postgres, so that every replica of the Api has the same and they outlive each. Data Protection asks
/// rarely and only in this blocking way.
/// </summary>
internal sealed class PostgresKeyRing(NpgsqlDataSource database) : IXmlRepository
{
    // Data Protection loads the ring while others wait for it.
    private const int TimeoutSeconds = 5;

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var command = database.CreateCommand("select xml from data_protection_keys order by key_id");
        command.CommandTimeout = TimeoutSeconds;
        using var row = command.ExecuteReader();
        var elements = new List<XElement>();
        while (row.Read())
        {
            elements.Add(XElement.Parse(row.GetString(0)));
        }

        return elements;
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var command = database.CreateCommand("insert into data_protection_keys (friendly_name, xml) values ($1, $2)");
        command.CommandTimeout = TimeoutSeconds;
        command.Parameters.Add(Value(friendlyName));
        command.Parameters.Add(Value(element.ToString(SaveOptions.DisableFormatting)));
        command.ExecuteNonQuery();
    }
}

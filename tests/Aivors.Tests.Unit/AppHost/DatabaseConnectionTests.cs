using Aivors.ServiceDefaults;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Aivors.Tests.Unit.AppHost;

public sealed class DatabaseConnectionTests
{
    [Theory]
    [InlineData(DatabaseLogin.Writer, "aivors_writer", 20)]
    [InlineData(DatabaseLogin.Reader, "aivors_reader", 40)]
    public void The_login_takes_the_place_of_the_strings_user(DatabaseLogin login, string role, int poolSize)
    {
        using var host = Build(login, ("Database:WriterPassword", "w"), ("Database:ReaderPassword", "r"));

        var connection = new NpgsqlConnectionStringBuilder(host.Services.GetRequiredService<NpgsqlDataSource>().ConnectionString);

        Assert.Equal(role, connection.Username);
        Assert.Equal(poolSize, connection.MaxPoolSize);
        Assert.Equal("db.test", connection.Host);
        Assert.Equal(8, connection.CommandTimeout);
        Assert.Equal("-c statement_timeout=8000 -c idle_in_transaction_session_timeout=5000 -c synchronous_commit=on", connection.Options);
    }

    [Fact]
    public async Task A_missing_password_stops_the_start_with_a_sentence_that_names_the_key()
    {
        using var host = Build(DatabaseLogin.Writer, ("Database:ReaderPassword", "r"));

        var refused = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());

        var sentence = Assert.Single(refused.Failures);
        Assert.Contains("Database:WriterPassword", sentence, StringComparison.Ordinal);
        Assert.Contains("Database__WriterPassword", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void The_data_source_itself_refuses_as_well_before_the_start()
    {
        using var host = Build(DatabaseLogin.Reader);

        Assert.Throws<OptionsValidationException>(() => host.Services.GetRequiredService<NpgsqlDataSource>());
    }

    private static IHost Build(DatabaseLogin login, params (string Key, string Value)[] settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration["ConnectionStrings:aivorsdb"] = "Host=db.test;Username=owner;Password=owner;Database=aivors";
        foreach (var (key, value) in settings) builder.Configuration[key] = value;
        builder.AddAivorsDatabase(login);
        return builder.Build();
    }
}

using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Npgsql;
using NpgsqlTypes;

namespace Aivors.Benchmarks.Peers;

/// <summary>
/// What a good plain receiver looks like: ASP.NET and Npgsql, the body parsed once, one prepared statement and so one transaction for a
/// call. It runs as a process of its own: this program with the argument <c>peer</c>.
/// </summary>
internal static class PlainReceiver
{
    private const string Sql = """
        with agent as (select tenant_id from tenants where agent_id = $1),
        stored as (
          insert into calls (call_id, tenant_id, agent_id, started_at, duration_ms, minutes, transcript, payload)
          select $2, agent.tenant_id, $1, $3, $4, $5, $6, $7 from agent on conflict (call_id) do nothing returning tenant_id),
        charged as (
          update tenants t set credits = credits - $5 from stored where t.tenant_id = stored.tenant_id returning t.tenant_id, t.credits),
        line as (insert into ledger (tenant_id, call_id, minutes) select tenant_id, $2, $5 from charged)
        select (select tenant_id from agent), (select credits from charged)
        """;

    public static async Task RunAsync(string connectionString, string secret, int port)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        await using var database = new NpgsqlSlimDataSourceBuilder(connectionString).EnableArrays().Build();
        await using var app = builder.Build();
        app.MapPost("/webhook", context => ReceiveAsync(context, database, secret));
        await app.RunAsync();
    }

    private static async Task ReceiveAsync(HttpContext context, NpgsqlDataSource database, string secret)
    {
        if (context.Request.Headers["x-n8n-webhook-secret"] != secret)
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        var body = new byte[(int)context.Request.ContentLength!];
        await context.Request.Body.ReadExactlyAsync(body, context.RequestAborted);
        var call = JsonSerializer.Deserialize(body, PlainJson.Default.PlainDelivery)!.Call;
        var minutes = (int)((call.DurationMs + 59_999) / 60_000);
        await using var command = database.CreateCommand(Sql);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = call.AgentId });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = call.CallId });
        command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = DateTimeOffset.FromUnixTimeMilliseconds(call.StartTimestamp).UtcDateTime });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = call.DurationMs });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = minutes });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = call.Transcript });
        command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = body, NpgsqlDbType = NpgsqlDbType.Jsonb });
        await using var row = await command.ExecuteReaderAsync(context.RequestAborted);
        await row.ReadAsync(context.RequestAborted);
        var known = !row.IsDBNull(0);
        var answer = !known ? new PlainAnswer(false, call.CallId, null)
            : new PlainAnswer(true, call.CallId, row.IsDBNull(1) ? null : row.GetInt64(1));
        context.Response.StatusCode = !known ? StatusCodes.Status400BadRequest
            : answer.AvailableCredits is null ? StatusCodes.Status200OK : StatusCodes.Status201Created;
        await context.Response.WriteAsJsonAsync(answer, PlainJson.Default.PlainAnswer, cancellationToken: context.RequestAborted);
    }
}

internal sealed record PlainDelivery([property: JsonPropertyName("call")] PlainCall Call);

internal sealed record PlainCall(
    [property: JsonPropertyName("call_id")] string CallId,
    [property: JsonPropertyName("agent_id")] string AgentId,
    [property: JsonPropertyName("start_timestamp")] long StartTimestamp,
    [property: JsonPropertyName("duration_ms")] long DurationMs,
    [property: JsonPropertyName("transcript")] string Transcript);

internal sealed record PlainAnswer(bool Success, string CallId, long? AvailableCredits);

[JsonSerializable(typeof(PlainDelivery)), JsonSerializable(typeof(PlainAnswer))]
internal sealed partial class PlainJson : JsonSerializerContext;

using Aivors.AppHost.Embedded.Setup;
using Aivors.AppHost.Embedded.Stack;

namespace Aivors.AppHost.Embedded.Output;

/// <summary>The page at the end of the start: where everything is and what to do first.</summary>
internal static class Summary
{
    public static string For(string api, DataFolder data, LocalSecrets secrets, LocalStack stack, TimeSpan took, bool demo) => $"""

          Aivors is up ({took.TotalSeconds:0.0} s).

          Dashboard      {api}
          Api            {api}
          Health         {api}/health
          API reference  {api}/scalar
          Orleans        {api}/orleans (as admin)
          Telemetry      {(stack.Telemetry is { } telemetry ? $"{telemetry.Address}login?t={telemetry.Token}" : "--telemetry shows logs, metrics and traces in the Aspire dashboard")}
          Admin          {secrets.AdminEmail}  {secrets.AdminPassword}
        {(demo ? $"  Demo client    {Demo.DemoAccount.Email}  {secrets.DemoPassword}\n" : "")}  n8n webhook    POST {api}/api/n8n/retell-webhook
          n8n secret     x-n8n-webhook-secret: {secrets.WebhookSecret}
          Data           {data.Path}{(stack.Stores.DataElsewhere is null ? "" : $"\n  Postgres data  {stack.Stores.DataElsewhere} (its user cannot reach the data folder)")}
          Logs           {data.Logs}
          Silos          echo 3 > {data.File("silos")} makes them three while it runs
          {string.Join("\n  ", stack.Stores.Descriptions)}

        {FirstCall(api, secrets.WebhookSecret, demo)}

        Check the books: dotnet run --project Aivors.Silo -- verify --data {data.Path}
        Stop: Ctrl-C
        """;

    private static string FirstCall(string api, string secret, bool demo)
    {
        var end = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
        var post = $$$"""
            curl -s {{{api}}}/api/n8n/retell-webhook -H 'Content-Type: application/json' -H 'x-n8n-webhook-secret: {{{secret}}}' -d '
              {"event":"call_ended","call":{"call_id":"call_first_{{{end / 1000}}}","agent_id":"{{{(demo ? Demo.DemoAccount.ReceptionAgent : "agent_first")}}}",
               "call_type":"phone_call","call_status":"ended","direction":"inbound","from_number":"+14155550132","to_number":"+16505550199",
               "start_timestamp":{{{end - 61_499}}},"end_timestamp":{{{end}}},"duration_ms":61499,"disconnection_reason":"user_hangup",
               "transcript":"Agent: How can I help?\nUser: I need to move my appointment."}}'
            """;
        return demo
            ? $"Post a call of the demo client's agent:\n\n{post}"
            : $$"""
            Sign up, connect an agent, post its first call:

            jar=$(mktemp)
            curl -s -c $jar {{api}}/api/auth/signup -H 'Content-Type: application/json' -d '{"name":"Me","email":"me@example.com","password":"correct horse battery"}'
            curl -s -b $jar {{api}}/api/retell/connect-agent -H 'Origin: {{api}}' -H 'Content-Type: application/json' -d '{"agentId":"agent_first"}'
            {{post}}
            """;
    }
}

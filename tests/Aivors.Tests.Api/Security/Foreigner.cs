using System.Text.Json.Nodes;
using Aivors.Testing.Stack;

namespace Aivors.Tests.Api.Security;

/// <summary>The ids by which something of a tenant can be named.</summary>
internal sealed record Ids(string User, string Tenant, string Call, string Agent, string Session, string Run)
{
    public static Ids OfNobody() =>
        new(Guid.NewGuid().ToString(), Guid.NewGuid().ToString(), StackApi.NewCall(), StackApi.NewAgent(), Guid.NewGuid().ToString(), Guid.NewGuid().ToString());
}

/// <summary>Another tenant, with something of every kind, all of it marked.</summary>
internal sealed class Foreigner
{
    /// <summary>In everything that the tenant owns.</summary>
    public const string Said = "canary 7f3d";

    private const string Number = "+14155550199";

    private Foreigner(SignedUp user, Ids ids) => (User, Ids) = (user, ids);

    public SignedUp User { get; }

    public Ids Ids { get; }

    public static async Task<Foreigner> CreateAsync(RunningStack stack)
    {
        var api = await stack.ApiAsync();
        var (user, agentId) = await stack.ClientAsync();
        Shapes.Is(200, await user.Browser.PutAsync("/api/account/profile", new { name = Said }));
        var callId = StackApi.NewCall();
        var call = RetellBody.Call(agentId, callId);
        call["transcript"] = $"Agent: {Said}\nUser: {Said}\n";
        call["from_number"] = Number;
        call["metadata"] = new JsonObject { ["name"] = Said };
        call["call_analysis"] = new JsonObject { ["call_summary"] = Said };
        StackApi.Check(await api.PostDeliveryAsync(RetellBody.Envelope("call_analyzed", call)), 201);
        var account = Shapes.Is(200, await user.Browser.GetAsync("/api/account"));
        var tenantId = account["data.tenant.tenantId"]!;
        var sessions = Shapes.Is(200, await user.Browser.GetAsync("/api/account/sessions"));
        var run = await stack.ScalarAsync<Guid>(
            """
            insert into reconciliations (run_id, tenant_id, kind, agent_id, from_at, to_at, actor, asked_at, started_at, ended_at, status, due_at)
            values (gen_random_uuid(), $1, 'backfill', $2, now() - interval '1 day', now(), 'system', now(), now(), now(), 'done', now()) returning run_id
            """, Guid.Parse(tenantId), agentId);
        var sessionId = sessions.At("data.sessions")[0].GetProperty("sessionId").GetString()!;
        return new Foreigner(user, new Ids(user.UserId, tenantId, callId, agentId, sessionId, run.ToString()));
    }

    /// <summary>True when the answer holds anything of the tenant that its asker did not send.</summary>
    public bool Holds(ApiAnswer answer) => ((string[])[Said, Number, User.Email, Uri.EscapeDataString(Said)])
        .Any(mark => answer.Text.Contains(mark, StringComparison.Ordinal) || answer.Headers.ToString().Contains(mark, StringComparison.Ordinal));
}

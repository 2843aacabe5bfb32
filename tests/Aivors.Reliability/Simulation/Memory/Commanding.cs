using System.Text.Json;
using Aivors.Grains.Contracts;
using Aivors.Grains.Journal;
using Aivors.Grains.Journal.Postgres;

namespace Aivors.Reliability.Simulation.Memory;

/// <summary>What <c>PostgresCommand</c> does, of the commands that the simulation sends.</summary>
internal static class Commanding
{
    public static CommandOutcome Execute(MemoryStore store, Guid tenantId, TenantCommand command, DateTimeOffset now)
    {
        if (command is OpenTenant open && !TryOpen(store, tenantId, open)) return new CommandOutcome { Status = CommandStatus.EmailTaken };
        if (!store.Tenants.TryGetValue(tenantId, out var tenant)) return new CommandOutcome { Status = CommandStatus.NoSuchTenant };

        var (kind, amount, text) = FactOf(command);
        if (store.FactsOf(tenantId).FirstOrDefault(f => f.CommandKey == command.CommandKey) is { } earlier)
        {
            var same = (earlier.Kind, earlier.Amount, CommandFact.Canonical(earlier.Data)) == (kind, amount, text);
            return Of(same ? CommandStatus.Done : CommandStatus.KeyReused, tenant) with { Repeated = same };
        }

        if (command.ExpectedHeadSeq is { } expected && expected != tenant.Head) return Of(CommandStatus.HeadMoved, tenant);
        if ((command is GrantCredits && amount <= 0) || (command is AdjustCredits && amount == 0)) throw new JournalRefusedException("23514");

        switch (command)
        {
            case OpenTenant { GrantSeconds: 0 }:
                return Of(CommandStatus.Done, tenant);
            case BindAgent bind:
                if (store.OpenBinding(bind.AgentId) is { } owner)
                    return Of(owner.TenantId == tenantId ? CommandStatus.Unchanged : CommandStatus.AgentTaken, tenant);
                var from = store.Bindings.Where(b => b.AgentId == bind.AgentId).Select(b => b.To!.Value).Append(now).Max();
                store.Bindings.Add(new BindingRow(bind.AgentId, tenantId, from, null, bind.Actor));
                break;
            case ReleaseAgent release:
                var at = store.Bindings.FindIndex(b => b.AgentId == release.AgentId && b.TenantId == tenantId && b.To is null);
                if (at < 0) return Of(CommandStatus.AgentNotConnected, tenant);
                store.Bindings[at] = store.Bindings[at] with { To = now > store.Bindings[at].From ? now : store.Bindings[at].From };
                break;
            case ChangeTenant change:
                if (change.TimeZone is { } zone && !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _)) return Of(CommandStatus.Invalid, tenant);
                tenant = tenant with
                {
                    Status = change.Status ?? tenant.Status,
                    Plan = change.Plan ?? tenant.Plan,
                    TimeZone = change.TimeZone ?? tenant.TimeZone,
                    LowBalance = change.LowBalanceSeconds ?? tenant.LowBalance,
                };
                break;
        }

        var after = tenant with { Head = tenant.Head + 1, Balance = tenant.Balance + amount, Granted = tenant.Granted + amount };
        store.Append(new Fact(tenantId, after.Head, now, kind, null, amount, after.Balance, null, Spaced(text), command.Actor, command.CommandKey));
        store.Tenants[tenantId] = after;
        return Of(CommandStatus.Done, after) with { SeqBefore = tenant.Head };
    }

    public static TenantRecord RecordOf(TenantRowData tenant) => new()
    {
        TenantId = tenant.TenantId,
        FirstUserId = tenant.FirstUserId,
        Status = tenant.Status,
        Rule = tenant.Rule,
        LowBalanceSeconds = tenant.LowBalance,
        HeadSeq = tenant.Head,
        BalanceSeconds = tenant.Balance,
        GrantedSeconds = tenant.Granted,
        ChargedSeconds = tenant.Charged,
    };

    private static (string Kind, long Amount, string Text) FactOf(TenantCommand command) => command switch
    {
        OpenTenant c => ("credits_granted", c.GrantSeconds, CommandFact.Data(("reason", "sign-up"))),
        GrantCredits c => ("credits_granted", c.AmountSeconds, CommandFact.Data(("reason", c.Reason))),
        AdjustCredits c => ("credits_adjusted", c.AmountSeconds, CommandFact.Data(("reason", c.Reason))),
        BindAgent c => ("agent_connected", 0, CommandFact.Data(("agent_id", c.AgentId))),
        ReleaseAgent c => ("agent_disconnected", 0, CommandFact.Data(("agent_id", c.AgentId))),
        ChangeTenant c => ("tenant_changed", 0, CommandFact.Data(("status", c.Status), ("plan", c.Plan), ("time_zone", c.TimeZone))),
        _ => throw new NotSupportedException(command.GetType().Name),
    };

    private static bool TryOpen(MemoryStore store, Guid tenantId, OpenTenant open)
    {
        if (store.Users.TryGetValue(open.User.Email, out var holder)) return holder == (open.User.UserId, tenantId);
        store.Users[open.User.Email] = (open.User.UserId, tenantId);
        store.Tenants.TryAdd(tenantId, new TenantRowData(tenantId, open.User.UserId, open.Name));
        return true;
    }

    private static CommandOutcome Of(CommandStatus status, TenantRowData tenant) =>
        new() { Status = status, Tenant = RecordOf(tenant), SeqBefore = tenant.Head, SeqAfter = tenant.Head };

    // As jsonb writes it: the keys by length, then by letters.
    private static string Spaced(string canonical) =>
        "{" + string.Join(", ", JsonSerializer.Deserialize<Dictionary<string, string>>(canonical)!
            .OrderBy(p => p.Key.Length).ThenBy(p => p.Key, StringComparer.Ordinal)
            .Select(p => $"{JsonSerializer.Serialize(p.Key)}: {JsonSerializer.Serialize(p.Value)}")) + "}";
}

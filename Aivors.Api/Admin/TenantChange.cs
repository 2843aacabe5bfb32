using System.Globalization;
using Aivors.Api.Auth;
using Aivors.Api.Credits;
using Aivors.Api.Http;
using Aivors.Api.Settings;
using Aivors.Grains.Contracts;

namespace Aivors.Api.Admin;

/// <summary>An admin changes a tenant: its name, status, plan, threshold or time zone. All that one request names is one fact.</summary>
internal sealed class TenantChange(IGrainFactory grains, ITenantList tenants, TimeZones zones, Audit audit, Answers answers, TimeProvider time)
{
    private const int PlanLengthMax = 100;
    private const int RetentionDaysMax = 36_500;

    public async Task<IResult> HandleAsync(Guid tenantId, ChangeTenantRequest body, HttpContext http)
    {
        if (Check(body) is { } wrong)
        {
            return wrong.ToResult();
        }

        if (body.TimeZone is not null && await zones.FindWrongAsync(body.TimeZone, http.RequestAborted) is { } unknown)
        {
            return unknown.ToResult();
        }

        var admin = CurrentUser.Of(http.User);
        var result = await grains.GetGrain<ITenantGrain>(tenantId).ExecuteAsync(new ChangeTenant
        {
            CommandKey = body.CommandKey!,
            Actor = admin.Actor,
            Name = PersonName.TryNormalize(body.Name),
            Status = body.Status,
            Plan = body.Plan?.Trim(),
            LowBalanceSeconds = body.LowBalanceMinutes * 60,
            TimeZone = body.TimeZone,
            Reason = body.Reason,
            RetentionDays = body.RetentionDays,
        });
        if (CommandFailures.Of(result.Status) is { } refused)
        {
            return refused.ToResult();
        }

        if (!result.Repeated)
        {
            await audit.WriteAsync(AuditEvent.TenantChanged, admin, userId: null, tenantId, Audited(body));
        }

        return await tenants.FindAsync(admin.Scope, tenantId, time.GetUtcNow(), http.RequestAborted) is { } detail
            ? answers.Ok("The tenant was changed.", TenantDetailForm.Of(detail))
            : Failure.NotFound("There is no such tenant.").ToResult();
    }

    // What was changed, and to what where that is no personal data.
    private static (string, string)[] Audited(ChangeTenantRequest body) =>
    [
        .. new (string Key, string? Value)[]
        {
            ("name", body.Name is null ? null : "changed"), ("status", body.Status), ("plan", body.Plan?.Trim()), ("timeZone", body.TimeZone),
            ("lowBalanceMinutes", body.LowBalanceMinutes?.ToString(CultureInfo.InvariantCulture)),
            ("retentionDays", body.RetentionDays?.ToString(CultureInfo.InvariantCulture)), ("commandKey", body.CommandKey),
        }.Where(field => field.Value is not null).Select(field => (field.Key, field.Value!)),
    ];

    private static Failure? Check(ChangeTenantRequest body)
    {
        if (body is { Name: null, Status: null, Plan: null, LowBalanceMinutes: null, TimeZone: null, RetentionDays: null })
        {
            return Failure.Invalid("Nothing to change: give at least one of name, status, plan, lowBalanceMinutes, timeZone, retentionDays.");
        }

        return body.Name is not null && PersonName.TryNormalize(body.Name) is null
                ? Failure.Invalid($"name must have 1 to {PersonName.LengthMax} characters, none of them a control character.")
            : body.Status is { } status && !TenantStatus.All.Contains(status)
                ? Failure.Invalid($"status must be one of {string.Join(", ", TenantStatus.All)}.")
            : body.Plan is { } plan && (plan.Trim() is not { Length: >= 1 and <= PlanLengthMax } || !CleanText.IsClean(plan))
                ? Failure.Invalid($"plan must have 1 to {PlanLengthMax} characters.")
            : body.LowBalanceMinutes is < 0 or > CreditCommands.GrantMinutesMax
                ? Failure.Invalid($"lowBalanceMinutes must be a whole number from 0 to {CreditCommands.GrantMinutesMax}.")
            : body.RetentionDays is < 0 or > RetentionDaysMax
                ? Failure.Invalid($"retentionDays must be a whole number from 0 to {RetentionDaysMax}; 0 keeps calls for ever.")
            : body.Reason is not null && !CreditCommands.IsReason(body.Reason) ? CreditCommands.NoReason
            : CommandKey.FindWrong(body.CommandKey);
    }
}

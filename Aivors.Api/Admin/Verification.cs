using System.Globalization;
using Aivors.Api.Auth;
using Aivors.Api.Http;
using Aivors.Grains.Contracts;

namespace Aivors.Api.Admin;

/// <summary>An admin has the books verified, and looks at what the latest verification came to.</summary>
internal sealed class Verification(IGrainFactory grains, IVerificationReader verifications, Audit audit, Answers answers)
{
    public async Task<IResult> LastAsync(string? tenant, HttpContext http) =>
        TryRead(tenant, out var tenantId)
            ? answers.Ok("Verification", await ReadAsync(CurrentUser.Of(http.User), tenantId, http.RequestAborted))
            : NoId.ToResult();

    public async Task<IResult> VerifyAsync(string? tenant, HttpContext http)
    {
        if (!TryRead(tenant, out var tenantId))
        {
            return NoId.ToResult();
        }

        var admin = CurrentUser.Of(http.User);
        var answer = await grains.GetGrain<IVerificationGrain>(0).VerifyAsync(tenantId, admin.Actor);
        switch (answer)
        {
            case VerificationAnswer.Busy:
                return Failure.Conflict("A verification is under way already. Its result is shown here when it is there.").ToResult();
            case VerificationAnswer.NoTenant:
                return Failure.NotFound("There is no such tenant.").ToResult();
            case VerificationAnswer.Unavailable:
                return Failure.Unavailable().ToResult();
        }

        if (answer == VerificationAnswer.Running)
        {
            await audit.WriteAsync(AuditEvent.BooksVerified, admin, userId: null, tenantId, ("explained", "not known yet"));
            return answers.Accepted("The verification goes on. Its result is shown here when it is there.", new VerificationsForm(null));
        }

        var result = await ReadAsync(admin, tenantId, http.RequestAborted);
        await audit.WriteAsync(AuditEvent.BooksVerified, admin, userId: null, tenantId,
            ("explained", $"{result.Last?.ExplainedPercent.ToString("0.##", CultureInfo.InvariantCulture)} %"));
        return answers.Ok("The books were verified.", result);
    }

    private async Task<VerificationsForm> ReadAsync(CurrentUser admin, Guid? tenantId, CancellationToken cancel) => new(
        await verifications.FindLatestAsync(admin.Scope, tenantId, cancel) is { } last ? VerificationForm.Of(last) : null);

    private static Failure NoId { get; } = Failure.Invalid("tenant is not a tenant's id.");

    private static bool TryRead(string? tenant, out Guid? tenantId)
    {
        tenantId = Guid.TryParseExact(tenant, "D", out var id) ? id : null;
        return tenantId is not null || string.IsNullOrEmpty(tenant);
    }
}

/// <param name="Last">The latest verification of what was asked for; null while there was none, or while it goes on.</param>
public sealed record VerificationsForm(VerificationForm? Last);

/// <summary>What a verification came to.</summary>
/// <param name="TenantId">Null: all tenants.</param>
/// <param name="Actor">An admin's id, or <c>system</c> for the nightly one.</param>
/// <param name="ExplainedPercent">The share of tenants without a finding.</param>
/// <param name="Clean">How many have none.</param>
/// <param name="Findings">How many there are.</param>
/// <param name="Shown">The first of them, at most 100.</param>
public sealed record VerificationForm(
    DateTimeOffset StartedAt, long TookMs, Guid? TenantId, string Actor, double ExplainedPercent, int Tenants, int Clean, int Findings,
    IReadOnlyList<VerificationFindingForm> Shown)
{
    public static VerificationForm Of(VerificationRecord record) => new(
        record.StartedAt, (long)record.Took.TotalMilliseconds, record.TenantId, record.Actor, Math.Round(record.ExplainedPercent, 2), record.Tenants,
        record.Clean, record.Findings, [.. record.Shown.Select(shown => new VerificationFindingForm(shown.TenantId, shown.Finding))]);
}

/// <param name="Finding">A sentence of ids and numbers.</param>
public sealed record VerificationFindingForm(Guid TenantId, string Finding);

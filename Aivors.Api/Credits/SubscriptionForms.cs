using System.Globalization;
using Aivors.Grains.Contracts;

namespace Aivors.Api.Credits;

/// <summary>A user's plan and credits. All amounts in whole minutes.</summary>
/// <param name="PlanType">The plan's stored name.</param>
/// <param name="PlanName">The same for people.</param>
/// <param name="RenewalDate">Always null: credits are prepaid, nothing renews by itself.</param>
public sealed record PlanForm(
    Guid UserId, long TotalCredits, long UsedCredits, long AvailableCredits, long OverdraftCredits, string PlanName, string PlanType,
    string Status, DateTimeOffset? RenewalDate)
{
    public static PlanForm Of(TenantAccount account)
    {
        var credits = CreditsForm.Of(account.Credits);
        return new PlanForm(account.UserId, credits.TotalCredits, credits.UsedCredits, credits.AvailableCredits, credits.OverdraftCredits,
            NameOf(account.Plan), account.Plan, account.Status, null);
    }

    /// <summary>Such as <c>Prepaid</c> for <c>prepaid</c>, <c>Pro plus</c> for <c>pro_plus</c>.</summary>
    public static string NameOf(string plan) =>
        string.Concat(plan[..1].ToUpper(CultureInfo.InvariantCulture), plan[1..].Replace('_', ' ').Replace('-', ' '));
}

/// <summary><c>data</c> of the subscription routes.</summary>
public sealed record SubscriptionForm(PlanForm Subscription, bool LowBalance, bool StopWorkflow, long CreditsRemaining)
{
    public static SubscriptionForm Of(TenantAccount account)
    {
        var credits = CreditsForm.Of(account.Credits);
        return new SubscriptionForm(PlanForm.Of(account), credits.LowBalance, credits.StopWorkflow, credits.AvailableCredits);
    }
}

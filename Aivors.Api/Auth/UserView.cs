using System.Text.Json.Serialization;
using Aivors.Api.Credits;
using Aivors.Grains.Contracts;

namespace Aivors.Api.Auth;

/// <summary>A user as every answer shows it: never a hash.</summary>
public sealed record UserView
{
    [JsonPropertyName("_id")]
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public required string Email { get; init; }

    /// <summary><c>user</c> or <c>admin</c>.</summary>
    public required string Role { get; init; }

    /// <summary><c>pending_payment</c>, <c>active</c>, <c>inactive</c> or <c>cancelled</c>.</summary>
    public required string Status { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required UserSubscription Subscription { get; init; }

    public static UserView Of(TenantAccount account)
    {
        var credits = CreditsForm.Of(account.Credits);
        return new UserView
        {
            Id = account.UserId,
            Name = account.Name,
            Email = account.Email,
            Role = account.Role,
            Status = account.Status,
            CreatedAt = account.CreatedAt,
            Subscription = new UserSubscription
            {
                Plan = account.Plan,
                Status = account.Status,
                MinutesPurchased = credits.TotalCredits,
                MinutesRemaining = credits.AvailableCredits,
            },
        };
    }
}

public sealed record UserSubscription
{
    public required string Plan { get; init; }

    public required string Status { get; init; }

    /// <summary>All minutes ever granted.</summary>
    public required long MinutesPurchased { get; init; }

    /// <summary>What is left of them; 0 when overdrawn.</summary>
    public required long MinutesRemaining { get; init; }

    /// <summary>Always null: credits are prepaid, so nothing is billed by date.</summary>
    public DateTimeOffset? NextBillingDate => null;
}

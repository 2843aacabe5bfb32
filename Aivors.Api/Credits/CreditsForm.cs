using System.Globalization;
using Aivors.Grains.Contracts;

namespace Aivors.Api.Credits;

/// <summary>A tenant's credits as clients read them: whole minutes. The one place where seconds become credits.</summary>
public sealed record CreditsForm
{
    private const long SecondsPerCredit = 60;
    private const string Suspended = "This account is suspended. Calls that take place all the same are stored and charged.";

    private CreditsForm(CreditsView credits)
    {
        // Down for what is left and was given, up for what is owed and was used: no part of a minute is ever shown as a credit to spend.
        var left = FloorToCredits(credits.BalanceSeconds);
        AvailableCredits = Math.Max(0, left);
        OverdraftCredits = credits.BalanceSeconds < 0 ? -left : 0;
        TotalCredits = FloorToCredits(credits.GrantedSeconds);
        UsedCredits = -FloorToCredits(-credits.ChargedSeconds);
        StopWorkflow = left <= 0;
        LowBalance = left > 0 && left * SecondsPerCredit < credits.LowBalanceSeconds;
    }

    /// <summary>Whole minutes that can still be used; never below 0.</summary>
    public long AvailableCredits { get; }

    /// <summary>All minutes ever granted.</summary>
    public long TotalCredits { get; }

    /// <summary>All minutes ever charged.</summary>
    public long UsedCredits { get; }

    /// <summary>Minutes used beyond the balance; 0 while there is any left.</summary>
    public long OverdraftCredits { get; }

    /// <summary>Some minutes are left, but fewer than the tenant's threshold.</summary>
    public bool LowBalance { get; }

    /// <summary>No whole minute is left.</summary>
    public bool StopWorkflow { get; }

    /// <summary>What a person should be told; null when all is well.</summary>
    public string? Message => (StopWorkflow, LowBalance) switch
    {
        (true, _) => "No credits left. Add credits to keep your voice agent answering calls.",
        (_, true) => string.Create(CultureInfo.InvariantCulture,
            $"Low balance: {AvailableCredits} {(AvailableCredits == 1 ? "minute" : "minutes")} left. Add credits soon."),
        _ => null,
    };

    public static CreditsForm Of(CreditsView credits) => new(credits);

    /// <summary>What the webhooks' answers hold under <c>data.subscription</c>.</summary>
    /// <param name="suspended">The account is: a workflow is told to stop as if no credits were left.</param>
    public Subscription ToSubscription(bool suspended = false) => new()
    {
        AvailableCredits = AvailableCredits,
        TotalCredits = TotalCredits,
        UsedCredits = UsedCredits,
        OverdraftCredits = OverdraftCredits,
        LowBalance = LowBalance,
        StopWorkflow = StopWorkflow || suspended,
    };

    /// <summary>What the webhooks' answers hold under <c>data.alerts</c>.</summary>
    public Alerts ToAlerts(bool suspended = false) => new(StopWorkflow || suspended, LowBalance, suspended ? Suspended : Message);

    private static long FloorToCredits(long seconds) => (long)Math.Floor(seconds / (decimal)SecondsPerCredit);
}

/// <summary><c>data.subscription</c> of a webhook's answer. All amounts in whole minutes.</summary>
public sealed record Subscription
{
    public required long AvailableCredits { get; init; }

    public required long TotalCredits { get; init; }

    public required long UsedCredits { get; init; }

    /// <summary>Minutes used beyond the balance.</summary>
    public required long OverdraftCredits { get; init; }

    public required bool LowBalance { get; init; }

    /// <summary>True when there are no credits left; in a webhook's answer also when the account is suspended.</summary>
    public required bool StopWorkflow { get; init; }

    /// <summary>The same as <see cref="AvailableCredits"/>, under the name that some workflows read.</summary>
    public long CreditsRemaining => AvailableCredits;

    /// <summary>The same as <see cref="StopWorkflow"/>, under the name that some workflows read.</summary>
    public bool ShouldDisableWorkflow => StopWorkflow;
}

/// <summary><c>data.alerts</c> of a webhook's answer.</summary>
/// <param name="Message">What a person should be told; null when all is well.</param>
public sealed record Alerts(bool ShouldDisableWorkflow, bool ShouldNotifyLowBalance, string? Message);

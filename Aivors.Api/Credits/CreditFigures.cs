using Aivors.Grains.Contracts;

namespace Aivors.Api.Credits;

/// <summary>Credits in whole minutes, as the contract shows them.</summary>
/// <param name="AvailableCredits">Never below 0.</param>
/// <param name="OverdraftCredits">What was used beyond the balance.</param>
public sealed record CreditFigures(long TotalCredits, long UsedCredits, long AvailableCredits, long OverdraftCredits)
{
    public static CreditFigures Of(CreditsView credits)
    {
        var form = CreditsForm.Of(credits);
        return new CreditFigures(form.TotalCredits, form.UsedCredits, form.AvailableCredits, form.OverdraftCredits);
    }
}

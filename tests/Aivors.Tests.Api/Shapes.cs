using Aivors.Testing.Stack;

namespace Aivors.Tests.Api;

/// <summary>The contract's answers, written out by hand: each property's exact path and its type.</summary>
internal static class Shapes
{
    public const string Envelope = """
        bool: success
        text: message
        time: timestamp

        """;

    public const string Failure = """
        bool: success
        text: error message
        number: statusCode
        time: timestamp

        """;

    public const string SignedOut = Failure + "bool: requiresAuth\n";

    public const string User = Envelope + """
        text: user > _id name email role status
        time: user > createdAt
        text: user.subscription > plan status
        number: user.subscription > minutesPurchased minutesRemaining
        null: user.subscription > nextBillingDate
        """;

    /// <summary>What every answer to a delivery says of the tenant's credits, when all is well.</summary>
    public const string Credits = Envelope + """
        bool: shouldDisableWorkflow
        text: callId
        number: data.subscription > availableCredits totalCredits usedCredits overdraftCredits creditsRemaining
        bool: data.subscription > lowBalance stopWorkflow shouldDisableWorkflow
        bool: data.alerts > shouldDisableWorkflow shouldNotifyLowBalance

        """;

    public static void Are(string expected, ApiAnswer answer) => Assert.Equal(JsonShape.Expected(expected), answer.Shape);

    /// <summary>A failure as the contract has it: <c>error</c> and <c>message</c> hold the same text.</summary>
    public static void IsFailure(int status, ApiAnswer answer, string? text = null)
    {
        Assert.True(answer.Status == status, $"Expected {status}, got {answer}");
        Assert.StartsWith("application/json", answer.ContentType, StringComparison.Ordinal);
        Assert.False(answer.Bool("success"));
        Assert.Equal(status, answer.Number("statusCode"));
        Assert.Equal(answer["error"], answer["message"]);
        Assert.Equal(status == 401, answer["requiresAuth"] == bool.TrueString);
        if (text is not null) Assert.Equal(text, answer["message"]);
        Assert.DoesNotContain("   at ", answer.Text, StringComparison.Ordinal);
    }

    public static ApiAnswer Is(int status, ApiAnswer answer)
    {
        Assert.True(answer.Status == status, $"Expected {status}, got {answer}");
        return answer;
    }
}

namespace Aivors.Testing.Stack;

/// <summary>What this machine lacks: the test is skipped with the reason, but in CI it fails.</summary>
public static class Missing
{
    // by this beginning xunit.v3 knows a skip, from any library
    private const string DynamicSkip = "$XunitDynamicSkip$";

    public static Exception Here(string reason) =>
        new NotSupportedException(Environment.GetEnvironmentVariable("CI") == "true" ? reason : DynamicSkip + reason);

    /// <summary>For what is read from <c>/proc</c>.</summary>
    public static void UnlessLinux()
    {
        if (!OperatingSystem.IsLinux()) throw Here("Reads /proc, which only Linux has.");
    }
}

namespace Aivors.Testing.Stack;

/// <summary>Waits for the thing itself, with a deadline that names it.</summary>
public static class Poll
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    public static Task UntilAsync(string what, Func<bool> condition, TimeSpan? patience = null) =>
        UntilAsync(what, () => Task.FromResult(condition()), patience);

    public static async Task UntilAsync(string what, Func<Task<bool>> condition, TimeSpan? patience = null)
    {
        using var deadline = new CancellationTokenSource(patience ?? TimeSpan.FromSeconds(30));
        while (!await condition())
        {
            if (deadline.IsCancellationRequested) throw new TimeoutException($"It did not happen in time: {what}");
            await Task.Delay(Interval);
        }
    }
}

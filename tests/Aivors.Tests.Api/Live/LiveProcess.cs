using Aivors.Testing.Stack;

namespace Aivors.Tests.Api.Live;

/// <summary>A second Api process with a quick beat and room for a crowd, started when the first test asks.</summary>
public sealed class LiveProcess : IAsyncDisposable
{
    private readonly Lazy<Task<OtherApi>> _other;

    public LiveProcess(RunningStack stack) => _other = new(() => Task.Run(() => stack.StartOtherApiAsync(Settings)));

    public static IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Live__BeatSeconds"] = "1",
        ["Live__WatchersPerUser"] = "2000",
        ["Live__WatchersMax"] = "1100",
    };

    public async Task<StackApi> ApiAsync() => (await _other.Value).Api;

    /// <summary>The same signed-in user at this process.</summary>
    public async Task<ApiClient> AtAsync(SignedUp user)
    {
        var browser = (await ApiAsync()).NewBrowser();
        foreach (var (name, value) in user.Browser.Cookies) browser.Cookies[name] = value;
        return browser;
    }

    public async ValueTask DisposeAsync()
    {
        if (_other is { IsValueCreated: true, Value.IsCompletedSuccessfully: true }) await (await _other.Value).DisposeAsync();
    }
}

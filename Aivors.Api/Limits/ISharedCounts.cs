namespace Aivors.Api.Limits;

/// <summary>Counts that all Api processes share.</summary>
internal interface ISharedCounts
{
    /// <summary>Adds to a key's count in a window, and gives what all have counted; null when nothing can be shared now.</summary>
    Task<long?> AddAsync(string name, string key, long window, int more);
}

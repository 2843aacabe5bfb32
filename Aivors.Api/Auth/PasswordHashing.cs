using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Aivors.Api.Auth;

/// <summary>
/// Hashes and verifies passwords (PBKDF2 with HMAC-SHA512, 210,000 rounds), a few at a time: a storm of sign-ins waits in line
/// here, and leaves the other cores to the webhooks.
/// </summary>
internal sealed class PasswordHashing : IDisposable
{
    private const int Rounds = 210_000;

    /// <summary>How many may wait in line; those beyond are turned away at once.</summary>
    private const int WaitingMax = 64;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly PasswordHasher<object> _hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = Rounds }));
    private readonly SemaphoreSlim _slots = new(Math.Clamp(Environment.ProcessorCount / 2, 1, 4));
    private readonly string _nobodysHash;
    private int _waiting;
    private int _computed;

    public PasswordHashing() => _nobodysHash = _hasher.HashPassword(this, Guid.NewGuid().ToString());

    /// <summary>The hash; null when too many are waiting.</summary>
    public Task<string?> HashAsync(string password, CancellationToken cancel) =>
        InLineAsync<string?>(() => _hasher.HashPassword(this, password), null, cancel);

    /// <summary>
    /// Verifies against <paramref name="hash"/>; without one (nobody has this address) does the same work and answers no.
    /// Null when too many are waiting.
    /// </summary>
    public Task<PasswordVerdict?> VerifyAsync(string? hash, string password, CancellationToken cancel) => InLineAsync<PasswordVerdict?>(
        () =>
        {
            var result = _hasher.VerifyHashedPassword(this, hash ?? _nobodysHash, password);
            return hash is null || result == PasswordVerificationResult.Failed ? PasswordVerdict.Wrong
                : result == PasswordVerificationResult.SuccessRehashNeeded ? PasswordVerdict.RightButOldHash
                : PasswordVerdict.Right;
        },
        null,
        cancel);

    /// <summary>How many hashes were computed: what an attempt costs, told without a clock.</summary>
    public int Computed => Volatile.Read(ref _computed);

    public void Dispose() => _slots.Dispose();

    private async Task<T> InLineAsync<T>(Func<T> work, T turnedAway, CancellationToken cancel)
    {
        try
        {
            if (Interlocked.Increment(ref _waiting) > WaitingMax || !await _slots.WaitAsync(Patience, cancel))
            {
                return turnedAway;
            }
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }

        try
        {
            return await Task.Run(() =>
            {
                Interlocked.Increment(ref _computed);
                return work();
            }, cancel);
        }
        finally
        {
            _slots.Release();
        }
    }
}

internal enum PasswordVerdict
{
    Wrong,
    Right,

    /// <summary>Right, and hashed with older settings: hash it anew.</summary>
    RightButOldHash,
}

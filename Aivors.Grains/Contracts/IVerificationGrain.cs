using Orleans.Concurrency;

namespace Aivors.Grains.Contracts;

/// <summary>Verifies the books on an admin's demand. Key: always 0; it keeps no state.</summary>
[Alias("aivors.IVerificationGrain"), GrainInterfaceType("aivors.IVerificationGrain")]
public interface IVerificationGrain : IGrainWithIntegerKey
{
    /// <summary>
    /// Verifies one tenant, or all. What takes longer than an answer may goes on in the background, and its result is stored all the same.
    /// </summary>
    [Alias("Verify"), ResponseTimeout("00:00:40"), AlwaysInterleave]
    Task<VerificationAnswer> VerifyAsync(Guid? tenantId, string actor);
}

[GenerateSerializer, Alias("aivors.VerificationAnswer")]
public enum VerificationAnswer
{
    /// <summary>Done, and the result is stored.</summary>
    Done = 1,

    /// <summary>Begun; it takes a while, and the result is stored when it is there.</summary>
    Running = 2,

    /// <summary>Another verification is under way, in this silo or another.</summary>
    Busy = 3,

    NoTenant = 4,

    Unavailable = 5,
}

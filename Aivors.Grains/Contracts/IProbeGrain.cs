namespace Aivors.Grains.Contracts;

/// <summary>Answers, and does nothing else: whether a silo can be reached. Key: always 0; it keeps no state.</summary>
[Alias("aivors.IProbeGrain"), GrainInterfaceType("aivors.IProbeGrain")]
public interface IProbeGrain : IGrainWithIntegerKey
{
    [Alias("Answer"), ResponseTimeout("00:00:02")]
    Task AnswerAsync();
}

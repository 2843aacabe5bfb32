namespace Aivors.Api.Http;

/// <summary>Answers in the envelope, stamped with the time.</summary>
public sealed class Answers(TimeProvider time)
{
    public IResult Ok<T>(string message, T data) => TypedResults.Ok(new Envelope<T>(message, data, time.GetUtcNow()));

    public IResult Created<T>(string location, string message, T data) =>
        TypedResults.Created(location, new Envelope<T>(message, data, time.GetUtcNow()));

    /// <summary>Taken in, but somebody has to act on it yet.</summary>
    public IResult Accepted<T>(string message, T data) =>
        TypedResults.Accepted((string?)null, new Envelope<T>(message, data, time.GetUtcNow()));
}

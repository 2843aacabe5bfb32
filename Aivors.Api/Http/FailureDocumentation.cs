namespace Aivors.Api.Http;

/// <summary>Tells the API's description which failures a route answers with; all have the one envelope.</summary>
internal static class FailureDocumentation
{
    public static TBuilder ProducesFailures<TBuilder>(this TBuilder route, params ReadOnlySpan<int> statuses)
        where TBuilder : IEndpointConventionBuilder
    {
        foreach (var status in statuses)
        {
            route.WithMetadata(new ProducesResponseTypeMetadata(status, typeof(FailureEnvelope), ["application/json"]));
        }

        return route;
    }
}

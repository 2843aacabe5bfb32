namespace Aspire.Hosting;

public static class Saying
{
    public static IResourceBuilder<RedisResource> WithDataVolume(this IResourceBuilder<RedisResource> builder, string? name = null, bool isReadOnly = false) =>
        builder.Says(resource => resource.Volume = name);

    public static IResourceBuilder<PostgresServerResource> WithDataVolume(
        this IResourceBuilder<PostgresServerResource> builder, string? name = null, bool isReadOnly = false) => builder.Says(resource => resource.Volume = name);

    public static IResourceBuilder<RedisResource> WithPersistence(
        this IResourceBuilder<RedisResource> builder, TimeSpan? interval = null, long keysChangedThreshold = 1) => builder;

    public static IResourceBuilder<T> WithLifetime<T>(this IResourceBuilder<T> builder, ContainerLifetime lifetime) where T : ContainerResource => builder;

    public static IResourceBuilder<PostgresServerResource> WithPgWeb(
        this IResourceBuilder<PostgresServerResource> builder, Action<IResourceBuilder<ContainerResource>>? configureContainer = null, string? containerName = null)
    {
        configureContainer?.Invoke(new ResourceBuilder<ContainerResource>(new("pgweb")));
        return builder;
    }

    public static IResourceBuilder<ParameterResource> WithDescription(
        this IResourceBuilder<ParameterResource> builder, string description, bool enableMarkdown = false) => builder.Says(resource => resource.Description = description);

    public static IResourceBuilder<T> WithExplicitStart<T>(this IResourceBuilder<T> builder) where T : IResource =>
        builder.Says(resource => resource.IsExplicitStart = true);

    public static IResourceBuilder<T> WithReferenceEnvironment<T>(this IResourceBuilder<T> builder, ReferenceEnvironmentInjectionFlags flags)
        where T : IResourceWithEnvironment => builder;

    public static IResourceBuilder<T> WithReference<T>(
        this IResourceBuilder<T> builder, IResourceBuilder<IResourceWithConnectionString> source, string? connectionName = null, bool optional = false)
        where T : IResourceWithEnvironment => builder.Sets($"ConnectionStrings__{connectionName ?? source.Resource.Name}");

    public static IResourceBuilder<T> WithReference<T>(this IResourceBuilder<T> builder, IResourceBuilder<IResourceWithServiceDiscovery> source)
        where T : IResourceWithEnvironment => builder.Sets($"services__{source.Resource.Name}__http__0", $"{source.Resource.Name.ToUpperInvariant()}_HTTP");

    public static IResourceBuilder<T> WithEnvironment<T>(this IResourceBuilder<T> builder, string name, IResourceBuilder<ParameterResource> parameter)
        where T : IResourceWithEnvironment => builder.Says(resource => resource.Environment[name] = $"{{{parameter.Resource.Name}}}");

    public static IResourceBuilder<T> WithEnvironment<T>(this IResourceBuilder<T> builder, string name, ReferenceExpression value)
        where T : IResourceWithEnvironment => builder.Says(resource => resource.Environment[name] = value.ToString());

    public static IResourceBuilder<T> WaitFor<T>(this IResourceBuilder<T> builder, IResourceBuilder<IResource> dependency)
        where T : IResourceWithWaitSupport => builder.Says(resource => resource.WaitsFor.Add(dependency.Resource.Name));

    public static IResourceBuilder<T> WithHttpHealthCheck<T>(
        this IResourceBuilder<T> builder, string? path = null, int? statusCode = null, string? endpointName = null) where T : IResourceWithEndpoints =>
        builder.Says(resource => resource.HealthPath = path);

    public static IResourceBuilder<ProjectResource> WithReplicas(this IResourceBuilder<ProjectResource> builder, int replicas) =>
        builder.Says(resource => resource.Replicas = replicas);

    public static IResourceBuilder<T> WithExternalHttpEndpoints<T>(this IResourceBuilder<T> builder) where T : IResourceWithEndpoints => builder;

    public static IResourceBuilder<T> WithUrlForEndpoint<T>(this IResourceBuilder<T> builder, string endpointName, Action<ResourceUrlAnnotation> callback)
        where T : IResource
    {
        var url = new ResourceUrlAnnotation();
        callback(url);
        return builder.Says(resource => resource.Links.Add(url.DisplayText ?? url.DisplayLocation.ToString()));
    }

    public static IResourceBuilder<T> WithUrlForEndpoint<T>(
        this IResourceBuilder<T> builder, string endpointName, Func<EndpointReference, ResourceUrlAnnotation> callback) where T : IResourceWithEndpoints
    {
        var url = callback(new EndpointReference(builder.Resource.Name));
        return builder.Says(resource => resource.Links.Add($"{url.DisplayText} {url.Url}"));
    }

    internal static IResourceBuilder<T> Says<T>(this IResourceBuilder<T> builder, Action<Resource> what) where T : IResource
    {
        what((Resource)(object)builder.Resource);
        return builder;
    }

    internal static IResourceBuilder<T> Sets<T>(this IResourceBuilder<T> builder, params string[] variables) where T : IResource =>
        builder.Says(resource =>
        {
            foreach (var variable in variables) resource.Environment[variable] = "...";
        });
}

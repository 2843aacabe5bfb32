namespace Aspire.Hosting
{
    public static class OrleansServiceExtensions
    {
        private const string Redis = "Redis";

        public static Orleans.OrleansService AddOrleans(this IDistributedApplicationBuilder builder, string name) => new();

        public static Orleans.OrleansService WithClusterId(this Orleans.OrleansService orleansService, string clusterId) => orleansService.Both("Orleans__ClusterId", clusterId);

        public static Orleans.OrleansService WithServiceId(this Orleans.OrleansService orleansService, string serviceId) => orleansService.Both("Orleans__ServiceId", serviceId);

        public static Orleans.OrleansService WithClustering(this Orleans.OrleansService orleansService, IResourceBuilder<IResourceWithConnectionString> provider) =>
            orleansService.Both("Orleans__Clustering__ProviderType", Redis).Both("Orleans__Clustering__ServiceKey", provider.Resource.Name)
                .Both("Orleans__EnableDistributedTracing", "true").Both($"ConnectionStrings__{provider.Resource.Name}", "...");

        public static Orleans.OrleansService WithGrainStorage(
            this Orleans.OrleansService orleansService, string name, IResourceBuilder<IResourceWithConnectionString> provider) =>
            orleansService.Silos($"Orleans__GrainStorage__{name}__ProviderType", Redis).Silos($"Orleans__GrainStorage__{name}__ServiceKey", provider.Resource.Name);

        public static Orleans.OrleansService WithReminders(this Orleans.OrleansService orleansService, IResourceBuilder<IResourceWithConnectionString> provider) =>
            orleansService.Silos("Orleans__Reminders__ProviderType", Redis).Silos("Orleans__Reminders__ServiceKey", provider.Resource.Name)
                .Silos("Orleans__Endpoints__SiloPort", "...").Silos("Orleans__Endpoints__GatewayPort", "...");

        public static Orleans.OrleansServiceClient AsClient(this Orleans.OrleansService orleansService) => new(orleansService);

        public static IResourceBuilder<T> WithReference<T>(this IResourceBuilder<T> builder, Orleans.OrleansService orleansService)
            where T : IResourceWithEnvironment, IResourceWithEndpoints =>
            builder.Says(resource =>
            {
                foreach (var (key, value) in orleansService.OfBoth.Concat(orleansService.OfSilos)) resource.Environment[key] = value;
            });

        public static IResourceBuilder<T> WithReference<T>(this IResourceBuilder<T> builder, Orleans.OrleansServiceClient orleansService)
            where T : IResourceWithEnvironment =>
            builder.Says(resource =>
            {
                foreach (var (key, value) in orleansService.Service.OfBoth) resource.Environment[key] = value;
            });
    }
}

namespace Aspire.Hosting.Orleans
{
    public sealed class OrleansService
    {
        internal Dictionary<string, string> OfBoth { get; } = [];

        internal Dictionary<string, string> OfSilos { get; } = [];

        internal OrleansService Both(string key, string value)
        {
            OfBoth[key] = value;
            return this;
        }

        internal OrleansService Silos(string key, string value)
        {
            OfSilos[key] = value;
            return this;
        }
    }

    public sealed class OrleansServiceClient(OrleansService service)
    {
        internal OrleansService Service => service;
    }
}

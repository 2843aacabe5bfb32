namespace Aivors.AppHost;

/// <summary>The Aspire application model. Compiled only when UseAspire=true.</summary>
internal static class AspireHost
{
    public static void Run(string[] args)
    {
        var builder = DistributedApplication.CreateBuilder(args);

        // aspire publish / aspire deploy: docker-compose.yaml and .env, with the Aspire dashboard as a service
        builder.AddDockerComposeEnvironment("compose")
               .WithDashboard(d => d.WithHostPort(18888));

        var redis = builder.AddRedis("redis")
            .WithDataVolume("aivors-redis")
            .WithPersistence(TimeSpan.FromSeconds(30), keysChangedThreshold: 100)
            .WithLifetime(ContainerLifetime.Persistent);

        // the generated password is kept in user secrets, so the volume stays readable between runs
        var postgres = builder.AddPostgres("postgres")
            .WithDataVolume("aivors-postgres")
            .WithLifetime(ContainerLifetime.Persistent)
            .WithPgWeb(web => web.WithExplicitStart());
        // not called "aivors": a resource of that name would inject AIVORS_HOST, AIVORS_PASSWORD, ...
        var database = postgres.AddDatabase("aivorsdb", databaseName: "aivors");

        var writerPassword = Secret(builder, "database-writer-password", 32, "Password of the database role aivors_writer (the silos).");
        var readerPassword = Secret(builder, "database-reader-password", 32, "Password of the database role aivors_reader (the Api).");
        var signingKey = Secret(builder, "jwt-signing-key", 48, "Key that signs the access tokens; a new one signs everybody out.");
        var webhookSecret = Secret(builder, "n8n-webhook-secret", 32, "What n8n sends in the header x-n8n-webhook-secret.");
        var adminPassword = Secret(builder, "admin-password", 20, "Password of the first admin.");
        var adminEmail = builder.AddParameter("admin-email", "admin@aivors.local", publishValueAsDefault: true)
            .WithDescription("Address with which the first admin signs in.");

        // fixed ids: without them Aspire invents new ones and the stored grain state is orphaned
        var orleans = builder.AddOrleans("orleans")
            .WithClusterId("aivors")
            .WithServiceId("aivors")
            .WithClustering(redis)
            .WithGrainStorage("Default", redis)
            .WithReminders(redis);

        var silo = builder.AddProject<Projects.Aivors_Silo>("silo")
            .WithReferenceEnvironment(ReferenceEnvironmentInjectionFlags.ConnectionString | ReferenceEnvironmentInjectionFlags.ServiceDiscovery)
            .WithReference(orleans)
            .WithReference(database)
            .WithEnvironment("Database__WriterPassword", writerPassword)
            .WithEnvironment("Database__ReaderPassword", readerPassword)
            .WaitFor(redis)
            .WaitFor(database)
            .WithHttpHealthCheck("/health")
            .WithReplicas(2)
            .WithUrlForEndpoint("http", u => u.DisplayLocation = UrlDisplayLocation.DetailsOnly)
            .PublishAsDockerComposeService((_, s) => { s.Restart = "unless-stopped"; s.Deploy = new() { Replicas = 2 }; });

        builder.AddProject<Projects.Aivors_Api>("api")
            .WithReferenceEnvironment(ReferenceEnvironmentInjectionFlags.ConnectionString | ReferenceEnvironmentInjectionFlags.ServiceDiscovery)
            .WithReference(orleans.AsClient())
            // without the owner's login: the Api signs in as aivors_reader, and must not be able to do otherwise
            .WithEnvironment("ConnectionStrings__aivorsdb", ReferenceExpression.Create(
                $"Host={postgres.Resource.PrimaryEndpoint.Property(EndpointProperty.Host)};Port={postgres.Resource.PrimaryEndpoint.Property(EndpointProperty.Port)};Database=aivors"))
            .WithEnvironment("Database__ReaderPassword", readerPassword)
            .WithEnvironment("Jwt__SigningKey", signingKey)
            .WithEnvironment("N8n__WebhookSecret", webhookSecret)
            .WithEnvironment("Admin__Email", adminEmail)
            .WithEnvironment("Admin__Password", adminPassword)
            .WaitFor(silo)
            .WithHttpHealthCheck("/health")
            .WithExternalHttpEndpoints()
            .WithUrlForEndpoint("http", u => u.DisplayText = "API")
            .WithUrlForEndpoint("http", ep => new() { Url = "/orleans/", DisplayText = "Orleans dashboard" });

        builder.Build().Run();
    }

    /// <summary>Made once and kept in user secrets; published as a value to fill in.</summary>
    private static IResourceBuilder<ParameterResource> Secret(IDistributedApplicationBuilder builder, string name, int length, string description) =>
        builder.AddParameter(name, new GenerateParameterDefault { MinLength = length, Special = false }, secret: true, persist: true)
            .WithDescription(description);
}

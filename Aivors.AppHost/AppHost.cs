namespace Aivors.AppHost;

/// <summary>
/// The Aspire application model. Compiled with Aspire only when UseAspire=true; tests/Aivors.AspireModel compiles it in every build
/// against the members of Aspire that it may use, and the tests compare what it sets with docs/settings.md.
/// </summary>
internal static class AspireHost
{
    private const ReferenceEnvironmentInjectionFlags OnlyWhatIsRead =
        ReferenceEnvironmentInjectionFlags.ConnectionString | ReferenceEnvironmentInjectionFlags.ServiceDiscovery;

    public static void Run(string[] args)
    {
        var builder = DistributedApplication.CreateBuilder(args);
        // aspire publish and aspire deploy; what serves development only is left out of what they write
        var isPublished = args.Contains("publish", StringComparer.Ordinal);

        // docker-compose.yaml and .env, with the Aspire dashboard as a service
        builder.AddDockerComposeEnvironment("compose")
               .WithDashboard(d => d.WithHostPort(18888));

        var redis = builder.AddRedis("redis")
            .WithDataVolume("aivors-redis")
            .WithPersistence(TimeSpan.FromSeconds(30), keysChangedThreshold: 100)
            .WithLifetime(ContainerLifetime.Persistent)
            .PublishAsDockerComposeService((_, s) => ComposeServices.Store(s, "redis-cli -a \"$$REDIS_PASSWORD\" ping | grep -q PONG"));

        // the generated password is kept in user secrets, so the volume stays readable between runs
        var postgres = builder.AddPostgres("postgres")
            .WithDataVolume("aivors-postgres")
            .WithLifetime(ContainerLifetime.Persistent)
            .WithPgWeb(web => web.WithExplicitStart())
            .PublishAsDockerComposeService((_, s) => ComposeServices.Store(s, "pg_isready -q"));
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
            .WithReferenceEnvironment(OnlyWhatIsRead)
            .WithReference(orleans)
            .WithReference(database)
            .WithEnvironment("Database__WriterPassword", writerPassword)
            .WithEnvironment("Database__ReaderPassword", readerPassword)
            .WaitFor(redis)
            .WaitFor(database)
            .WithHttpHealthCheck("/health")
            .WithReplicas(2)
            .WithUrlForEndpoint("http", u => u.DisplayLocation = UrlDisplayLocation.DetailsOnly)
            .PublishAsDockerComposeService((_, s) => ComposeServices.Program(s, "Aivors.Silo.dll", replicas: 2));

        var api = builder.AddProject<Projects.Aivors_Api>("api")
            .WithReferenceEnvironment(OnlyWhatIsRead)
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
            .WithUrlForEndpoint("http", u => u.DisplayText = "Dashboard")
            .WithUrlForEndpoint("http", ep => new() { Url = "/scalar/", DisplayText = "API reference" })
            .WithUrlForEndpoint("http", ep => new() { Url = "/orleans/", DisplayText = "Orleans dashboard" })
            .PublishAsDockerComposeService((_, s) => ComposeServices.Program(s, "Aivors.Api.dll", replicas: 1));

        if (!isPublished)
        {
            // published, the Api's image holds the built pages; here they are served from their sources
            builder.AddViteApp("dashboard", "../Aivors.Dashboard")
                .WithNpm(installCommand: "ci")
                .WithReference(api)
                .WaitFor(api)
                .WithExternalHttpEndpoints()
                .WithUrlForEndpoint("http", u => u.DisplayText = "Dashboard, from its sources");

            // commands: resources that somebody starts, that do one thing, and end
            var demoPassword = Secret(builder, "demo-password", 16, "Password of the demo client, whom the two demo commands make.");
            foreach (var command in new[] { "grant-demo-credits", "send-a-test-call" })
            {
                builder.AddExecutable(command, "dotnet", AppContext.BaseDirectory, "Aivors.AppHost.dll", command)
                    .WithReference(api)
                    .WithEnvironment("N8n__WebhookSecret", webhookSecret)
                    .WithEnvironment("Admin__Email", adminEmail)
                    .WithEnvironment("Admin__Password", adminPassword)
                    .WithEnvironment("Demo__Password", demoPassword)
                    .WaitFor(api)
                    .WithExplicitStart();
            }

            builder.AddExecutable("verify-the-journal", "dotnet", "../Aivors.Silo", "run", "--no-build", "--no-launch-profile", "--", "verify")
                .WithReference(database)
                .WaitFor(database)
                .WithExplicitStart();
        }

        builder.Build().Run();
    }

    /// <summary>Made once and kept in user secrets; published as a value to fill in.</summary>
    private static IResourceBuilder<ParameterResource> Secret(IDistributedApplicationBuilder builder, string name, int length, string description) =>
        builder.AddParameter(name, new GenerateParameterDefault { MinLength = length, Special = false }, secret: true, persist: true)
            .WithDescription(description);
}

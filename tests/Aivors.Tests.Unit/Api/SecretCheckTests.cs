using System.Diagnostics.Metrics;
using Aivors.Api.Webhooks;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Aivors.Tests.Unit.Api;

public sealed class SecretCheckTests
{
    private const string New = "new-secret-0123456789";
    private const string Old = "old-secret-0123456789";

    [Theory]
    [InlineData(null, New, true)]
    [InlineData(null, Old, false)]
    [InlineData(Old, New, true)]
    [InlineData(Old, Old, true)]
    [InlineData(Old, "other-secret-01234567", false)]
    [InlineData(Old, "", false)]
    [InlineData("", "", false)]
    public async Task While_the_secret_is_rotated_both_let_in_and_afterwards_only_the_new_one(string? previous, string sent, bool isLetIn)
    {
        await using var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        var check = new SecretCheck(
            Options.Create(new N8nOptions { WebhookSecret = New, PreviousWebhookSecret = previous }),
            new WebhookMetrics(services.GetRequiredService<IMeterFactory>()), NullLogger<SecretCheck>.Instance);
        var context = new DefaultHttpContext();
        context.Request.Headers[SecretCheck.Header] = sent;

        var result = await check.InvokeAsync(EndpointFilterInvocationContext.Create(context), _ => new ValueTask<object?>("in"));

        Assert.Equal(isLetIn, result is "in");
    }

    [Theory]
    [InlineData(New, null, true)]
    [InlineData(New, Old, true)]
    [InlineData(New, "short", false)]
    [InlineData("short", Old, false)]
    [InlineData("", Old, false)]
    public void A_weak_secret_stops_the_start_also_as_the_previous_one(string secret, string? previous, bool isAccepted) =>
        Assert.Equal(isAccepted, new N8nOptionsValidator().Validate(null, new N8nOptions { WebhookSecret = secret, PreviousWebhookSecret = previous }).Succeeded);
}

using System.Globalization;
using System.Net;
using Aivors.Grains.Contracts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Http.Resilience;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace Aivors.Grains.Retell.Api;

/// <summary>Registers the client of Retell's API.</summary>
public static class RetellApiSetup
{
    /// <summary>The largest answer that is read: a page of calls, or a call of two hours with its transcript.</summary>
    internal const int AnswerBytesMax = 64 * 1024 * 1024;

    public static IServiceCollection AddRetellApi(this IServiceCollection services)
    {
        services.AddSingleton<IValidateOptions<RetellApiOptions>, RetellApiOptionsValidator>();
        services.AddOptions<RetellApiOptions>().BindConfiguration(RetellApiOptions.Section).ValidateOnStart();
        services.AddSingleton<IRetellApi, RetellApi>();
        var client = services.AddHttpClient(nameof(RetellApi))
            .ConfigureHttpClient((provider, http) =>
            {
                var options = provider.GetRequiredService<IOptions<RetellApiOptions>>().Value;
                http.BaseAddress = new Uri(options.BaseUrl);
                http.Timeout = options.CallTimeout;
                http.MaxResponseContentBufferSize = AnswerBytesMax;
            })
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                // A redirect would carry the key to wherever it points.
                AllowAutoRedirect = false,
                UseCookies = false,
                ConnectTimeout = TimeSpan.FromSeconds(5),
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            })
            // The factory's own logging writes addresses, and headers when its level is turned up.
            .RemoveAllLoggers();
        client.AddResilienceHandler("retell", Configure);
        client.AddHttpMessageHandler(() => new WholeAnswer());
        return services;
    }

    private static void Configure(ResiliencePipelineBuilder<HttpResponseMessage> pipeline, ResilienceHandlerContext context)
    {
        var options = context.ServiceProvider.GetRequiredService<IOptions<RetellApiOptions>>().Value;
        if (options.Retries > 0)
        {
            pipeline.AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                MaxRetryAttempts = options.Retries,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = TimeSpan.FromMilliseconds(250),
                MaxDelay = RetellApiOptions.WaitMax,
                ShouldHandle = args => ValueTask.FromResult(IsWorthRepeating(args.Outcome)),
                DelayGenerator = args => ValueTask.FromResult(args.Outcome.Result is { } response ? AskedWait(response) : null),
            });
        }

        pipeline
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<HttpResponseMessage>
            {
                // What is one workspace's own trouble (its key, its rate) must not shut out the others.
                ShouldHandle = args => ValueTask.FromResult(IsRetellsTrouble(args.Outcome)),
                FailureRatio = 0.5,
                MinimumThroughput = 20,
                SamplingDuration = TimeSpan.FromSeconds(30),
                BreakDuration = TimeSpan.FromSeconds(5),
            })
            .AddTimeout(new TimeoutStrategyOptions
            {
                TimeoutGenerator = args => ValueTask.FromResult(
                    IsList(args.Context.GetRequestMessage()) ? options.ListAttemptTimeout : options.AttemptTimeout),
            });
    }

    private static bool IsList(HttpRequestMessage? request) => request?.Method == HttpMethod.Post;

    private static bool IsWorthRepeating(Outcome<HttpResponseMessage> outcome) =>
        (IsRetellsTrouble(outcome) || outcome.Result?.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout)
        && !(outcome.Result is { } response && AskedWait(response) > RetellApiOptions.WaitMax);

    private static bool IsRetellsTrouble(Outcome<HttpResponseMessage> outcome) => outcome switch
    {
        { Exception: HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } } => false,
        { Exception: HttpRequestException or IOException or TimeoutRejectedException } => true,
        { Result: { } response } => (int)response.StatusCode >= 500,
        _ => false,
    };

    /// <summary>How long Retell asks to wait, read as its own client reads it: milliseconds first.</summary>
    private static TimeSpan? AskedWait(HttpResponseMessage response)
    {
        if (response.Headers.TryGetValues("retry-after-ms", out var values)
            && double.TryParse(values.First(), NumberStyles.Float, CultureInfo.InvariantCulture, out var ms) && ms is >= 0 and <= 86_400_000)
        {
            return TimeSpan.FromMilliseconds(ms);
        }

        return response.Headers.RetryAfter?.Delta;
    }

    /// <summary>
    /// Reads the whole answer inside the attempt, so that its timeout and its repetition hold for the body too.
    /// </summary>
    private sealed class WholeAnswer : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            try
            {
                await response.Content.LoadIntoBufferAsync(AnswerBytesMax, cancellationToken);
                return response;
            }
            catch
            {
                response.Dispose();
                throw;
            }
        }
    }
}

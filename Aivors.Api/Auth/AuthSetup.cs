using Aivors.Api.Credits;
using Microsoft.Extensions.Options;

namespace Aivors.Api.Auth;

/// <summary>Registers sign-in. Every setting is checked at start, and what is wrong is said by its key.</summary>
internal static class AuthSetup
{
    public static WebApplicationBuilder AddAuth(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<IValidateOptions<JwtOptions>, JwtOptionsValidator>();
        services.AddOptions<JwtOptions>().BindConfiguration(JwtOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<AdminOptions>, AdminOptionsValidator>();
        services.AddOptions<AdminOptions>().BindConfiguration(AdminOptions.Section).ValidateOnStart();
        services.AddOptions<SignInLimitOptions>().BindConfiguration(SignInLimitOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<CreditsOptions>().BindConfiguration(CreditsOptions.Section).ValidateDataAnnotations().ValidateOnStart();

        services.AddTokenAuthentication();
        services.AddSingleton<AccessTokens>().AddSingleton<RefreshTokens>().AddSingleton<SessionCookies>();
        services.AddSingleton<SessionChecks>().AddSingleton<Sessions>().AddSingleton<Audit>();
        services.AddSingleton<PasswordHashing>().AddSingleton<SignInLimiter>();
        services.AddSingleton<AccountOpening>().AddSingleton<SignUp>().AddSingleton<SignIn>();
        services.AddHostedService<FirstAdmin>();
        return builder;
    }
}

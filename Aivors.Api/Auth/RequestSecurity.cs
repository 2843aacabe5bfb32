using Aivors.Api.Http;

namespace Aivors.Api.Auth;

/// <summary>Who may ask, in the order in which it is found out.</summary>
internal static class RequestSecurity
{
    public static WebApplication UseRequestSecurity(this WebApplication app)
    {
        app.UseRouting();
        app.UseCors();
        app.UseMiddleware<OriginCheck>();
        app.UseAuthentication();
        app.UseAuthorization();
        return app;
    }
}

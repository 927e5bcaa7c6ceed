using Binome.Platform;

namespace Binome.Sessions;

/// <summary>Registers sessions.</summary>
public static class SessionsSetup
{
    public static IServiceCollection AddSessions(this IServiceCollection services) => services.AddScoped<Booking>();

    public static void AddSessionsWeb(this WebApplicationBuilder builder) => builder.Services.AddSessions();
}

namespace Binome.Pairings;

/// <summary>Registers pairs.</summary>
public static class PairingsSetup
{
    public static IServiceCollection AddPairings(this IServiceCollection services) => services.AddScoped<Publish>();

    public static void AddPairingsWeb(this WebApplicationBuilder builder) => builder.Services.AddPairings();
}

using Binome.Platform.Outbox;

namespace Binome.Counts;

/// <summary>Registers the counts of programmes.</summary>
public static class CountsSetup
{
    public static IServiceCollection AddCounts(this IServiceCollection services) =>
        services.AddScoped<ITidy, PackCounts>().AddScoped<IHandle, CheckCounts>();
}

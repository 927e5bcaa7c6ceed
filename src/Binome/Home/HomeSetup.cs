using Binome.Accounts;
using Binome.Platform.Ui;

namespace Binome.Home;

/// <summary>Registers the first page, what stands at the foot of every page, and what is gathered from all capabilities.</summary>
public static class HomeSetup
{
    public static void AddHome(this IServiceCollection services) =>
        services
            .AddScoped<MyData>()
            .AddSingleton(new NavEntry("/audit", "home.audit.nav", Grant.Administrator, Order: 8))
            .AddSingleton(new NavEntry("/visibility", "home.visibility.nav", Foot: true));

    public static void MapHome(this IEndpointRouteBuilder app)
    {
        app.MapAuditFile();
        MyData.Map(app);
    }
}

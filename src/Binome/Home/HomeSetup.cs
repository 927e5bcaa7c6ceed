using Binome.Platform.Ui;

namespace Binome.Home;

/// <summary>Registers the first page and what stands at the foot of every page.</summary>
public static class HomeSetup
{
    public static void AddHome(this IServiceCollection services) =>
        services.AddSingleton(new NavEntry("/visibility", "home.visibility.nav", Foot: true));
}

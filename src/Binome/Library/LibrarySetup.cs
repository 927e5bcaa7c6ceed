using Binome.People;
using Binome.Platform;
using Binome.Platform.Ui;
using Binome.Programmes;

namespace Binome.Library;

/// <summary>Registers the library.</summary>
public static class LibrarySetup
{
    public static IServiceCollection AddLibrary(this IServiceCollection services) =>
        services
            .AddScoped<KeepTexts>()
            .AddScoped<IReact<DataAsked>, OwnTexts>()
            .AddScoped<IReact<PersonErased>, OwnTexts>()
            .AddScoped<IReact<ProgrammeForgotten>, OwnTexts>()
            .AddSingleton(new NavEntry("/library", "library.nav", Order: 30))
            .AddSingleton(
                new ProgrammeTab(
                    "/library",
                    "library.tab",
                    78,
                    RoleKind.Manager,
                    RoleKind.Coordinator,
                    RoleKind.SealedCoordinator,
                    RoleKind.Coach
                )
            );
}

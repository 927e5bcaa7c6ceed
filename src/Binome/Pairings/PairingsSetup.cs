using Binome.Enrolment;
using Binome.People;
using Binome.Platform;
using Binome.Platform.Outbox;
using Binome.Programmes;

namespace Binome.Pairings;

/// <summary>Registers pairs.</summary>
public static class PairingsSetup
{
    public static IServiceCollection AddPairings(this IServiceCollection services) =>
        services
            .AddScoped<IReact<DataAsked>, OwnPairs>()
            .AddScoped<IReact<PersonErased>, OwnPairs>()
            .AddScoped<IReact<ProgrammeForgotten>, OwnPairs>()
            .AddScoped<IReact<ParticipantWithdrew>, WhoWithdraws>()
            .AddScoped<Publish>()
            .AddScoped<ByHand>()
            .AddScoped<EndPairing>()
            .AddScoped<HandOver>();

    public static void AddPairingsWeb(this WebApplicationBuilder builder)
    {
        var services = builder.Services.AddPairings();
        services.AddScoped<AcceptPairing>();
        services.AddScoped<DecidePairing>();
        services.AddScoped<IHandle, AnnouncePairs>();
        services.AddScoped<IHandle, TellEnd>();
        services.AddScoped<IHandle, TellConflicts>();
        services.AddSingleton(
            new ProgrammeTab("/pairings", "pairings.tab", 60, RoleKind.Manager, RoleKind.Coordinator, RoleKind.SealedCoordinator)
        );
    }
}

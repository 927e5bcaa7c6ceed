using Binome.Enrolment;
using Binome.Library;
using Binome.People;
using Binome.Platform;
using Binome.Platform.Outbox;
using Binome.Programmes;

namespace Binome.Pairings;

/// <summary>Registers pairs.</summary>
public static class PairingsSetup
{
    public static IServiceCollection AddPairings(this IServiceCollection services)
    {
        foreach (var filter in PairedPeople.Filters)
            services.AddSingleton(filter);
        return services
            .AddScoped<IReact<ParticipantWithdrew>, WhoWithdraws>()
            .AddScoped<IReact<ProgrammeClosed>, CloseWithProgramme>()
            .AddScoped<IReact<ProgrammeReopened>, CloseWithProgramme>()
            .AddScoped<IReact<StandingAsked>, TellStanding>()
            .AddScoped<IReact<PersonShown>, OpenPairs>()
            // Not the mail that says that a pair has ended: it is the same sentence whoever wanted it, and stays it.
            .AddSingleton(new MailKind(ProposalMail.Kind, 30))
            .AddSingleton(new MailKind("pairings.mail.accepted", 31))
            .AddSingleton(new MailKind("pairings.mail.closed", 32))
            .AddSingleton(new MailKind("pairings.mail.conflicts", 80))
            .AddSingleton(new MailKind(AskToSign.MailKind, 33))
            .AddSingleton(new MailKind(NudgePair.MailKind, 34))
            .AddSingleton(new MailKind(NudgePair.WhetherMet, 34))
            // In no list: it goes to whoever has not signed, and to nobody else.
            .AddSingleton(new MailsBetween(AskToSign.MailKind))
            .AddSingleton(new MailsBetween(NudgePair.MailKind)) // nor these: who wants no reminders is nobody's to know
            .AddSingleton(new MailsBetween(NudgePair.WhetherMet))
            .AddScoped<Publish>()
            .AddScoped<ByHand>()
            .AddScoped<EndPairing>()
            .AddScoped<HandOver>();
    }

    public static void MapPairings(this IEndpointRouteBuilder app) => CharterFile.Map(app);

    public static void AddPairingsWeb(this WebApplicationBuilder builder)
    {
        var services = builder.Services.AddPairings();
        services.AddScoped<AcceptPairing>();
        services.AddScoped<MentorFull>();
        services.AddSingleton<FullLinks>();
        services.AddScoped<DecidePairing>();
        services.AddScoped<DecideForm>();
        services.AddScoped<NudgePair>();
        services.AddScoped<IHandle, AnnouncePairs>();
        services.AddScoped<IReact<DataAsked>, OwnPairs>();
        services.AddScoped<IReact<PersonErased>, OwnPairs>();
        services.AddScoped<IReact<ProgrammeForgotten>, OwnPairs>();
        services.AddScoped<IntroducePairs>();
        services.AddScoped<IHandle, IntroducePairs>();
        services.AddScoped<IReact<ParticipantSealed>, IntroducePairs>();
        services.AddScoped<IHandle, TellEnd>();
        services.AddScoped<IHandle, EndWithProgramme>();
        services.AddScoped<IHandle, TellConflicts>();
        services.AddScoped<IHandle, AskToSign>();
        services.AddScoped<ITidy, AskToSign>();
        services.AddScoped<IReact<TextWritten>, AskToSign>();
        services.AddSingleton(
            new ProgrammeTab("/pairings", "pairings.tab", 60, RoleKind.Manager, RoleKind.Coordinator, RoleKind.SealedCoordinator)
        );
    }
}

using Binome.Accounts;
using Binome.People;
using Binome.Platform;
using Binome.Platform.Outbox;
using Binome.Programmes;

namespace Binome.Enrolment;

/// <summary>Registers enrolment.</summary>
public static class EnrolmentSetup
{
    public static IServiceCollection AddEnrolment(this IServiceCollection services)
    {
        foreach (var (at, kind) in EnrolmentMails.Kinds.Index())
            services.AddSingleton(new MailKind(kind, 10 + at));
        return services
            .AddSingleton(
                new PeopleFilter(
                    "enrolled",
                    "enrolment.people.state.enrolled",
                    0,
                    (_, all) => all.Where(l => l.Participant.WithdrawnAt == null && l.Participant.CandidateSince == null)
                )
            )
            .AddSingleton(
                new PeopleFilter(
                    "withdrawn",
                    "enrolment.people.state.withdrawn",
                    9,
                    (_, all) => all.Where(l => l.Participant.WithdrawnAt != null)
                )
            )
            .AddSingleton(
                new PeopleFilter(PeopleFilter.Unfinished, "enrolment.people.state.unfinished", 8, (_, all) => all.Where(_ => false))
            )
            .AddScoped<SealedLook>()
            .AddScoped<IReact<HoursChanged>, TakeNewHours>()
            .AddScoped<IReact<DataAsked>, OwnParts>()
            .AddScoped<IReact<DataAsked>, OwnCallReminders>()
            .AddScoped<IReact<DirectoryImported>, ReturnWithUndo>()
            .AddScoped<IReact<PersonErased>, OwnParts>()
            .AddScoped<IReact<ProgrammeForgotten>, OwnParts>()
            .AddScoped<IReact<SealedCoordinatorNamed>, KeepSealed>()
            .AddScoped<IReact<SealedCoordinatorTaken>, KeepSealed>()
            .AddScoped<EnrolmentMails>()
            .AddScoped<Circular>()
            .AddScoped<Enrol>()
            .AddScoped<SaveAnswers>()
            .AddScoped<Choose>()
            .AddScoped<Withdraw>()
            .AddScoped<WishPeers>()
            .AddScoped<RemindOfCall>()
            .AddScoped<Invite>()
            .AddScoped<Remind>()
            .AddScoped<Assign>();
    }

    public static void AddEnrolmentWeb(this WebApplicationBuilder builder)
    {
        var services = builder.Services.AddEnrolment();
        services.AddScoped<IHandle, SendCircular>();
        services.AddScoped<IHandle, RemindUnfinished>();
        services.AddScoped<ITidy, RemindOfCall>();
        services.AddSingleton(new MailsBetween(EnrolmentMails.Open));
        services.AddSingleton(new ProgrammeTab("/mails", "enrolment.mails.tab", 70, RoleKind.Manager));
        services.AddSingleton(new ProgrammeTab("/call", "enrolment.call.tab", 10, RoleKind.Manager));
        services.AddSingleton(
            new ProgrammeTab("/people", "enrolment.tab", 20, RoleKind.Manager, RoleKind.Coordinator, RoleKind.SealedCoordinator)
        );
    }
}

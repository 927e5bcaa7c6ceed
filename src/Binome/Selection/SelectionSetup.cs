using Binome.Enrolment;
using Binome.People;
using Binome.Platform;
using Binome.Platform.Outbox;
using Binome.Programmes;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Binome.Selection;

/// <summary>Registers selection.</summary>
public static class SelectionSetup
{
    public static IServiceCollection AddSelection(this IServiceCollection services)
    {
        foreach (var (at, kind) in SelectionMails.Kinds.Index())
            services.AddSingleton(new MailKind(kind, 30 + at));
        return services
            .AddSingleton(
                Filter(
                    "applied",
                    1,
                    (db, all) =>
                        all.Where(l => db.Applications.Standing(db).Any(a => a.ParticipantId == l.Participant.Id && a.AnsweredAt == null))
                )
            )
            .AddSingleton(
                Filter(
                    "selected",
                    2,
                    (db, all) =>
                        all.Where(l =>
                            db.Applications.Standing(db).Any(a => a.ParticipantId == l.Participant.Id && a.Outcome == Outcome.Selected)
                        )
                )
            )
            .AddSingleton(
                Filter(
                    "reserve",
                    3,
                    (db, all) =>
                        all.Where(l =>
                            db.Applications.Standing(db).Any(a => a.ParticipantId == l.Participant.Id && a.Outcome == Outcome.Reserve)
                        )
                )
            )
            .AddScoped<IReact<FormSent>, Apply>()
            .AddScoped<IReact<MotivationRewritten>, KeepAsRead>()
            .AddScoped<IReact<DataAsked>, OwnApplications>()
            .AddScoped<IReact<PersonErased>, OwnApplications>()
            .AddScoped<IReact<ProgrammeForgotten>, OwnApplications>()
            .AddScoped<IReact<ParticipantWithdrew>, OwnApplications>()
            .AddScoped<IReact<StandingAsked>, OwnApplications>()
            .AddSingleton<SelectionLinks>()
            .AddScoped<SelectionMails>()
            .AddScoped<ShareOut>()
            .AddScoped<GiveReview>()
            .AddScoped<ChangeSelection>()
            .AddScoped<DecideApplication>()
            .AddScoped<TakeOtherRole>();
    }

    public static void AddSelectionWeb(this WebApplicationBuilder builder)
    {
        var services = builder.Services.AddSelection();
        services.AddScoped<IHandle, Follow>();
        services.AddScoped<IHandle, SendAnswer>();
        services.AddSingleton(new ProgrammeTab("/selection", "selection.tab", 15, RoleKind.Manager, RoleKind.Reviewer));
    }

    private static PeopleFilter Filter(
        string name,
        int order,
        Func<BinomeDb, IQueryable<ListedParticipant>, IQueryable<ListedParticipant>> narrow
    ) => new(name, $"selection.state.{name}", order, narrow);
}

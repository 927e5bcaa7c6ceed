using Binome.Pairings;
using Binome.People;
using Binome.Platform;
using Binome.Platform.Outbox;
using Binome.Programmes;

namespace Binome.Sessions;

/// <summary>Registers sessions.</summary>
public static class SessionsSetup
{
    public static IServiceCollection AddSessions(this IServiceCollection services) =>
        services
            .AddScoped<Booking>()
            .AddScoped<SessionMails>()
            .AddSingleton<SessionLinks>()
            .AddScoped<StopSessions>()
            .AddScoped<IReact<PairStopped>, StopSessions>()
            .AddScoped<IReact<DataAsked>, OwnSessions>()
            .AddScoped<IReact<PersonErased>, OwnSessions>()
            .AddScoped<IReact<ProgrammeForgotten>, OwnSessions>();

    public static void AddSessionsWeb(this WebApplicationBuilder builder)
    {
        var services = builder.Services.AddSessions();
        services.AddScoped<ProposeSession>();
        services.AddScoped<AnswerSession>();
        services.AddScoped<IReact<PairShown>, ShowSessions>();
        services.AddScoped<IReact<PairsListed>, ShowSessions>();
        services.AddScoped<IHandle, TellSession>();
        services.AddScoped<IReact<SessionAgreed>, PlanReminder>();
        services.AddScoped<SeatReminders>();
        services.AddScoped<IHandle, RemindSession>();
        services.AddScoped<IHandle, RemindToAnswer>();
        services.AddScoped<IReact<SessionAgreed>, PlanTelling>();
        services.AddScoped<IHandle, RemindToTell>();
        services.AddSingleton<ProposedTimes>();
        services.AddSingleton(new MailsBetween("sessions.mail."));
        services.AddSingleton(new MailKind("sessions.mail.timesProposed", 40));
        services.AddSingleton(new MailKind("sessions.mail.agreed", 41));
        services.AddSingleton(new MailKind("sessions.mail.moved", 42));
        services.AddSingleton(new MailKind("sessions.mail.placed", 42));
        services.AddSingleton(new MailKind("sessions.mail.cancelled", 43));
        services.AddSingleton(new MailKind("sessions.mail.timesWithdrawn", 43));
        services.AddSingleton(new MailKind(RemindSession.MailKind, 44));
        services.AddSingleton(new MailKind(RemindToAnswer.Unanswered, 45));
        services.AddSingleton(new MailKind(RemindToAnswer.GoneBy, 46));
        services.AddSingleton(new MailKind(RemindToTell.MailKind, 47));
    }
}

using Binome.People;
using Binome.Platform;
using Binome.Platform.Outbox;
using Binome.Programmes;

namespace Binome.Readiness;

/// <summary>Registers readiness.</summary>
public static class ReadinessSetup
{
    public static void AddReadinessWeb(this WebApplicationBuilder builder)
    {
        builder
            .Services.AddScoped<PassModule>()
            .AddScoped<PlayRoles>()
            .AddScoped<Coaching>()
            .AddScoped<Supervising>()
            .AddSingleton<RolePlayLinks>()
            .AddScoped<IReact<DataAsked>, OwnReadiness>()
            .AddScoped<IReact<PersonErased>, OwnReadiness>()
            .AddScoped<IReact<ProgrammeForgotten>, OwnReadiness>()
            .AddScoped<IHandle, AskToPrepare>()
            .AddScoped<ITidy, AskToPrepare>()
            .AddSingleton(new MailKind(AskToPrepare.MailKind, 34))
            .AddSingleton(new MailKind(PlayRoles.MailKind, 35))
            .AddSingleton(new MailKind(Coaching.MailKind, 36))
            .AddSingleton(new MailKind(Supervising.CancelledMail, 37))
            .AddSingleton(new ProgrammeTab("/preparations", "readiness.tab", 25, RoleKind.Manager, RoleKind.Coach));
    }
}

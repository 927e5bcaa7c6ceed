using Binome.People;
using Binome.Platform;
using Binome.Platform.Outbox;
using Binome.Programmes;

namespace Binome.Protection;

/// <summary>Registers protection.</summary>
public static class ProtectionSetup
{
    public static void AddProtectionWeb(this WebApplicationBuilder builder) =>
        builder
            .Services.AddScoped<CallForHelp>()
            .AddScoped<AnswerHelp>()
            .AddScoped<IHandle, RemindTrusted>()
            .AddScoped<ITidy, TellUnreached>()
            .AddScoped<IReact<DataAsked>, OwnHelp>()
            .AddScoped<IReact<PersonErased>, OwnHelp>()
            .AddScoped<IReact<ProgrammeForgotten>, OwnHelp>()
            // In no list: that somebody was answered tells that they called.
            .AddSingleton(new MailsBetween("protection.mail."))
            .AddSingleton(new ProgrammeTab("/help", "protection.tab", 90, RoleKind.TrustedPerson, RoleKind.Coach));
}

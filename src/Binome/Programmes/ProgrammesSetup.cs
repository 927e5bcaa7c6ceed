using Binome.People;
using Binome.Platform;
using Binome.Platform.Outbox;
using Binome.Platform.Ui;

namespace Binome.Programmes;

/// <summary>Registers programmes.</summary>
public static class ProgrammesSetup
{
    public static IServiceCollection AddProgrammes(this IServiceCollection services) =>
        services
            .AddScoped<Mailing>()
            .AddScoped<NameToRole>()
            .AddScoped<TakeRole>()
            .AddScoped<IReact<DataAsked>, OwnRoles>()
            .AddScoped<IReact<PersonErased>, OwnRoles>()
            .AddScoped<IReact<ProgrammeForgotten>, ForgetMails>()
            .AddScoped<ITidy, ForgetProgrammes>()
            .AddScoped<FoundProgramme>()
            .AddScoped<CloneProgramme>()
            .AddScoped<ChangeSettings>()
            .AddScoped<ListPeople>()
            .AddScoped<LateJoiners>()
            .AddScoped<AskSponsor>()
            .AddScoped<KeepOpening>()
            .AddSingleton(new MailKind("programmes.mail.named", 90))
            .AddSingleton(new MailKind(AskSponsor.MailKind, 91))
            .AddScoped<ProgrammeLife>();

    public static void AddProgrammesWeb(this WebApplicationBuilder builder)
    {
        var services = builder.Services.AddProgrammes();
        services.AddScoped<ITidy, TidyProgrammes>();
        services.AddSingleton(new NavEntry("/programmes", "programmes.title"));
        services.AddSingleton(
            new ProgrammeTab("", "programmes.tab", 0, RoleKind.Manager, RoleKind.Coordinator, RoleKind.SealedCoordinator)
        );
        services.AddSingleton(new ProgrammeTab("/roles", "programmes.roles.tab", 85, RoleKind.Manager));
        services.AddSingleton(new ProgrammeTab("/settings", "programmes.settings.tab", 80, RoleKind.Manager));
    }
}

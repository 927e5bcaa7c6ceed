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
            .AddScoped<ITidy, ForgetProgrammes>();

    public static void AddProgrammesWeb(this WebApplicationBuilder builder) =>
        builder.Services.AddProgrammes().AddSingleton(new ProgrammeTab("/roles", "programmes.roles.tab", 80, RoleKind.Manager));
}

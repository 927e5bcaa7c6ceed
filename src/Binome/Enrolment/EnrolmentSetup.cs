using Binome.People;
using Binome.Platform;
using Binome.Programmes;

namespace Binome.Enrolment;

/// <summary>Registers enrolment.</summary>
public static class EnrolmentSetup
{
    public static IServiceCollection AddEnrolment(this IServiceCollection services) =>
        services
            .AddScoped<SealedLook>()
            .AddScoped<IReact<DataAsked>, OwnParts>()
            .AddScoped<IReact<PersonErased>, OwnParts>()
            .AddScoped<IReact<ProgrammeForgotten>, OwnParts>();

    public static void AddEnrolmentWeb(this WebApplicationBuilder builder) =>
        builder.Services.AddEnrolment().AddSingleton(new ProgrammeTab("/mails", "enrolment.mails.tab", 70, RoleKind.Manager));
}

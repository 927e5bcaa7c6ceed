using Binome.People;
using Binome.Platform;
using Binome.Platform.Outbox;
using Binome.Programmes;
using Binome.Sessions;

namespace Binome.Evaluations;

/// <summary>Registers evaluations.</summary>
public static class EvaluationsSetup
{
    public static IServiceCollection AddEvaluations(this IServiceCollection services) =>
        services
            .AddScoped<Evaluate>()
            .AddScoped<AssessOneself>()
            .AddScoped<ITidy, ReleaseAnswers>()
            .AddScoped<IReact<DataAsked>, OwnEvaluations>()
            .AddScoped<IReact<DataAsked>, OwnSelfAssessments>()
            .AddScoped<IReact<PersonErased>, OwnEvaluations>()
            .AddScoped<IReact<PersonErased>, OwnSelfAssessments>()
            .AddScoped<IReact<ProgrammeForgotten>, OwnEvaluations>()
            .AddScoped<IReact<ProgrammeForgotten>, OwnSelfAssessments>();

    public static void AddEvaluationsWeb(this WebApplicationBuilder builder)
    {
        var services = builder.Services.AddEvaluations();
        services.AddScoped<IReact<SessionShown>, InviteToEvaluate>();
        services.AddSingleton<EvaluationLinks>();
        services.AddSingleton<SelfAssessmentLinks>();
        services.AddScoped<IReact<SessionAgreed>, PlanAsking>();
        services.AddScoped<IHandle, AskHowItWas>();
        services.AddSingleton(new MailsBetween("evaluations.mail."));
        services.AddSingleton(new MailKind(AskHowItWas.MailKind, 50));
        services.AddScoped<ITidy, AskAfterwards>();
        services.AddSingleton(new MailKind("evaluations.mail.after", 51));
        services.AddSingleton(new MailKind("evaluations.mail.used", 52));
        services.AddSingleton(new ProgrammeTab("/evaluations", "evaluations.tab", 65, RoleKind.Manager, RoleKind.SealedCoordinator));
    }
}

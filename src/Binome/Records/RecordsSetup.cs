using Binome.Enrolment;
using Binome.Pairings;
using Binome.People;
using Binome.Platform;
using Binome.Programmes;

namespace Binome.Records;

/// <summary>Registers mentors' records.</summary>
public static class RecordsSetup
{
    public static void AddRecords(this IServiceCollection services) =>
        services
            .AddSingleton<RecordKey>()
            .AddSingleton<NamingLinks>()
            .AddScoped<AskNaming>()
            .AddScoped<IReact<PairShown>, OfferRecord>()
            .AddScoped<IReact<DataAsked>, OwnRecords>()
            .AddScoped<IReact<PersonErased>, OwnRecords>()
            .AddScoped<IReact<ProgrammeForgotten>, OwnRecords>()
            .AddScoped<IReact<ParticipantSealed>, OwnRecords>()
            .AddSingleton(new MailsBetween("records.mail."));

    public static void MapRecords(this IEndpointRouteBuilder app)
    {
        app.MapGet("/record/file", RecordRoutes.Signed).RequireAuthorization();
        app.MapGet("/record/key", RecordRoutes.PublicKey).AllowAnonymous();
    }
}

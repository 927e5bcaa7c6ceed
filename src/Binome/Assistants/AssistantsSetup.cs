using Binome.People;
using Binome.Platform;
using Binome.Programmes;
using Binome.Sessions;

namespace Binome.Assistants;

/// <summary>Registers assistants.</summary>
public static class AssistantsSetup
{
    /// <summary>What an import sets off: the command that imports needs it as well.</summary>
    public static IServiceCollection AddAssistants(this IServiceCollection services) =>
        services.AddScoped<IReact<PeopleLeft>, EndWithLeavers>();

    public static void AddAssistantsWeb(this WebApplicationBuilder builder) =>
        builder
            .Services.AddAssistants()
            .AddScoped<NameAssistant>()
            .AddScoped<IReact<SeatTold>, TellAssistants>()
            .AddScoped<IReact<SeatOpened>, OpenSeat>()
            .AddScoped<IReact<DataAsked>, OwnAssistants>()
            .AddScoped<IReact<PersonErased>, OwnAssistants>()
            .AddSingleton(new MailsBetween("assistants.mail."));
}

using Binome.People;
using Binome.Platform;
using Binome.Programmes;
using Binome.Sessions;

namespace Binome.Assistants;

/// <summary>Registers assistants.</summary>
public static class AssistantsSetup
{
    public static void AddAssistants(this IServiceCollection services) =>
        services
            .AddScoped<NameAssistant>()
            .AddScoped<IReact<SeatTold>, TellAssistants>()
            .AddScoped<IReact<SeatOpened>, OpenSeat>()
            .AddScoped<IReact<DataAsked>, OwnAssistants>()
            .AddScoped<IReact<PersonErased>, OwnAssistants>()
            .AddSingleton(new MailsBetween("assistants.mail."));
}

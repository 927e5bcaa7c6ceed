using Binome.Enrolment;
using Binome.People;
using Binome.Platform;
using Binome.Platform.Outbox;
using Binome.Programmes;

namespace Binome.Peers;

/// <summary>Registers peers.</summary>
public static class PeersSetup
{
    /// <summary>What an import sets off: the command that imports needs it as well.</summary>
    public static IServiceCollection AddPeers(this IServiceCollection services) =>
        services.AddScoped<LeaveGroups>().AddScoped<IReact<PeopleLeft>, LeaveGroups>();

    public static void AddPeersWeb(this WebApplicationBuilder builder) =>
        builder
            .Services.AddPeers()
            .AddScoped<MakeGroups>()
            .AddScoped<PeerMails>()
            .AddSingleton<PeerLinks>()
            .AddScoped<IHandle, PeerMails>()
            .AddScoped<IReact<PeersUnwished>, LeaveGroups>()
            .AddScoped<IReact<ParticipantWithdrew>, LeaveGroups>()
            .AddScoped<IReact<ParticipantSealed>, PeerMails>()
            .AddScoped<IReact<DataAsked>, OwnPeers>()
            .AddScoped<IReact<PersonErased>, OwnPeers>()
            .AddScoped<IReact<ProgrammeForgotten>, OwnPeers>()
            .AddScoped<IReact<StandingAsked>, OwnPeers>()
            .AddSingleton(new MailKind(PeerMails.MailKind, 37))
            // In no list: each names the others and carries its reader's own link.
            .AddSingleton(new MailsBetween("peers.mail."));
}

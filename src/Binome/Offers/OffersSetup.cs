using Binome.Enrolment;
using Binome.People;
using Binome.Platform;
using Binome.Programmes;

namespace Binome.Offers;

/// <summary>Registers what people offer to teach before they enrol.</summary>
public static class OffersSetup
{
    public static void AddOffers(this IServiceCollection services) =>
        services
            .AddScoped<WriteOffer>()
            .AddScoped<PickOffer>()
            .AddScoped<IReact<DataAsked>, OwnOffers>()
            .AddScoped<IReact<PersonErased>, OwnOffers>()
            .AddScoped<IReact<ProgrammeForgotten>, OwnOffers>()
            .AddSingleton(new MailKind(PickOffer.MailKind, 30))
            .AddSingleton(new MailsBetween(PickOffer.MailKind)) // when it left would tell that somebody picked
            .AddSingleton(new CallLink("/offers", "offers.call"))
            .AddSingleton(new ProgrammeTab("/offers", "offers.tab", 15, RoleKind.Manager));
}

using Binome.Enrolment;
using Binome.Pairings;
using Binome.People;
using Binome.Platform;
using Binome.Programmes;

namespace Binome.Stories;

/// <summary>Registers stories.</summary>
public static class StoriesSetup
{
    public static void AddStories(this IServiceCollection services) =>
        services
            .AddScoped<TellStory>()
            .AddScoped<IReact<PairShown>, OfferStory>()
            .AddScoped<IReact<DataAsked>, OwnStories>()
            .AddScoped<IReact<PersonErased>, OwnStories>()
            .AddScoped<IReact<ProgrammeForgotten>, OwnStories>()
            .AddScoped<IReact<ParticipantSealed>, OwnStories>()
            .AddSingleton(new MailsBetween("stories.mail."));
}

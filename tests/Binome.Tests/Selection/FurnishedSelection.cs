using Binome.Enrolment;
using Binome.People;
using Binome.Platform;
using Binome.Programmes;
using Binome.Selection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Binome.Tests.Selection;

/// <summary>One who applies and waits, read by a reviewer, and one who was answered: for tests that walk through every page.</summary>
internal static class FurnishedSelection
{
    private const string Answered = "p152@groupe.example";

    public static async Task<Application> Make(BinomeDb db, Ids ids, DateTime now, Programme programme, string candidate, string reviewer)
    {
        var application = await Apply(db, ids, now, programme, candidate, 7);
        application.AskedId = await db.People.Where(p => p.Email == "p1@groupe.example").Select(p => p.Id).SingleAsync();
        var reader = await db.People.Where(p => p.Email == reviewer).Select(p => p.Id).SingleAsync();
        db.Reviews.Add(new(ids.New<Binome.Selection.Review>(), application.Id, reader, now, isThird: false));
        var answered = await Apply(db, ids, now, programme, Answered, 8);
        var decision = new Decision(ids.New<Decision>(), answered.Id, Outcome.Reserve, "places", "", now, "test");
        db.Decisions.Add(decision);
        decision.Sent(now);
        answered.Tell(Outcome.Reserve, now);
        await db.SaveChangesAsync();
        return application;
    }

    private static async Task<Application> Apply(BinomeDb db, Ids ids, DateTime now, Programme programme, string email, int alias)
    {
        var person = await db.People.Where(p => p.Email == email).Select(p => p.Id).SingleAsync();
        var part = new Participant(ids.New<Participant>(), programme.Id, person, ParticipantKind.Mentor, Aliases.Of(alias), now);
        part.Enrol(now);
        part.Apply(now);
        db.Participants.Add(part);
        db.ParticipantTopics.Add(new(part.Id, "ai", 4));
        db.Motivations.Add(new(part.Id) { Why = "Pour apprendre aussi.", Example = "On cherche d’abord un mot." });
        var application = new Application(ids.New<Application>(), programme.Id, part.Id, now, now.AddDays(10));
        db.Applications.Add(application);
        return application;
    }

    /// <summary>What follows /agreements/ and /other-roles/.</summary>
    public static async Task<(string Agree, string Take)> Links(BinomeDb db, World world, Id<Application> waiting)
    {
        var links = world.Services.GetRequiredService<SelectionLinks>();
        var (one, other) = (
            await db.Applications.AsNoTracking().SingleAsync(a => a.Id == waiting),
            await db.Applications.AsNoTracking().FirstAsync(a => a.Outcome == Outcome.Reserve)
        );
        return (
            links.ToAgree(one, one.AskedId!.Value, TimeAnswer.Agreed).Split('/')[^1],
            links.ToTake(other, OtherRole.FlashMentor, world.Clock.Now()).Split('/')[^1]
        );
    }
}

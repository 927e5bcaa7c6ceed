using System.Globalization;
using Binome.Enrolment;
using Binome.Pairings;
using Binome.People;
using Binome.Platform;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Stories;

/// <summary>Tells somebody the stories of their pairs; erased, or when a programme is forgotten, they go: they are about whoever asks, whoever wrote them. Who becomes sealed is asked anew.</summary>
internal sealed class OwnStories(BinomeDb db)
    : IReact<DataAsked>,
        IReact<PersonErased>,
        IReact<ProgrammeForgotten>,
        IReact<ParticipantSealed>
{
    public async Task On(DataAsked fact, CancellationToken stop)
    {
        var rows = await (
            from story in Of(fact.Person).AsNoTracking()
            join programme in db.Programmes on story.ProgrammeId equals programme.Id
            select new { Story = story, programme.Name }
        ).ToListAsync(stop);
        foreach (var row in rows)
            fact.Add(
                "stories.data",
                row.Name,
                AfterErasure.Goes,
                new("problem", row.Story.Problem),
                new("done", row.Story.Done),
                new("changed", row.Story.Changed),
                new(
                    "published",
                    row.Story.PublishedAt?.ToString("O", CultureInfo.InvariantCulture) ?? "",
                    row.Story.PublishedAt is { } at ? ProgrammeWords.Day(at) : Words.Get("stories.data.published.no")
                )
            );
    }

    public Task On(PersonErased fact, CancellationToken stop) => Of(fact.Person).ExecuteDeleteAsync(stop);

    public Task On(ProgrammeForgotten fact, CancellationToken stop) =>
        db.Stories.Where(s => s.ProgrammeId == fact.Programme).ExecuteDeleteAsync(stop);

    public async Task On(ParticipantSealed fact, CancellationToken stop)
    {
        var stories = await db
            .Stories.Where(s =>
                db.Pairings.Any(p => p.Id == s.PairingId && (p.MentorId == fact.Participant || p.MenteeId == fact.Participant))
            )
            .ToListAsync(stop);
        stories.ForEach(s => s.AskAnew());
    }

    private IQueryable<Story> Of(Id<Person> person)
    {
        var mine = db.Participants.Where(p => p.PersonId == person);
        return db.Stories.Where(s =>
            db.Pairings.Any(p => p.Id == s.PairingId && (mine.Any(m => m.Id == p.MentorId) || mine.Any(m => m.Id == p.MenteeId)))
        );
    }
}

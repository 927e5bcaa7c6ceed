using Binome.Enrolment;
using Binome.Pairings;
using Binome.People;
using Binome.Platform;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Stories;

/// <summary>A story as managers and sponsors read it: both agree to this exact text.</summary>
/// <param name="Signed">Both names, where both said so; else that they are a mentor and a mentee.</param>
public sealed record PublishedStory(StoryText Text, string Signed)
{
    /// <summary>The newest first; one statement for a page of them and for how many there are.</summary>
    public static async Task<(IReadOnlyList<PublishedStory> Shown, int All)> Read(
        BinomeDb db,
        Remit remit,
        int skip,
        int take,
        CancellationToken stop
    )
    {
        var programme = remit.Programme.Id;
        // What was agreed to stands beside each row: a text that nobody agreed to is in no list, whatever else a row says.
        var all = db.Stories.Where(s =>
            s.ProgrammeId == programme && s.PublishedAt != null && s.MentorAgreedTo == s.TextHash && s.MenteeAgreedTo == s.TextHash
        );
        var rows = await (
            from story in all.OrderByDescending(s => s.PublishedAt).ThenBy(s => s.Id).Skip(skip).Take(take)
            join pairing in db.Pairings on story.PairingId equals pairing.Id
            join mentor in db.Participants on pairing.MentorId equals mentor.Id
            join mentee in db.Participants on pairing.MenteeId equals mentee.Id
            join mentorPerson in db.People on mentor.PersonId equals mentorPerson.Id
            join menteePerson in db.People on mentee.PersonId equals menteePerson.Id
            select new
            {
                Story = story,
                Pair = new KnownPair
                {
                    Pairing = pairing,
                    Mentor = mentor,
                    Mentee = mentee,
                    MentorPerson = mentorPerson,
                    MenteePerson = menteePerson,
                },
                All = all.Count(),
            }
        )
            .AsNoTracking()
            .ToListAsync(stop);
        var shown = rows.OrderByDescending(r => r.Story.PublishedAt)
            .ThenBy(r => r.Story.Id.Value)
            .Select(r => new PublishedStory(r.Story.Text, Sign(r.Story, r.Pair, remit.Viewer)));
        return ([.. shown], rows.FirstOrDefault()?.All ?? 0);
    }

    /// <summary>Both have agreed to be named to whoever reads the report: to them, they are known as to each other. Of a sealed pair nobody is.</summary>
    internal static string Sign(Story story, KnownPair pair, Viewer viewer)
    {
        if (!story.IsNamed || pair.IsSealed)
            return Words.Get("stories.signed.nobody");
        var named = new HashSet<Id<Participant>> { pair.Mentor.Id, pair.Mentee.Id };
        var reader = new ProgrammeReader(viewer, pair.Pairing.ProgrammeId, false, false, named);
        return Words.Get("pairings.and", pair.MentorName(reader), pair.MenteeName(reader));
    }
}

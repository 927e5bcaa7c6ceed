using Binome.Counts;
using Binome.Enrolment;
using Binome.Pairings;
using Binome.Platform;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Insights;

/// <summary>A pair that runs, or ran in a programme that is over, as a line of a file: facts of life. Nobody sealed is in a file of the programme, not even as an alias.</summary>
internal sealed record PairLine(StuckPair Pair, bool IsStuck)
{
    public static readonly string[] Heads = ["mentor", "mentee", "state", "announced", "accepted", "held", "last", "stuck", "since"];

    /// <summary>One statement, read line by line.</summary>
    public static IAsyncEnumerable<PairLine> Read(BinomeDb db, Remit remit, DateTime now)
    {
        var programme = remit.Programme.Id;
        var hidden = db.Participants.Where(p => p.ProgrammeId == programme && p.Discretion == Discretion.Sealed).Select(p => p.Id);
        var stuck = StuckPair.Query(db, remit, now).Select(x => x.Pairing.Id);
        var isOver = remit.Programme.State == ProgrammeState.Closed; // then every pair there was: none runs, and none is stuck
        var rows =
            from x in Going.Of(db, remit)
            where isOver ? x.Pairing.AnnouncedAt != null : x.Pairing.EndedAt == null
            where !hidden.Contains(x.Pairing.MenteeId) && !hidden.Contains(x.Pairing.MentorId)
            join mentor in db.Participants on x.Pairing.MentorId equals mentor.Id
            join mentee in db.Participants on x.Pairing.MenteeId equals mentee.Id
            join mentorPerson in db.People on mentor.PersonId equals mentorPerson.Id
            join menteePerson in db.People on mentee.PersonId equals menteePerson.Id
            orderby x.Pairing.PublishedAt descending, x.Pairing.Id
            select new
            {
                x.Pairing,
                Mentor = mentor,
                Mentee = mentee,
                MentorPerson = mentorPerson,
                MenteePerson = menteePerson,
                x.Held,
                x.LastEnd,
                x.Untold,
                IsStuck = !isOver && stuck.Contains(x.Pairing.Id),
            };
        return rows.AsNoTracking()
            .AsAsyncEnumerable()
            .Select(r => new PairLine(
                new(
                    new()
                    {
                        Pairing = r.Pairing,
                        Mentor = r.Mentor,
                        Mentee = r.Mentee,
                        MentorPerson = r.MentorPerson,
                        MenteePerson = r.MenteePerson,
                    },
                    r.Held,
                    r.LastEnd,
                    r.Untold <= now - Patience.NotTold ? r.Untold : null
                ),
                r.IsStuck
            ));
    }

    public IEnumerable<object?> Cells(ProgrammeReader reader)
    {
        var pairing = Pair.Pair.Pairing;
        return
        [
            Pair.Pair.MentorName(reader),
            Pair.Pair.MenteeName(reader),
            Words.Get($"pairings.state.{pairing.State()}"),
            Day(pairing.AnnouncedAt),
            pairing.IsAccepted ? Day(StuckPair.Later(pairing.MentorAcceptedAt!.Value, pairing.MenteeAcceptedAt!.Value)) : null,
            Pair.Held,
            Day(Pair.LastEnd),
            IsStuck ? Words.Get($"insights.file.{Pair.Why}") : null,
            IsStuck ? Day(Pair.Since) : null,
        ];
    }

    private static DateOnly? Day(DateTime? at) => at is { } known ? DateOnly.FromDateTime(known) : null;
}

using Binome.Counts;
using Binome.Enrolment;
using Binome.Platform;
using Binome.Programmes;
using Binome.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Binome.Evaluations;

/// <summary>How many were asked, cell by cell: facts of life, which move at once; how many of them answered is published with what they said.</summary>
/// <remarks>Of people, those who take part today: beside how many do, any other count would tell how many withdrew.</remarks>
/// <param name="MentorSeats">In sessions that were held; each is asked about each.</param>
/// <param name="MentorsMet">Mentors who sat there.</param>
/// <param name="Mentors">Who enrolled.</param>
/// <param name="MentorsDone">Whose pairs met and are done.</param>
/// <param name="Soon">Mentees for whom that is two weeks ago.</param>
/// <param name="Later">And eight weeks ago.</param>
internal sealed record Askings(
    int MentorSeats,
    int MenteeSeats,
    int MentorsMet,
    int Mentors,
    int Mentees,
    int MentorsDone,
    int MenteesDone,
    int Soon,
    int Later
)
{
    public int In(Cell cell) =>
        cell switch
        {
            Cell.Mentors => MentorSeats,
            Cell.Mentees => MenteeSeats,
            Cell.MentorsHours => MentorsMet,
            Cell.MentorsBefore => Mentors,
            Cell.MenteesBefore => Mentees,
            Cell.MentorsAfter => MentorsDone,
            Cell.MenteesAfter => MenteesDone,
            Cell.UsedSoon => Soon,
            Cell.UsedLater => Later,
            _ => 0,
        };

    /// <summary>One statement, however many take part.</summary>
    public static Task<Askings> Read(BinomeDb db, Id<Programme> programme, CurrentCounts counts, DateTime now, CancellationToken stop)
    {
        var held = counts.Sessions(programme).Where(s => s.State == SessionState.Held);
        var people = counts.Participants(programme).Where(p => p.IsEnrolled);
        var (mentors, mentees) = (people.Where(p => p.Kind == ParticipantKind.Mentor), people.Where(p => p.Kind == ParticipantKind.Mentee));
        var (soon, later) = (
            counts.MenteesDone(programme, now - SelfAssessmentSheet.Soon),
            counts.MenteesDone(programme, now - SelfAssessmentSheet.Later)
        );
        return db
            .Programmes.Where(p => p.Id == programme)
            .Select(p => new Askings(
                held.Sum(s => s.MentorSeats),
                held.Sum(s => s.MenteeSeats),
                mentors.Where(m => m.HasMet).Sum(m => m.People),
                mentors.Sum(m => m.People),
                mentees.Sum(m => m.People),
                mentors.Where(m => m.DoneOn > CountedDay.None).Sum(m => m.People),
                mentees.Where(m => m.DoneOn > CountedDay.None).Sum(m => m.People),
                soon.Sum(),
                later.Sum()
            ))
            .SingleAsync(stop);
    }
}

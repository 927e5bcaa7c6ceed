using Binome.Enrolment;
using Binome.People;
using Binome.Platform;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Readiness;

/// <summary>Readiness' named queries. What a viewer may not see is not in them.</summary>
public static class ReadinessQueries
{
    /// <summary>Mentors whose programme asks them to be ready before their first session, and who are not.</summary>
    public static IQueryable<Participant> Unready(this BinomeDb db) =>
        db
            .Participants.Enrolled()
            .Where(p =>
                p.Kind == ParticipantKind.Mentor
                && db.ReadinessRules.Any(r => r.ProgrammeId == p.ProgrammeId)
                && !db.SignOffs.Any(s => s.ParticipantId == p.Id)
            );

    /// <summary>Seats at a supervision of those who still take part.</summary>
    public static IQueryable<SupervisionSeat> Seated(this BinomeDb db) =>
        db.SupervisionSeats.Where(s => db.Participants.Enrolled().Any(p => p.Id == s.ParticipantId));

    /// <summary>The mentors of one programme.</summary>
    public static IQueryable<Participant> Mentors(this BinomeDb db, Id<Programme> programme) =>
        db.Participants.Enrolled().Where(p => p.ProgrammeId == programme && p.Kind == ParticipantKind.Mentor);

    /// <summary>Those of them who did all that is theirs to do, and wait for a coach.</summary>
    public static IQueryable<Participant> ToSignOff(this BinomeDb db)
    {
        var course = Library.ShippedText.Course;
        return db.Unready()
            .Where(p =>
                db.ModulePasses.Count(m => m.ParticipantId == p.Id && course.Contains(m.Code)) == course.Count
                && db.RolePlays.Any(r =>
                    r.ConfirmedAt != null && r.ProgrammeId == p.ProgrammeId && (r.ById == p.Id || r.WithId == p.PersonId)
                )
            );
    }

    /// <summary>Of these mentors, how far they have come. One statement.</summary>
    public static async Task<IReadOnlyList<Progress>> ProgressOf(this BinomeDb db, IQueryable<Participant> mentors, CancellationToken stop)
    {
        var rows = await (
            from mentor in mentors.AsNoTracking()
            join rule in db.ReadinessRules on mentor.ProgrammeId equals rule.ProgrammeId
            from pass in db.ModulePasses.Where(m => m.ParticipantId == mentor.Id).DefaultIfEmpty()
            select new
            {
                Mentor = mentor,
                rule.Since,
                Pass = pass,
                PlayedAt = db
                    .RolePlays.Where(r =>
                        r.ConfirmedAt != null && r.ProgrammeId == mentor.ProgrammeId && (r.ById == mentor.Id || r.WithId == mentor.PersonId)
                    )
                    .Min(r => r.ConfirmedAt),
                ReadyAt = db.SignOffs.Where(s => s.ParticipantId == mentor.Id).Select(s => (DateTime?)s.At).FirstOrDefault(),
            }
        ).ToListAsync(stop);
        return
        [
            .. rows.GroupBy(r => r.Mentor.Id)
                .Select(g => new Progress(
                    g.First().Mentor,
                    g.First().Mentor.EnrolledAt is { } at && at > g.First().Since ? at : g.First().Since,
                    g.Where(r => r.Pass is not null).DistinctBy(r => r.Pass.Code).ToDictionary(r => r.Pass.Code, r => r.Pass.At),
                    g.First().PlayedAt,
                    g.First().ReadyAt
                )),
        ];
    }

    /// <summary>The viewer as a mentor of this programme.</summary>
    public static IQueryable<Participant> MyMentor(this BinomeDb db, Viewer viewer, Id<Programme> programme) =>
        db.Participants.Mine(viewer).Enrolled().Where(p => p.ProgrammeId == programme && p.Kind == ParticipantKind.Mentor);

    /// <summary>The viewer's own way to a first session in this programme; null where it asks for none, or they are no mentor there.</summary>
    public static async Task<(Programme Programme, Progress Progress)?> MyProgress(
        this BinomeDb db,
        Viewer viewer,
        Guid programme,
        CancellationToken stop
    )
    {
        var id = new Id<Programme>(programme);
        var mine = db.MyMentor(viewer, id);
        if (await db.ProgressOf(mine, stop) is not [var progress])
            return null;
        return (await db.Programmes.AsNoTracking().SingleAsync(p => p.Id == id, stop), progress);
    }
}

using Binome.Enrolment;
using Binome.Pairings;
using Binome.People;
using Binome.Platform;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Matching;

internal static class RunQueries
{
    /// <summary>The run, and nobody else's until this transaction ends. SQLite has one writer anyway.</summary>
    public static async Task<Run?> Locked(this BinomeDb db, Id<Run> id, CancellationToken stop)
    {
        if (db.Runs.Local.FirstOrDefault(r => r.Id == id) is { } known)
            db.Entry(known).State = EntityState.Detached; // read before the lock was ours
        return db.Database.IsNpgsql()
            ? await db.Runs.FromSql($"SELECT * FROM runs WHERE id = {id.Value} FOR UPDATE").SingleOrDefaultAsync(stop)
            : await db.Runs.SingleOrDefaultAsync(r => r.Id == id, stop);
    }

    /// <summary>The programme's last run, dropped ones and hand-overs aside; none once its words were forgotten, whatever a node still holds in memory.</summary>
    public static Task<Run?> LastRun(this BinomeDb db, Id<Programme> programme, CancellationToken stop) =>
        db
            .Runs.Where(r => r.ProgrammeId == programme && r.State != RunState.Dropped && r.State != RunState.HandedOver)
            .Where(r => db.Programmes.Any(p => p.Id == r.ProgrammeId && p.ForgottenAt == null))
            .OrderByDescending(r => r.StartedAt)
            .AsNoTracking()
            .FirstOrDefaultAsync(stop);

    /// <summary>A mentee of the programme as the reader may know them; null when their case is not the reader's to match.</summary>
    public static Task<WaitingPerson?> WaitingCase(this BinomeDb db, ProgrammeReader reader, Id<Participant> mentee, CancellationToken stop)
    {
        return db
            .Participants.Of(db, reader.Viewer)
            .Enrolled()
            .Where(p => p.Id == mentee && p.ProgrammeId == reader.Programme && p.Kind == ParticipantKind.Mentee)
            .Join(db.People.Of(reader.Viewer), p => p.PersonId, x => x.Id, (p, x) => new WaitingPerson(p, x))
            .AsNoTracking()
            .SingleOrDefaultAsync(stop);
    }
}

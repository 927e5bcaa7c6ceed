using Binome.Enrolment;
using Binome.People;
using Binome.Platform;
using Binome.Platform.Web;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Assistants;

/// <summary>An executive names a colleague who books for them, or takes it back; the colleague gets one mail and accepts nothing.</summary>
public sealed class NameAssistant(BinomeDb db, Ids ids, Mailing mailing, PublicUrl site, TimeProvider clock)
{
    public const string MailKind = "assistants.mail.named";

    public async Task Run(Viewer executive, Id<Person> who, CancellationToken stop)
    {
        if (who == executive.Person)
            throw new RefusedException("assistants.refused.self");
        if (!await db.People.Of(executive).Present(clock.Today()).AnyAsync(p => p.Id == who, stop))
            throw new RefusedException("assistants.refused.gone");
        // The newest of theirs carries the mail: whoever takes part in nothing has nothing to be booked.
        var programme =
            await (
                from part in db.Participants.Mine(executive).Enrolled()
                where part.Kind == ParticipantKind.Mentee
                join of in db.Programmes on part.ProgrammeId equals of.Id
                where of.State != ProgrammeState.Closed
                orderby part.StartedAt descending
                select of
            ).FirstOrDefaultAsync(stop) ?? throw new RefusedException("assistants.refused.noPart");
        // Two forms at once: the second waits, and counts whom the first named. SQLite has one writer anyway.
        if (db is not SqliteDb)
            await db.Database.ExecuteSqlAsync($"SELECT 1 FROM people WHERE id = {executive.Person!.Value.Value} FOR NO KEY UPDATE", stop);
        var named = await db.Assistants.Where(a => a.ExecutiveId == executive.Person && a.Until == null).ToListAsync(stop);
        if (named.Exists(a => a.PersonId == who))
            return;
        if (named.Count >= Assistant.Most)
            throw new RefusedException("assistants.refused.many", Assistant.Most);
        if (
            await db.Pairings.AnyAsync(
                p =>
                    p.EndedAt == null
                    && db.Participants.Any(m => m.Id == p.MenteeId && m.PersonId == executive.Person)
                    && db.Participants.Any(m => m.Id == p.MentorId && m.PersonId == who),
                stop
            )
        )
            throw new RefusedException("assistants.refused.mentor");
        var assistant = new Assistant(ids.New<Assistant>(), executive.Person!.Value, who, clock.Now());
        db.Assistants.Add(assistant);
        await mailing.Send(
            programme,
            new Addressee(who),
            MailKind,
            $"assistants:{assistant.Id}",
            () => Words.Get($"{MailKind}.do", site.To("/assistant")),
            stop
        );
    }

    public async Task TakeBack(Viewer executive, Id<Assistant> id, CancellationToken stop)
    {
        var assistant = await db.Assistants.SingleOrDefaultAsync(a => a.Id == id && a.ExecutiveId == executive.Person, stop);
        assistant?.TakeBack(clock.Now());
    }
}

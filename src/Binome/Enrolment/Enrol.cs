using Binome.People;
using Binome.Platform;
using Binome.Platform.Audit;
using Binome.Platform.Outbox;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Enrolment;

/// <summary>Somebody sent the form, for the first time or after they had withdrawn: who chooses among them makes a candidate of them.</summary>
public sealed record FormSent(Programme Programme, Participant Participant);

/// <summary>Somebody joins by themselves: the first answer begins it, sending the form makes it count.</summary>
public sealed class Enrol(
    BinomeDb db,
    Ids ids,
    Journal journal,
    Consequences consequences,
    EnrolmentMails mails,
    IEnumerable<IReact<FormSent>> onSent,
    TimeProvider clock
)
{
    /// <summary>Who acts, in the audit log, when somebody acts for themselves: an account there would tie a name to an alias.</summary>
    internal const string Themselves = "participant";

    /// <summary>How long a form may lie unfinished until its author is reminded, once.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromDays(3);

    /// <summary>The viewer's own part, begun now if it was not yet.</summary>
    public async Task<Participant> Begin(Programme programme, ParticipantKind kind, Viewer viewer, CancellationToken stop)
    {
        await Hold(db, programme.Id, stop);
        if (await db.Participants.Mine(viewer).FirstOrDefaultAsync(p => p.ProgrammeId == programme.Id && p.Kind == kind, stop) is { } known)
            return known;
        await MustBeOpen(programme, viewer, stop);
        var person = viewer.Person!.Value;
        var now = clock.Now();
        var alias = (await Aliases.Free(db, programme.Id, 1, stop))[0];
        var begun = new Participant(ids.Anonymous<Participant>(), programme.Id, person, kind, alias, now)
        {
            Demand = programme.MentorsTogether,
            Hours = await db.Profiles.Where(p => p.PersonId == person).Select(p => p.Hours).FirstOrDefaultAsync(stop) ?? "",
        };
        db.Participants.Add(begun);
        await consequences.Add(RemindUnfinished.OutboxKind, $"unfinished:{begun.Id}", begun.Id.Value, now + Patience, stop);
        return begun;
    }

    /// <summary>Sends the form: from here on they count.</summary>
    public async Task Send(Programme programme, Participant participant, Viewer viewer, CancellationToken stop)
    {
        if (!participant.HasSent)
            await MustBeOpen(programme, viewer, stop);
        if (!await db.ParticipantTopics.AnyAsync(t => t.ParticipantId == participant.Id, stop))
            throw new RefusedException("enrolment.refused.noTopic");
        var isNew = !participant.HasSent;
        var isChosen = participant.Kind == ParticipantKind.Mentor && programme.PromisedDays is not null;
        if (isNew && isChosen && !await db.Motivations.AnyAsync(m => m.ParticipantId == participant.Id, stop))
            throw new RefusedException("enrolment.refused.noMotivation");
        participant.Enrol(clock.Now());
        foreach (var reaction in isNew ? onSent : [])
            await reaction.On(new(programme, participant), stop);
        journal.Write(Themselves, isNew ? "enrolment.audit.enrolled" : "enrolment.audit.changed", participant.Id.ToString());
        if (isNew && !participant.IsCandidate)
            await mails.To(programme, participant, EnrolmentMails.Confirmed, $"confirmed:{participant.Id}:{participant.Version}", stop);
    }

    /// <summary>Says no to an invitation; a later yes is as welcome.</summary>
    public async Task Decline(Programme programme, Viewer viewer, CancellationToken stop)
    {
        var now = clock.Now();
        foreach (
            var invitation in await db
                .Invitations.Where(i =>
                    i.ProgrammeId == programme.Id && viewer.Person != null && i.PersonId == viewer.Person && i.DeclinedAt == null
                )
                .ToListAsync(stop)
        )
            invitation.DeclinedAt = now;
    }

    /// <summary>Holds the programme's row until the transaction ends: who joins at the same moment waits, and takes another alias.</summary>
    internal static Task<int> Hold(BinomeDb db, Id<Programme> programme, CancellationToken stop) =>
        db.Programmes.Where(p => p.Id == programme).ExecuteUpdateAsync(p => p.SetProperty(x => x.Name, x => x.Name), stop);

    private async Task MustBeOpen(Programme programme, Viewer viewer, CancellationToken stop)
    {
        if (await db.DoorOf(programme, viewer, clock.Today(), stop) is var door and not Door.Open)
            throw new RefusedException($"enrolment.refused.{door}");
    }
}

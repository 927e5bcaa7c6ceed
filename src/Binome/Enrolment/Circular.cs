using Binome.People;
using Binome.Platform;
using Binome.Platform.Outbox;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Enrolment;

/// <summary>One mail of a circular; sending twice under one key sends once.</summary>
internal sealed record CircularMail(Guid Person, string Key);

/// <summary>Part of a circular, as the outbox carries it.</summary>
/// <param name="Sponsor">In whose name a manager sent it.</param>
internal sealed record CircularPart(
    Guid Programme,
    string Mail,
    ParticipantKind Role,
    IReadOnlyList<CircularMail> To,
    Guid? Sponsor = null
);

/// <summary>Writes to many at once: a form decides in one short transaction, the outbox composes the mails in parts.</summary>
public sealed class Circular(Consequences consequences, Ids ids)
{
    internal const string OutboxKind = "enrolment.circular";

    /// <summary>A part is done well within the five minutes of a claim, each mail taking a few statements.</summary>
    private const int PartSize = 100;

    internal async Task Send(
        Id<Programme> programme,
        string mail,
        ParticipantKind role,
        IEnumerable<CircularMail> to,
        CancellationToken stop,
        Id<Person>? sponsor = null
    )
    {
        // Each mail has a key of its own; a part named after its first would drop the rest of a corrected list.
        foreach (var part in to.Chunk(PartSize))
            await consequences.Add(
                OutboxKind,
                $"circular:{ids.New<CircularPart>()}",
                new CircularPart(programme.Value, mail, role, part, sponsor?.Value),
                stop: stop
            );
    }
}

/// <summary>Composes one part of a circular.</summary>
internal sealed class SendCircular(BinomeDb db, EnrolmentMails mails, Consequences consequences, TimeProvider clock) : IHandle
{
    public string Kind => Circular.OutboxKind;

    public async Task Handle(OutboxMessage message, CancellationToken stop)
    {
        var part = message.Read<CircularPart>();
        var id = new Id<Programme>(part.Programme);
        if (await db.Programmes.SingleOrDefaultAsync(p => p.Id == id, stop) is not { } programme)
            return; // deleted meanwhile
        var to = part.Mail == EnrolmentMails.Reminder ? await ToRemind(programme, part, stop) : part.To;
        var sponsor = part.Sponsor is { } signs ? (await db.SponsorOf(programme, clock.Today(), stop, new(signs)))?.Name : null;
        // Whoever was to sign it is gone: it invites all the same, and in nobody else's name.
        var mail = part.Mail == EnrolmentMails.InviteExecutive ? EnrolmentMails.Invite(part.Role, sponsor) : part.Mail;
        foreach (var (person, key) in to)
            await mails.To(programme, new Id<Person>(person), mail, part.Role, key, stop, sponsor);
    }

    /// <summary>Who still owes an answer and is there; whoever is on leave is looked at again when they are back.</summary>
    private async Task<IEnumerable<CircularMail>> ToRemind(Programme programme, CircularPart part, CancellationToken stop)
    {
        var today = clock.Today();
        if (!programme.IsOpenForEnrolment(today))
            return [];
        var people = part.To.Select(t => new Id<Person>(t.Person)).ToList();
        var waiting = await db
            .Invitations.Waiting(db, programme.Id)
            .Where(i => i.Kind == part.Role && EF.Parameter(people).Contains(i.PersonId))
            .Select(i => i.PersonId)
            .ToListAsync(stop);
        var away = (await db.Profiles.AsNoTracking().Where(p => EF.Parameter(people).Contains(p.PersonId)).ToListAsync(stop))
            .Where(p => p.IsAway(today))
            .ToDictionary(p => p.PersonId.Value, p => p.Back(today));
        var owing = part.To.Where(t => waiting.Contains(new(t.Person))).ToList();
        foreach (var held in owing.Where(t => away.ContainsKey(t.Person)).GroupBy(t => away[t.Person]))
            await consequences.Add(
                Circular.OutboxKind,
                $"circular:{held.First().Key}:{held.Key:yyyyMMdd}",
                part with
                {
                    To = [.. held],
                },
                held.Key,
                stop
            );
        return owing.Where(t => !away.ContainsKey(t.Person));
    }
}

/// <summary>Three days after somebody began: once, and only while the form can still be sent; after a leave, when they are back.</summary>
internal sealed class RemindUnfinished(BinomeDb db, EnrolmentMails mails, Consequences consequences, TimeProvider clock) : IHandle
{
    public const string OutboxKind = "enrolment.unfinished";

    public string Kind => OutboxKind;

    public async Task Handle(OutboxMessage message, CancellationToken stop)
    {
        var (id, today) = (new Id<Participant>(message.Read<Guid>()), clock.Today());
        var participant = await db.Participants.SingleOrDefaultAsync(
            p => p.Id == id && p.EnrolledAt == null && p.WithdrawnAt == null,
            stop
        );
        if (participant is null)
            return;
        var profile = await db.Profiles.AsNoTracking().SingleOrDefaultAsync(p => p.PersonId == participant.PersonId, stop);
        if (profile is { WantsReminders: false })
            return;
        var programme = await db.Programmes.SingleAsync(p => p.Id == participant.ProgrammeId, stop);
        if (!programme.IsOpenForEnrolment(today))
            return;
        if (profile?.IsAway(today) == true)
            await consequences.Add(OutboxKind, $"unfinished:{id}:{profile.Back(today):yyyyMMdd}", id.Value, profile.Back(today), stop);
        else
            await mails.To(programme, participant, EnrolmentMails.Unfinished, $"unfinished-mail:{id}", stop);
    }
}

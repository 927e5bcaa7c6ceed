using Binome.People;
using Binome.Platform;
using Binome.Platform.Outbox;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Enrolment;

/// <summary>One mail of a circular; sending twice under one key sends once.</summary>
internal sealed record CircularMail(Guid Person, string Key);

/// <summary>Part of a circular, as the outbox carries it.</summary>
internal sealed record CircularPart(Guid Programme, string Mail, ParticipantKind Role, IReadOnlyList<CircularMail> To);

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
        CancellationToken stop
    )
    {
        // Each mail has a key of its own; a part named after its first would drop the rest of a corrected list.
        foreach (var part in to.Chunk(PartSize))
            await consequences.Add(
                OutboxKind,
                $"circular:{ids.New<CircularPart>()}",
                new CircularPart(programme.Value, mail, role, part),
                stop: stop
            );
    }
}

/// <summary>Composes one part of a circular.</summary>
internal sealed class SendCircular(BinomeDb db, EnrolmentMails mails) : IHandle
{
    public string Kind => Circular.OutboxKind;

    public async Task Handle(OutboxMessage message, CancellationToken stop)
    {
        var part = message.Read<CircularPart>();
        var id = new Id<Programme>(part.Programme);
        if (await db.Programmes.SingleOrDefaultAsync(p => p.Id == id, stop) is not { } programme)
            return; // deleted meanwhile
        foreach (var (person, key) in part.To)
            await mails.To(programme, new Id<Person>(person), part.Mail, part.Role, key, stop);
    }
}

/// <summary>Three days after somebody began: once, and only while the form can still be sent.</summary>
internal sealed class RemindUnfinished(BinomeDb db, EnrolmentMails mails, TimeProvider clock) : IHandle
{
    public const string OutboxKind = "enrolment.unfinished";

    public string Kind => OutboxKind;

    public async Task Handle(OutboxMessage message, CancellationToken stop)
    {
        var id = new Id<Participant>(message.Read<Guid>());
        var participant = await db.Participants.SingleOrDefaultAsync(
            p => p.Id == id && p.EnrolledAt == null && p.WithdrawnAt == null,
            stop
        );
        if (participant is null || await db.Profiles.AnyAsync(p => p.PersonId == participant.PersonId && !p.WantsReminders, stop))
            return;
        var programme = await db.Programmes.SingleAsync(p => p.Id == participant.ProgrammeId, stop);
        if (programme.IsOpenForEnrolment(clock.Today()))
            await mails.To(programme, participant, EnrolmentMails.Unfinished, $"unfinished-mail:{id}", stop);
    }
}

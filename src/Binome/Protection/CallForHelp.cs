using Binome.Enrolment;
using Binome.Pairings;
using Binome.People;
using Binome.Platform;
using Binome.Platform.Audit;
using Binome.Platform.Outbox;
using Binome.Platform.Storage;
using Binome.Platform.Web;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Protection;

/// <summary>One of a pair calls a trusted person, or asks a coach for a word, with words or without: one mail without any content goes to that person, and nobody else is told.</summary>
public sealed class CallForHelp(
    BinomeDb db,
    Ids ids,
    NoteKey key,
    Mailing mailing,
    Consequences consequences,
    Journal journal,
    PublicUrl site,
    TimeProvider clock
)
{
    public const string MailKind = "protection.mail.asked";

    /// <summary>The log must not tell who called, nor in which pair.</summary>
    public const string Somebody = "participant";

    public async Task Run(KnownPair pair, Participant me, Id<Person> trusted, string said, Viewer by, CancellationToken stop)
    {
        var now = clock.Now();
        var programme = await db.Programmes.SingleAsync(p => p.Id == pair.Pairing.ProgrammeId, stop);
        if (programme.ForgottenAt is not null)
            throw new RefusedException("protection.refused.forgotten"); // nothing would empty its words any more
        if (!await db.HelpersFor(by, pair, clock.Today(), RoleKind.TrustedPerson, RoleKind.Coach).AnyAsync(p => p.Id == trusted, stop))
            throw new RefusedException("protection.refused.gone");
        if (await db.HelpCalls.AnyAsync(c => c.AuthorId == me.Id && c.TrustedId == trusted && c.AnsweredAt == null, stop))
            throw new RefusedException("protection.refused.already");
        if (said.Length > 0 && !key.IsThere)
            throw new RefusedException("protection.refused.noKey");
        var call = new HelpCall(ids.Anonymous<HelpCall>(), pair.Pairing.ProgrammeId, pair.Pairing.Id, me.Id, trusted, now);
        if (said.Length > 0)
            call.Said = key.Seal(said, call.About("said"));
        db.HelpCalls.Add(call);
        journal.Write(Somebody, "protection.audit.made");
        await mailing.Send(
            programme,
            new Addressee(trusted),
            MailKind,
            $"protection:asked:{call.Id}",
            () => Words.Get("protection.mail.asked.text", site.To($"/programmes/{call.ProgrammeId}/help")),
            stop
        );
        await consequences.Add(
            RemindTrusted.OutboxKind,
            $"protection:remind:{call.Id}",
            new RemindTrusted.Due(call.Id.Value),
            RemindTrusted.After(now),
            stop
        );
    }
}

/// <summary>Two working days after a call that nobody answered, its addressee is reminded, once; where they are gone, <see cref="TellUnreached"/> tells its author.</summary>
internal sealed class RemindTrusted(BinomeDb db, Mailing mailing, PublicUrl site, TimeProvider clock) : IHandle
{
    public const string OutboxKind = "protection.remind";
    public const string MailKind = "protection.mail.waiting";
    private const int WorkingDays = 2;

    public string Kind => OutboxKind;

    /// <summary>Saturdays and Sundays are not counted.</summary>
    public static DateTime After(DateTime made)
    {
        var at = made;
        for (var days = 0; days < WorkingDays; days += at.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 0 : 1)
            at = at.AddDays(1);
        return at;
    }

    public async Task Handle(OutboxMessage message, CancellationToken stop)
    {
        var id = new Id<HelpCall>(message.Read<Due>().Call);
        var call = await db.HelpCalls.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id && c.AnsweredAt == null, stop);
        if (call?.TrustedId is not { } trusted || !await db.HelpCalls.Reachable(db, clock.Today()).AnyAsync(c => c.Id == id, stop))
            return; // its author is told by night
        var programme = await db.Programmes.SingleAsync(p => p.Id == call.ProgrammeId, stop);
        await mailing.Send(
            programme,
            new Addressee(trusted),
            MailKind,
            $"protection:waiting:{call.Id}",
            () => Words.Get("protection.mail.asked.text", site.To($"/programmes/{call.ProgrammeId}/help")),
            stop
        );
    }

    internal sealed record Due(Guid Call);
}

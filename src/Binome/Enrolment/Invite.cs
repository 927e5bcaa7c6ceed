using Binome.People;
using Binome.Platform;
using Binome.Platform.Audit;
using Binome.Platform.Mail;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Enrolment;

/// <summary>Asks people to join: each once as a mentor and once as a mentee, whatever they answered.</summary>
public sealed class Invite(BinomeDb db, Ids ids, Journal journal, Circular circular, EnrolmentMails mails, Post post, TimeProvider clock)
{
    /// <summary>Whom an invitation would reach: present, in scope, not yet invited, and not known to take part.</summary>
    /// <remarks>Somebody sealed is invited like anybody else: to leave them out would tell.</remarks>
    public IQueryable<Person> Reached(Programme programme, ParticipantKind kind, IReadOnlyCollection<Id<Person>>? only)
    {
        var people = db.InScope(programme)
            .Present(clock.Today())
            .Where(p =>
                !db.Invitations.Any(i => i.ProgrammeId == programme.Id && i.PersonId == p.Id && i.Kind == kind)
                && !db.Participants.Any(x =>
                    x.ProgrammeId == programme.Id
                    && x.PersonId == p.Id
                    && x.Kind == kind
                    && x.EnrolledAt != null
                    && x.WithdrawnAt == null
                    && x.Discretion != Discretion.Sealed
                )
            );
        if (only is null)
            return people;
        var chosen = only.ToArray();
        return people.Where(p => EF.Parameter(chosen).Contains(p.Id));
    }

    /// <summary>Invites them, and says how many.</summary>
    /// <param name="sponsor">Who signs it, where it goes out in their name.</param>
    public async Task<int> Run(
        Programme programme,
        ParticipantKind kind,
        IReadOnlyCollection<Id<Person>>? only,
        Viewer by,
        CancellationToken stop,
        Sponsor? sponsor = null,
        InvitationWords words = InvitationWords.Usual
    )
    {
        if (!programme.IsOpenForEnrolment(clock.Today()))
            throw new RefusedException("enrolment.refused.notCalling");
        await Enrol.Hold(db, programme.Id, stop); // two managers who send at once write to nobody twice
        var now = clock.Now();
        var invited = (await Reached(programme, kind, only).Select(p => p.Id).ToListAsync(stop))
            .Select(person => new Invitation(ids.New<Invitation>(), programme.Id, person, kind, now, by.Actor) { InWords = words })
            .ToList();
        if (invited.Count == 0)
            throw new RefusedException("enrolment.refused.nobodyToInvite");
        db.Invitations.AddRange(invited);
        await circular.Send(
            programme.Id,
            EnrolmentMails.Invite(kind, sponsor?.Name, words),
            kind,
            invited.Select(i => new CircularMail(i.PersonId.Value, $"invite:{i.Id}")),
            stop,
            sponsor?.Id
        );
        journal.Write(by.Actor, sponsor is null ? "enrolment.audit.invited" : "enrolment.audit.invitedInName", programme.Id.ToString());
        return invited.Count;
    }

    /// <summary>The same mail to whoever is about to send it, in both languages; nobody is written down.</summary>
    public async Task Test(
        Programme programme,
        ParticipantKind kind,
        Viewer to,
        CancellationToken stop,
        string? sponsor = null,
        InvitationWords words = InvitationWords.Usual
    )
    {
        var address = await db.Accounts.Where(a => a.Id == new Id<Accounts.Account>(to.Account)).Select(a => a.Email).FirstAsync(stop);
        var mail = EnrolmentMails.Invite(kind, sponsor, words);
        var own = await db.OpeningsOf(programme.Id, mail, stop);
        foreach (var language in Words.Languages.Select(l => l.Name))
            await post.Send(
                $"test:{Guid.NewGuid()}",
                Words.In(
                    language,
                    () =>
                        new Letter(
                            address,
                            Words.Get($"{mail}.subject"),
                            mails.Whole(programme, mail, kind, own.GetValueOrDefault(language), sponsor)
                        )
                ),
                stop: stop
            );
    }
}

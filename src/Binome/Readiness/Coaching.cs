using Binome.Enrolment;
using Binome.People;
using Binome.Platform;
using Binome.Platform.Audit;
using Binome.Platform.Web;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Readiness;

/// <summary>A coach, or the manager where there is none, says that a mentor is ready; a manager says whether a programme asks for it at all.</summary>
public sealed class Coaching(BinomeDb db, Journal journal, Mailing mailing, PublicUrl site, TimeProvider clock)
{
    public const string MailKind = "readiness.mail.ready";

    /// <summary>Whether this one signs off: a coach, and a manager only where the programme has no coach who is still here.</summary>
    public async Task<bool> Signs(Remit remit, CancellationToken stop)
    {
        if (remit.Roles.Contains(RoleKind.Coach))
            return true;
        var present = db.People.Present(clock.Today());
        return remit.Roles.Contains(RoleKind.Manager)
            && !await db.ProgrammeRoles.AnyAsync(
                r => r.ProgrammeId == remit.Programme.Id && r.Kind == RoleKind.Coach && present.Any(p => p.Id == r.PersonId),
                stop
            );
    }

    public async Task SignOff(Remit remit, Id<Participant> mentor, CancellationToken stop)
    {
        if (!await Signs(remit, stop))
            throw new RefusedException("readiness.signOff.refused.coach");
        if (await db.ProgressOf(db.Mentors(remit.Programme.Id).Where(p => p.Id == mentor), stop) is not [var of])
            throw new RefusedException("readiness.signOff.refused.gone");
        if (of.ReadyAt is not null)
            return; // another coach was faster: they are ready, as said
        if (!of.IsToSignOff)
            throw new RefusedException("readiness.signOff.refused.missing", string.Join(", ", of.Missing.SkipLast(1)));
        db.SignOffs.Add(new(mentor, remit.Viewer.Person, clock.Now()));
        journal.Write(remit.Viewer.Actor, "readiness.audit.ready", mentor.ToString());
        await mailing.Send(
            await db.Programmes.SingleAsync(p => p.Id == remit.Programme.Id, stop),
            new Addressee(of.Mentor.PersonId, mentor.Value),
            MailKind,
            $"readiness.ready:{mentor}",
            () => Words.Get("readiness.mail.ready.text", site.To("/")),
            stop
        );
    }

    /// <summary>Asks for it from now on, or no longer.</summary>
    public async Task Ask(Remit remit, bool asks, CancellationToken stop)
    {
        if (!remit.Roles.Contains(RoleKind.Manager))
            throw new RefusedException("readiness.refused.manager");
        var rule = await db.ReadinessRules.SingleOrDefaultAsync(r => r.ProgrammeId == remit.Programme.Id, stop);
        if (asks == rule is not null)
            return;
        if (rule is null)
            db.ReadinessRules.Add(new(remit.Programme.Id, clock.Now(), remit.Viewer.Actor));
        else
            db.ReadinessRules.Remove(rule);
        journal.Write(remit.Viewer.Actor, $"readiness.audit.{(asks ? "asked" : "dropped")}", remit.Programme.Id.ToString());
    }
}

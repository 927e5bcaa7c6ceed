using Binome.Enrolment;
using Binome.People;
using Binome.Platform;
using Binome.Platform.Outbox;
using Microsoft.EntityFrameworkCore;

namespace Binome.Selection;

/// <summary>Where mentors are chosen, a form that is sent is an application: it is promised an answer, given to reviewers, and time is asked for it.</summary>
internal sealed class Apply(BinomeDb db, Ids ids, SelectionMails mails, ShareOut share, Consequences consequences, TimeProvider clock)
    : IReact<FormSent>
{
    public async Task On(FormSent fact, CancellationToken stop)
    {
        var (programme, candidate) = (fact.Programme, fact.Participant);
        if (candidate.Kind != ParticipantKind.Mentor)
            return;
        if (programme.PromisedDays is not { } days)
        {
            if (candidate.IsCandidate)
                candidate.Admit(); // they offered while mentors were chosen, and nobody chooses any more
            return;
        }
        var now = clock.Now();
        candidate.Apply(now);
        var application = await db.Applications.SingleOrDefaultAsync(a => a.ParticipantId == candidate.Id, stop);
        if (application is not null)
        {
            application.SendAgain(now, Application.Promise(now, days));
            // What was read then is not what is written now.
            await db.Reviews.Where(r => r.ApplicationId == application.Id).ExecuteDeleteAsync(stop);
        }
        else
            db.Applications.Add(
                application = new(ids.Anonymous<Application>(), programme.Id, candidate.Id, now, Application.Promise(now, days))
                {
                    ReserveSince = await ReserveSince(fact, stop),
                }
            );
        await AskTime(fact, application, stop);
        await mails.Confirm(programme, candidate, application, stop);
        await db.SaveChangesAsync(stop); // whoever shares out asks the database
        await share.Run(programme, stop);
        await Follow.Plan(consequences, application, now, stop);
    }

    /// <summary>Those whom an earlier programme of the same organisation kept for the next one.</summary>
    private Task<DateTime?> ReserveSince(FormSent fact, CancellationToken stop) =>
        (
            from earlier in db.Applications
            join part in db.Participants on earlier.ParticipantId equals part.Id
            join programme in db.Programmes on earlier.ProgrammeId equals programme.Id
            where part.PersonId == fact.Participant.PersonId && programme.Organisation == fact.Programme.Organisation
            where earlier.Outcome == Outcome.Reserve && earlier.WithdrawnAt == null
            select earlier.AnsweredAt
        ).MinAsync(stop);

    private async Task AskTime(FormSent fact, Application application, CancellationToken stop)
    {
        var asked = await (
            from person in db.People
            where person.Id == fact.Participant.PersonId
            from manager in db.People.Present(clock.Today()).Where(m => m.Id == person.ManagerId).DefaultIfEmpty()
            select new { Person = person, Manager = manager }
        )
            .AsNoTracking()
            .SingleAsync(stop);
        application.AskedId = asked.Manager?.Id;
        if (application.AskedId is not null && !await mails.AskTime(fact.Programme, application, Name(asked.Person), isAgain: false, stop))
            application.AskedId = null; // no address: nobody to ask
    }

    /// <summary>A mentor is known to take part, and a line manager knows who works for them.</summary>
    internal static string Name(Person candidate) =>
        candidate.NameFor(Viewer.Stranger with { Person = candidate.Id, Organisation = candidate.Organisation });
}

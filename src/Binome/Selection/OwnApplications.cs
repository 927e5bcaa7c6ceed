using System.Globalization;
using Binome.Enrolment;
using Binome.People;
using Binome.Platform;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Selection;

/// <summary>
/// Tells somebody their applications, what they wrote of others', and whose time they were asked for; says on the pages of enrolment where an application stands; and forgets: erased, or when a
/// programme is forgotten, words and marks go, and that somebody applied and was answered is counted.
/// </summary>
internal sealed class OwnApplications(BinomeDb db, SelectionMails mails)
    : IReact<DataAsked>,
        IReact<PersonErased>,
        IReact<ProgrammeForgotten>,
        IReact<ParticipantWithdrew>,
        IReact<StandingAsked>
{
    public async Task On(DataAsked fact, CancellationToken stop)
    {
        // One statement, flat: an application of theirs, one that they read, or one that they were asked about.
        var rows = await (
            from application in db.Applications.AsNoTracking()
            join part in db.Participants on application.ParticipantId equals part.Id
            join programme in db.Programmes on application.ProgrammeId equals programme.Id
            from review in db.Reviews.Where(r => r.ApplicationId == application.Id).DefaultIfEmpty()
            from decision in db.Decisions.Where(d => d.ApplicationId == application.Id && d.SentAt != null).DefaultIfEmpty()
            where part.PersonId == fact.Person || application.AskedId == fact.Person || review.ReviewerId == fact.Person
            orderby application.SentAt
            select new
            {
                Application = application,
                IsMine = part.PersonId == fact.Person,
                Programme = programme,
                Zone = db.Profiles.Where(p => p.PersonId == fact.Person).Select(p => p.TimeZone).FirstOrDefault()
                    ?? db.People.Where(p => p.Id == fact.Person).Select(p => p.TimeZone).FirstOrDefault(),
                Review = review,
                Decision = decision,
            }
        ).ToListAsync(stop);
        foreach (var of in rows.GroupBy(r => r.Application.Id))
        {
            var (application, programme, zone) = (of.First().Application, of.First().Programme, of.First().Zone);
            var (name, rubric) = (programme.Name, Rubric.Of(programme));
            var reviews = of.Select(r => r.Review).OfType<Review>().DistinctBy(r => r.Id).ToList();
            if (of.First().IsMine)
                fact.Add(
                    "selection.data.application",
                    name,
                    AfterErasure.Counted,
                    [
                        At("sent", application.SentAt),
                        At("promised", application.PromisedAt, zone),
                        At("answered", application.AnsweredAt),
                        new("outcome", $"{application.Outcome}", application.Outcome is { } o ? Words.Get($"selection.outcome.{o}") : null),
                        new("role", $"{application.Took}", application.Took is { } r ? Words.Get($"selection.role.{r}") : null),
                        .. of.Select(r => r.Decision)
                            .OfType<Decision>()
                            .DistinctBy(d => d.Id)
                            .Select(d => new KeptFact("words", d.OwnWords)),
                        // By whom is the reviewers' own; what they made of it is about whoever asks.
                        .. reviews.Where(r => r.ReviewerId != fact.Person).Select(r => new KeptFact("marks", r.Marks, rubric.Say(r))),
                    ]
                );
            if (application.AskedId == fact.Person)
                fact.Add(
                    "selection.data.asked",
                    name,
                    AfterErasure.Goes,
                    At("answered", application.TimeAnsweredAt),
                    new("answer", $"{application.Time}", application.Time is { } time ? Words.Get($"selection.data.asked.{time}") : null)
                );
            foreach (var mine in reviews.Where(r => r.ReviewerId == fact.Person))
                fact.Add(
                    "selection.data.review",
                    name,
                    AfterErasure.Counted,
                    At("given", mine.GivenAt),
                    new("marks", mine.Marks, rubric.Say(mine)),
                    new("words", mine.OwnWords)
                );
        }
    }

    public async Task On(PersonErased fact, CancellationToken stop)
    {
        var mine = db.Applications.Where(a => db.Participants.Any(p => p.Id == a.ParticipantId && p.PersonId == fact.Person));
        await Forget(mine, stop);
        await db.Decisions.Where(d => d.SentAt == null && mine.Any(a => a.Id == d.ApplicationId)).ExecuteDeleteAsync(stop);
        foreach (var application in await mine.Where(a => a.WithdrawnAt == null).ToListAsync(stop))
            application.Withdraw(fact.At);
        foreach (var asked in await db.Applications.Where(a => a.AskedId == fact.Person).ToListAsync(stop))
            asked.AskedId = fact.Nobody;
        await db.Reviews.Where(r => r.ReviewerId == fact.Person && r.DoneAt == null).ExecuteDeleteAsync(stop);
        foreach (var review in await db.Reviews.Where(r => r.ReviewerId == fact.Person).ToListAsync(stop))
            review.BelongToNobody(fact.Nobody);
    }

    public Task On(ProgrammeForgotten fact, CancellationToken stop) =>
        Forget(db.Applications.Where(a => a.ProgrammeId == fact.Programme), stop);

    private async Task Forget(IQueryable<Application> applications, CancellationToken stop)
    {
        await db
            .Reviews.Where(r => applications.Any(a => a.Id == r.ApplicationId))
            .ExecuteUpdateAsync(r => r.SetProperty(x => x.Marks, "").SetProperty(x => x.OwnWords, ""), stop);
        await db
            .Decisions.Where(d => applications.Any(a => a.Id == d.ApplicationId))
            .ExecuteUpdateAsync(d => d.SetProperty(x => x.OwnWords, ""), stop);
    }

    /// <summary>At any time: nobody reads it any more, what was decided does not leave, and they are told that it is so where it is their own wish.</summary>
    public async Task On(ParticipantWithdrew fact, CancellationToken stop)
    {
        if (
            await db.Applications.SingleOrDefaultAsync(a => a.ParticipantId == fact.Participant, stop)
            is not { WithdrawnAt: null } application
        )
            return;
        var wasWaiting = application.Outcome != Outcome.Selected;
        application.Withdraw(fact.At);
        db.Decisions.RemoveRange(await db.Decisions.Where(d => d.ApplicationId == application.Id && d.SentAt == null).ToListAsync(stop));
        db.Reviews.RemoveRange(await db.Reviews.Where(r => r.ApplicationId == application.Id && r.DoneAt == null).ToListAsync(stop));
        if (!wasWaiting || fact.By is not null)
            return; // taken out by a manager, they are told of that, and not that it is as they wished
        var candidate = await db.Participants.SingleAsync(p => p.Id == fact.Participant, stop);
        var programme = await db.Programmes.SingleAsync(p => p.Id == application.ProgrammeId, stop);
        await mails.ConfirmWithdrawal(programme, candidate, application, stop);
    }

    public async Task On(StandingAsked fact, CancellationToken stop)
    {
        var candidates = fact.Parts.Where(p => p.IsCandidate).Select(p => p.Id).ToList();
        if (candidates.Count == 0)
            return;
        var applications = await db
            .Applications.AsNoTracking()
            .Where(a => EF.Parameter(candidates).Contains(a.ParticipantId))
            .ToListAsync(stop);
        foreach (var application in applications)
            fact.Said[application.ParticipantId] = [ApplicationWords.Standing(application, fact.Zone)];
    }

    private static KeptFact At(string name, DateTime? at, string? zone = "UTC") =>
        new(name, at?.ToString("O", CultureInfo.InvariantCulture), at is { } day ? Moments.Day(Moments.DayOf(day, zone)) : null);
}

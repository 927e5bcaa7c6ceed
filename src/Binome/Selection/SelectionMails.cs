using Binome.Enrolment;
using Binome.People;
using Binome.Platform;
using Binome.Platform.Web;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Selection;

/// <summary>What is written to candidates, to their line managers, to reviewers and to those who run the programme.</summary>
public sealed class SelectionMails(BinomeDb db, Mailing mailing, SelectionLinks links, PublicUrl site, TimeProvider clock)
{
    public const string Received = "selection.mail.received";
    public const string Time = "selection.mail.time";
    public const string TimeAgain = "selection.mail.timeAgain";
    public const string Silent = "selection.mail.silent";
    public const string ToRead = "selection.mail.toRead";
    public const string Due = "selection.mail.due";
    public const string Lapsed = "selection.mail.lapsed";
    public const string Answer = "selection.mail.answer";
    public const string Withdrawn = "selection.mail.takenBack";

    /// <summary>Each has opening words that a programme may change.</summary>
    internal static readonly IReadOnlyList<string> Kinds = [Received, Time, TimeAgain, Silent, ToRead, Due, Lapsed, Answer, Withdrawn];

    public string Own(Id<Programme> programme) => site.To($"/programmes/{programme}/application");

    public string Shortlist(Id<Programme> programme) => site.To($"/programmes/{programme}/selection");

    /// <summary>Your application is here; you have an answer by then, a day on their own calendar.</summary>
    public async Task<bool> Confirm(Programme programme, Participant candidate, Application application, CancellationToken stop)
    {
        var zone = await (
            from person in db.People
            where person.Id == candidate.PersonId
            from profile in db.Profiles.Where(p => p.PersonId == person.Id).DefaultIfEmpty()
            select profile.TimeZone ?? person.TimeZone
        ).SingleAsync(stop);
        return await mailing.Send(
            programme,
            new(candidate.PersonId, candidate.Id.Value),
            Received,
            $"{Received}:{application.Id}:{application.SentAt.Ticks}",
            () => Words.Get($"{Received}.body", ApplicationWords.WeekDay(application.PromisedAt, zone), Own(programme.Id)),
            stop
        );
    }

    /// <summary>That time is asked, and by whom: nothing of what they wrote, and nothing of what becomes of it.</summary>
    /// <param name="name">The candidate's, as the directory says it.</param>
    public Task<bool> AskTime(Programme programme, Application application, string name, bool isAgain, CancellationToken stop)
    {
        var kind = isAgain ? TimeAgain : Time;
        var manager = application.AskedId!.Value;
        return mailing.Send(
            programme,
            new(manager),
            kind,
            $"{kind}:{application.Id}:{application.SentAt.Ticks}",
            () =>
                Words.Get(
                    $"{kind}.body",
                    name,
                    links.ToAgree(application, manager, TimeAnswer.Agreed),
                    links.ToAgree(application, manager, TimeAnswer.NotNow)
                ),
            stop
        );
    }

    /// <summary>To everybody who runs the programme, once a day at most for each reason.</summary>
    public async Task ToManagers(Programme programme, string kind, long count, CancellationToken stop)
    {
        var (today, about) = (clock.Today(), programme.Id);
        var managers = await db
            .ProgrammeRoles.Where(r => r.ProgrammeId == about && r.Kind == RoleKind.Manager)
            .Select(r => r.PersonId)
            .ToListAsync(stop);
        foreach (var manager in managers)
            await mailing.Send(
                programme,
                new(manager),
                kind,
                $"{kind}:{about}:{manager}:{today:yyyyMMdd}",
                () => $"{Words.Count($"{kind}.body", count)}\n{Shortlist(about)}",
                stop
            );
    }

    /// <summary>Once a day at most, however many are given to them.</summary>
    public Task<bool> AskToRead(Programme programme, Id<Person> reviewer, CancellationToken stop) =>
        mailing.Send(
            programme,
            new(reviewer),
            ToRead,
            $"{ToRead}:{programme.Id}:{reviewer}:{clock.Today():yyyyMMdd}",
            () => Words.Get($"{ToRead}.body", Shortlist(programme.Id)),
            stop
        );

    public Task<bool> ConfirmWithdrawal(Programme programme, Participant candidate, Application application, CancellationToken stop) =>
        mailing.Send(
            programme,
            new(candidate.PersonId, candidate.Id.Value),
            Withdrawn,
            $"{Withdrawn}:{application.Id}:{application.SentAt.Ticks}",
            () => Words.Get($"{Withdrawn}.body", Own(programme.Id)),
            stop
        );

    public Task<bool> Tell(
        Programme programme,
        Participant candidate,
        Application application,
        Decision decision,
        CancellationToken stop
    ) =>
        mailing.Send(
            programme,
            new(candidate.PersonId, candidate.Id.Value),
            Answer,
            $"{Answer}:{decision.Id}",
            () =>
                AnswerText(
                    programme,
                    decision.Outcome,
                    decision.Reason,
                    decision.OwnWords,
                    role => links.ToTake(application, role, clock.Now())
                ),
            stop
        );

    /// <summary>What the candidate reads, in the current language.</summary>
    /// <param name="take">Makes the address that takes a role; the preview of a letter has none.</param>
    public string AnswerText(Programme programme, Outcome outcome, string reason, string ownWords, Func<OtherRole, string> take)
    {
        var parts = new List<string> { Words.Get($"selection.answer.{outcome}") };
        if (reason.Length > 0)
            parts.Add(Words.Get($"selection.reason.{reason}.told"));
        if (ownWords.Length > 0)
            parts.Add(ownWords);
        if (outcome != Outcome.Selected)
        {
            parts.Add(Words.Get("selection.answer.others"));
            parts.AddRange(Enum.GetValues<OtherRole>().Select(role => $"{Words.Get($"selection.role.{role}.offer")}\n{take(role)}"));
        }
        parts.Add($"{Words.Get("selection.answer.page")}\n{Own(programme.Id)}");
        return string.Join("\n\n", parts);
    }
}

using Binome.Enrolment;
using Binome.People;
using Binome.Platform;
using Binome.Platform.Audit;
using Binome.Platform.Ui;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Selection;

/// <summary>Keeps what a reviewer makes of an application, or a manager who reads it third; it can be changed until somebody decides.</summary>
public sealed class GiveReview(BinomeDb db, Ids ids, TimeProvider clock)
{
    public async Task Run(Application application, Rubric rubric, Id<Person> reviewer, bool isThird, Posted posted, CancellationToken stop)
    {
        var marks = rubric.Marks(posted);
        var words = Typed.Text(posted["words"]);
        if (words.Length > Review.MostWords)
            posted.Wrong("words", Words.Get("programmes.tooLong", words.Length, Review.MostWords));
        if (posted.IsWrong)
            return;
        if (!application.IsOpen)
            throw new RefusedException("selection.refused.decided");
        var review = await db.Reviews.SingleOrDefaultAsync(r => r.ApplicationId == application.Id && r.ReviewerId == reviewer, stop);
        if (review is null && isThird)
            db.Reviews.Add(review = new(ids.Anonymous<Review>(), application.Id, reviewer, clock.Now(), isThird: true));
        if (review is null)
            throw new RefusedException("selection.refused.notYours");
        review.Say(marks, words, clock.Now());
    }
}

/// <summary>Two texts that somebody has read stay as they are: what was made of them stands beside them.</summary>
internal sealed class KeepAsRead(BinomeDb db) : IReact<MotivationRewritten>
{
    public async Task On(MotivationRewritten fact, CancellationToken stop)
    {
        var mine = db.Applications.Where(a => a.ParticipantId == fact.Participant && a.WithdrawnAt == null);
        if (await db.Reviews.AnyAsync(r => r.DoneAt != null && mine.Any(a => a.Id == r.ApplicationId), stop))
            throw new RefusedException("selection.refused.readAlready");
    }
}

/// <summary>Says whether mentors of a programme are chosen, within how many days they are answered, and by what they are read.</summary>
public sealed class ChangeSelection(BinomeDb db, Journal journal)
{
    public async Task Run(Id<Programme> id, Posted posted, Viewer viewer, CancellationToken stop)
    {
        var programme =
            await db.LedBy(viewer).SingleOrDefaultAsync(p => p.Id == id, stop) ?? throw new RefusedException("programmes.refused.gone");
        var isStale = posted["version"] is { } seen && seen != Links.Number(programme.Version);
        var isChosen = posted["chooses"] == "true";
        int? days = null;
        if (isChosen)
        {
            if (int.TryParse(posted["days"]?.Trim(), out var typed) && typed is >= 1 and <= Programme.MostPromisedDays)
                days = typed;
            else
                posted.Wrong("days", Words.Get("selection.rubric.days.wrong", Programme.MostPromisedDays));
        }
        var before = Rubric.Of(programme);
        var rubric = isChosen && posted["name-0"] is not null ? before.Typed(posted) : before;
        if (posted.IsWrong)
            return;
        if (isStale)
            throw new RefusedException("programmes.settings.changedMeanwhile");
        if (!isChosen && await db.Applications.Standing(db).AnyAsync(a => a.ProgrammeId == id && a.AnsweredAt == null, stop))
            throw new RefusedException("selection.refused.waiting");
        if (rubric.ToJson() != programme.Rubric && await IsRead(db, id, stop))
            throw new RefusedException("selection.refused.read");
        programme.Select(days);
        programme.ReadBy(rubric.ToJson());
        journal.Write(viewer.Actor, "programmes.audit.changed", id.ToString());
    }

    /// <summary>Marks of one rubric are not compared with those of another.</summary>
    public static Task<bool> IsRead(BinomeDb db, Id<Programme> programme, CancellationToken stop) =>
        db.Reviews.AnyAsync(r => r.DoneAt != null && db.Applications.Any(a => a.Id == r.ApplicationId && a.ProgrammeId == programme), stop);
}

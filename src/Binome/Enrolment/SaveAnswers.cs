using System.Globalization;
using Binome.People;
using Binome.Platform;
using Binome.Platform.Audit;
using Binome.Platform.Ui;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Enrolment;

/// <summary>Keeps one step of the form; what is wrong is said beside its question, and nothing of the step is kept.</summary>
public sealed class SaveAnswers(
    BinomeDb db,
    Journal journal,
    IEnumerable<IReact<ParticipantSealed>> onSealed,
    IEnumerable<IReact<MotivationRewritten>> onRewritten,
    TimeProvider clock
)
{
    public const int MostWords = 2000;
    public const int MostCapacity = 5;

    public static readonly IReadOnlyList<string> Places = ["remote", "mine", "theirs", "neutral", "any"];

    /// <summary>A middle level, until the next step asks for it.</summary>
    private const int Middle = 3;

    public async Task Topics(Participant participant, IReadOnlyList<ProgrammeTopic> offered, Posted posted, CancellationToken stop)
    {
        var ticked = posted.All("topics").ToHashSet(StringComparer.Ordinal);
        var chosen = offered.Select(t => t.Code).Where(ticked.Contains).ToList();
        if (chosen.Count == 0)
        {
            posted.Wrong("topics", Words.Get("enrolment.topics.none"));
            return;
        }
        var before = await db.ParticipantTopics.Where(t => t.ParticipantId == participant.Id).ToListAsync(stop);
        db.RemoveRange(before.Where(t => !chosen.Contains(t.Topic)));
        foreach (var topic in chosen.Where(c => before.All(t => t.Topic != c)))
            db.ParticipantTopics.Add(new(participant.Id, topic, Middle));
    }

    public async Task Levels(Participant participant, Posted posted, CancellationToken stop)
    {
        foreach (var topic in await db.ParticipantTopics.Where(t => t.ParticipantId == participant.Id).ToListAsync(stop))
            if (Number(posted[$"level-{topic.Topic}"], 5) is { } level)
                topic.Level = level;
            else
                posted.Wrong($"level-{topic.Topic}", Words.Get("enrolment.levels.missing"));
        if (participant.Kind != ParticipantKind.Mentor || posted["capacity"] == Links.Number(participant.Capacity))
            return;
        if (Number(posted["capacity"], MostCapacity) is { } capacity)
            participant.Capacity = capacity;
        else
            posted.Wrong("capacity", Words.Get("enrolment.capacity.missing"));
    }

    public async Task Problem(Participant participant, Posted posted, CancellationToken stop)
    {
        var problem = await db.Problems.SingleOrDefaultAsync(p => p.ParticipantId == participant.Id, stop);
        if (problem is null)
            db.Problems.Add(problem = new(participant.Id));
        (problem.Today, problem.Tried, problem.Wanted) = (Written(posted, "today"), Written(posted, "tried"), Written(posted, "wanted"));
    }

    /// <summary>Both are needed: reviewers read them, and nothing else.</summary>
    public async Task Motivation(Participant participant, Posted posted, CancellationToken stop)
    {
        var (why, example) = (Written(posted, "why"), Written(posted, "example"));
        foreach (var (name, text) in new[] { ("why", why), ("example", example) })
            if (text.Length == 0)
                posted.Wrong(name, Words.Get($"enrolment.motivation.{name}.missing"));
        if (posted.IsWrong)
            return;
        var said = await db.Motivations.SingleOrDefaultAsync(m => m.ParticipantId == participant.Id, stop);
        if (said is null)
            db.Motivations.Add(said = new(participant.Id));
        else if ((said.Why, said.Example) != (why, example))
            foreach (var reaction in onRewritten)
                await reaction.On(new(participant.Id), stop);
        (said.Why, said.Example) = (why, example);
    }

    public static void Hours(Participant participant, Posted posted)
    {
        participant.Hours = OfferedHours.Taken(participant.Hours, posted.All("hours"));
        if (posted["place"] is not { Length: > 0 } place)
            participant.Place = "";
        else if (Places.Contains(place))
            participant.Place = place;
        else
            posted.Wrong("place", Words.Get("enrolment.place.wrong"));
    }

    public static void Style(Participant participant, Posted posted)
    {
        var answers = WorkingStyle.Axes.Select(axis => posted[$"style-{axis}"]).ToList();
        if (answers.All(string.IsNullOrWhiteSpace))
        {
            participant.Style = ""; // said of each question: you may leave all five out
            return;
        }
        for (var i = 0; i < answers.Count; i++)
            if (Number(answers[i], 5) is null)
                posted.Wrong($"style-{WorkingStyle.Axes[i]}", Words.Get("enrolment.style.missing"));
        if (!posted.IsWrong)
            participant.Style = WorkingStyle.Keep(participant.Style, [.. answers.Select(a => Number(a, 5)!.Value)]);
    }

    public async Task HowKnown(Participant participant, Posted posted, CancellationToken stop)
    {
        if (
            !int.TryParse(posted["discretion"], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || !Enum.IsDefined((Discretion)number)
        )
        {
            posted.Wrong("discretion", Words.Get("enrolment.discretion.missing"));
            return;
        }
        var chosen = (Discretion)number;
        if (chosen == Enrolment.Discretion.Sealed && !await db.SealedCoordinators(participant.ProgrammeId, clock.Today()).AnyAsync(stop))
            throw new RefusedException("enrolment.refused.noSealedCoordinator");
        if (participant.HasSent && chosen != participant.Discretion)
            journal.Write(Enrol.Themselves, "enrolment.audit.discretion", participant.Id.ToString());
        var isSealing = chosen == Enrolment.Discretion.Sealed && !participant.IsSealed;
        if (!isSealing)
        {
            participant.Choose(chosen);
            return;
        }
        await Enrol.Hold(db, participant.ProgrammeId, stop); // a mail that is being written meanwhile is finished, and then written anew
        participant.Seal((await Aliases.Free(db, participant.ProgrammeId, 1, stop))[0], clock.Now());
        foreach (var reaction in onSealed)
            await reaction.On(new(participant.Id), stop);
    }

    private static int? Number(string? text, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most
            ? number
            : null;

    private static string Written(Posted posted, string name)
    {
        var text = Typed.Text(posted[name]);
        if (text.Length > MostWords)
            posted.Wrong(name, Words.Get("enrolment.tooLong", MostWords, text.Length));
        return text;
    }
}

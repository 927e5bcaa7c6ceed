using System.Text.Json;
using Binome.Platform;

namespace Binome.Matching;

/// <summary>A topic, a language or a city of which more mentors would help.</summary>
/// <param name="Mentors">Who has it now; 0: nobody.</param>
/// <param name="Wanted">Mentees who need, speak or are there. Of languages and cities, those who are not sealed: a rare language would tell who the alias is.</param>
/// <param name="Pairs">Pairs more by one more place, at the mentor of them where it is worth most.</param>
/// <param name="Fit">Fit more by it.</param>
public sealed record Recruit(Trait Trait, string Name, int Mentors, int Wanted, long Pairs, long Fit);

/// <summary>What is worth knowing of a run beside its pairs and too dear to work out while somebody waits: it is made and kept with the run, before anybody's hand.</summary>
/// <param name="Curve">The greatest fit of so many pairs, from the fewest to the most; empty where there are too many pairs to follow.</param>
public sealed record RunInsights(IReadOnlyList<CurvePoint> Curve, IReadOnlyList<Recruit> Recruits)
{
    public const string FileName = "insights.json";

    /// <summary>So many pairs are followed one by one: a point looks at each of them at most once.</summary>
    private const long MostFollowed = 4_000_000;

    /// <summary>Steps of the curve times pairs. 300 million took 51 s on a machine at twenty times its load: a worker may not hold a run for minutes.</summary>
    private const long MostSteps = 100_000_000;

    private const int MostPoints = 25;
    private const int MostTopics = 3;
    private const int MostOthers = 2;

    /// <summary>A hundredth of a point, of 5: less reads as nothing.</summary>
    private const long LeastShown = Criteria.Whole / 500;

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, JsonSerializerOptions.Web);

    public static RunInsights? Read(byte[]? json) =>
        json is null ? null : JsonSerializer.Deserialize<RunInsights>(json, JsonSerializerOptions.Web);

    /// <summary>Null where the pairs are not those of the greatest fit: then there are no exact prices.</summary>
    internal static RunInsights? Of(LiveBoard board)
    {
        var roster = board.People.Roster;
        if (roster.Mentors == 0 || roster.Mentees == 0 || board.Shortages() is not { } shortages)
            return null;
        var isLarge = (long)roster.Mentees * roster.Mentors > MostFollowed;
        return new(isLarge ? [] : Thinned(roster.Problem(), board.Untouched.Pairs), [.. Short(board.People, shortages)]);
    }

    /// <summary>Down to half of the pairs, or as far as is cheap; a few points of it, the ends among them.</summary>
    private static IReadOnlyList<CurvePoint> Thinned(Problem problem, int pairs)
    {
        var steps = (int)Math.Min(pairs / 2, MostSteps / Math.Max(1, problem.Allowed));
        if (steps < 2)
            return [];
        var all = Matching.Curve.Of(problem, pairs - steps);
        var shown = Math.Min(MostPoints, all.Count);
        return [.. Enumerable.Range(0, shown).Select(at => all[(all.Count - 1) * (shown - 1 - at) / (shown - 1)])];
    }

    /// <summary>What all mentors have in common tells nobody whom to look for.</summary>
    private static IEnumerable<Recruit> Short(BoardPeople people, IReadOnlyList<Shortage> shortages)
    {
        var roster = people.Roster;
        var told = Enumerable.Range(0, roster.Mentees).Where(mentee => !people.IsSealed(-1, mentee)).Select(roster.Mentee).ToList();
        return shortages
            .Select(s => new Recruit(s.Trait, s.Name, s.Mentors, Wanted(s), s.Most.Pairs, s.Most.Fit))
            .Where(r => r.Wanted > 0 && (r.Trait == Trait.Topic || r.Mentors < roster.Mentors))
            .Where(r => r.Pairs > 0 || r.Fit >= LeastShown || r.Mentors == 0)
            .GroupBy(r => r.Trait)
            .OrderBy(kind => kind.Key)
            .SelectMany(kind => kind.Take(kind.Key == Trait.Topic ? MostTopics : MostOthers));

        int Wanted(Shortage s) =>
            s.Trait switch
            {
                Trait.Language => told.Count(person => person.Languages.Contains(s.Name)),
                Trait.City => told.Count(person => person.City == s.Name),
                _ => s.Wanted,
            };
    }
}

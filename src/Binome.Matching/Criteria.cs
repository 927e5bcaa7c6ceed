namespace Binome.Matching;

/// <summary>How well two people fit, criterion by criterion, each an integer from 0 to 1,000,000; docs/matching.md has every formula.</summary>
public readonly record struct Criteria(int Needs, int Language, int Place, int Style, int Distance, int Novelty, int Wishes)
{
    /// <summary>The whole of a criterion.</summary>
    public const int Whole = Problem.MaxFit;

    /// <summary>What a criterion is when its facts are not known: neither good nor bad.</summary>
    public const int Unknown = Whole / 2;

    /// <summary>The weighted mean, rounded down.</summary>
    public int Fit(Weights weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        var sum =
            (long)weights.Needs * Needs
            + (long)weights.Language * Language
            + (long)weights.Place * Place
            + (long)weights.Style * Style
            + (long)weights.Distance * Distance
            + (long)weights.Novelty * Novelty
            + (long)weights.Wishes * Wishes;
        return (int)(sum / weights.Sum);
    }
}

/// <summary>The criteria of two people, in integers.</summary>
internal static class Scoring
{
    private static readonly int[] s_wish = [500_000, 400_000, 300_000, 200_000, 100_000];

    public static Criteria Of(Side mentee, Side mentor) =>
        new(
            Needs(mentee, mentor),
            Language(mentee.Languages, mentor.Languages),
            Place(mentee, mentor),
            Style(mentee.Style, mentor.Style),
            Distance(mentee, mentor),
            HasMet(mentee, mentor) || HasMet(mentor, mentee) ? 0 : Criteria.Whole,
            Wish(mentee, mentor) + Wish(mentor, mentee)
        );

    private static int Needs(Side mentee, Side mentor)
    {
        if (mentee.Topics.Length == 0)
            return Criteria.Unknown;
        var (covered, asked) = (0L, 0L);
        foreach (var (topic, importance) in mentee.Topics)
        {
            asked += importance;
            covered += topic < 0 ? 0 : (long)importance * mentor.Levels[topic];
        }
        return (int)(Criteria.Whole * covered / (5 * asked));
    }

    public static int Language(int[] mentee, int[] mentor) =>
        mentee.Length == 0 || mentor.Length == 0 ? Criteria.Unknown
        : Array.IndexOf(mentor, mentee[0]) >= 0 ? Criteria.Whole
        : Array.IndexOf(mentee, mentor[0]) >= 0 ? 800_000
        : mentee.AsSpan().IndexOfAny(mentor) >= 0 ? 600_000
        : 0;

    private static bool HasMet(Side one, Side other) => one.Met.Count > 0 && one.Met.Contains(other.Index);

    public static int Place(Side mentee, Side mentor)
    {
        var sameCountry = mentee.Country < 0 || mentor.Country < 0 ? (bool?)null : mentee.Country == mentor.Country;
        if (sameCountry != false && mentee.City >= 0 && mentee.City == mentor.City)
            return Criteria.Whole;
        if (sameCountry == true)
            return 600_000;
        if (mentee.Person.OffsetMinutes is { } a && mentor.Person.OffsetMinutes is { } b)
            return Math.Abs(a - b) <= 120 ? 300_000 : 0;
        return sameCountry is null ? Criteria.Unknown : 0;
    }

    /// <summary>Listening and structuring fit best when different; pace, directness and formality when alike.</summary>
    private static int Style(int[] mentee, int[] mentor)
    {
        if (mentee.Length != 5 || mentor.Length != 5)
            return Criteria.Unknown;
        var points = 45 + Math.Abs(mentee[0] - mentor[0]) + Math.Abs(mentee[1] - mentor[1]);
        for (var axis = 2; axis < 5; axis++)
            points -= Math.Abs(mentee[axis] - mentor[axis]);
        return (int)((long)Criteria.Whole * points / 75);
    }

    public static int UnitApart(Side mentee, Side mentor) =>
        mentee.Unit < 0 || mentor.Unit < 0 ? 250_000
        : mentee.Unit == mentor.Unit ? 0
        : 500_000;

    private static int Distance(Side mentee, Side mentor)
    {
        var unit = UnitApart(mentee, mentor);
        if (mentee.Chain.Length == 0 || mentor.Chain.Length == 0)
            return unit + 250_000;
        var common = 0;
        while (common < mentee.Chain.Length && common < mentor.Chain.Length && mentee.Chain[common] == mentor.Chain[common])
            common++;
        return unit + 50_000 * (common == 0 ? 10 : Math.Min(10, mentee.Chain.Length + mentor.Chain.Length - 2 * common));
    }

    public static int Wish(Side from, Side to) =>
        from.Wishes.Count > 0 && from.Wishes.TryGetValue(to.Index, out var rank) ? s_wish[Math.Min(rank, s_wish.Length - 1)] : 0;
}

namespace Binome.Matching;

/// <summary>By what mentors are told apart when more of them are looked for.</summary>
public enum Trait
{
    /// <summary>A topic they teach and somebody needs.</summary>
    Topic,

    /// <summary>A language they speak.</summary>
    Language,

    /// <summary>A city they work in.</summary>
    City,
}

/// <summary>What one more place is worth at the mentors who have something in common.</summary>
/// <param name="Trait">Topic, language or city.</param>
/// <param name="Name">Which one.</param>
/// <param name="Mentors">How many mentors of the list have it; 0 for a topic that is needed and nobody teaches, of which a plan says nothing more.</param>
/// <param name="Wanted">Mentees who need the topic, speak the language or work in the city.</param>
/// <param name="Best">The mentor at whom one more place is worth most, or -1.</param>
/// <param name="Most">What it is worth there, exactly.</param>
/// <param name="MeanPairs">The mean over these mentors, in pairs.</param>
/// <param name="MeanFit">The mean over these mentors, in fit.</param>
public sealed record Shortage(Trait Trait, string Name, int Mentors, int Wanted, int Best, Gain Most, double MeanPairs, double MeanFit)
{
    /// <summary>
    /// The topics, languages and cities of a list, those where one more place is worth most first. Each mentor's own worth is exact; the mean is what somebody like the mentors
    /// there are can be expected to bring, no promise: for a person one has in mind, <see cref="Recruitment.Newcomer"/> is exact. O(N · facts).
    /// </summary>
    /// <param name="roster">The people the plan was made of, in the same order.</param>
    /// <param name="recruitment">Of that plan.</param>
    public static IReadOnlyList<Shortage> Of(Roster roster, Recruitment recruitment)
    {
        ArgumentNullException.ThrowIfNull(roster);
        ArgumentNullException.ThrowIfNull(recruitment);
        var gains = Enumerable.Range(0, roster.Mentors).Select(recruitment.PlaceAt).ToArray();
        var mentees = Enumerable.Range(0, roster.Mentees).Select(roster.Mentee).ToList();
        var mentors = Enumerable.Range(0, roster.Mentors).Select(roster.Mentor).ToList();
        return
        [
            .. By(Trait.Topic, mentee => mentee.Needs.Keys, mentor => mentor.Skills.Keys)
                .Concat(By(Trait.Language, Languages, Languages))
                .Concat(By(Trait.City, Cities, Cities))
                .OrderByDescending(shortage => shortage.MeanPairs)
                .ThenByDescending(shortage => shortage.MeanFit)
                .ThenBy(shortage => shortage.Name, StringComparer.Ordinal),
        ];

        IEnumerable<Shortage> By(Trait trait, Func<Person, IEnumerable<string>> wanted, Func<Person, IEnumerable<string>> offered)
        {
            var offers = mentors
                .SelectMany((mentor, j) => offered(mentor).Distinct().Select(name => (name, j)))
                .ToLookup(at => at.name, at => at.j);
            return mentees
                .SelectMany(mentee => wanted(mentee).Distinct())
                .CountBy(name => name)
                .Select(name => Common(trait, name.Key, name.Value, [.. offers[name.Key]]));
        }

        Shortage Common(Trait trait, string name, int wanted, int[] who)
        {
            if (who.Length == 0)
                return new(trait, name, 0, wanted, -1, default, 0, 0);
            var best = who.MaxBy(j => (gains[j].Pairs, gains[j].Fit));
            return new(
                trait,
                name,
                who.Length,
                wanted,
                best,
                gains[best],
                who.Average(j => gains[j].Pairs),
                who.Average(j => gains[j].Fit)
            );
        }

        static IEnumerable<string> Languages(Person person) => person.Languages;
        static IEnumerable<string> Cities(Person person) => person.City is null ? [] : [person.City];
    }
}

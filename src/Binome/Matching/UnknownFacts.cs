using Binome.Platform;

namespace Binome.Matching;

/// <summary>People for whom a rule could not be applied because a fact is missing: they are paired all the same, and counted.</summary>
public sealed record UnknownFacts(int Languages, int Zones, int Hours, int Scope, int Ids)
{
    public static UnknownFacts Of(Roster roster)
    {
        ArgumentNullException.ThrowIfNull(roster);
        var rules = roster.Rules;
        var mentees = Enumerable.Range(0, roster.Mentees).Select(roster.Mentee).ToList();
        var mentors = Enumerable.Range(0, roster.Mentors).Select(roster.Mentor).ToList();
        return new(
            rules.CommonLanguage ? Count(person => person.Languages.Count == 0) : 0,
            Count(person => person.OffsetMinutes is null),
            rules.CommonHours ? Count(person => person.Hours.Count == 0) : 0,
            mentees.Count(person => IsMissing(rules.Mentees, person)) + mentors.Count(person => IsMissing(rules.Mentors, person)),
            roster.UnknownIds
        );

        int Count(Func<Person, bool> isMissing) => mentees.Concat(mentors).DistinctBy(person => person.Id).Count(isMissing);
    }

    /// <summary>A sentence for each kind that occurs.</summary>
    public IEnumerable<string> Lines() =>
        from line in new[] { ("languages", Languages), ("zones", Zones), ("hours", Hours), ("scope", Scope), ("ids", Ids) }
        where line.Item2 > 0
        select Words.Count($"matching.unknown.{line.Item1}", line.Item2);

    private static bool IsMissing(Scope scope, Person person) =>
        (scope.Companies.Count > 0 && person.Company is null)
        || (scope.Countries.Count > 0 && person.Country is null)
        || (scope.Units.Count > 0 && person.Unit is null);
}

using System.Globalization;
using Binome.People;
using Binome.Platform;

namespace Binome.Matching;

/// <summary>A programme's people as the rules see them.</summary>
internal static class RosterFacts
{
    /// <summary>Place j of a list is number j of the roster; ids in it are those of persons.</summary>
    /// <param name="rules">As the programme has them.</param>
    /// <param name="withPairs">Pairs that run, were declined or left are as impossible as a veto.</param>
    public static Roster Under(this ProgrammeRoster roster, RuleSet rules, bool withPairs)
    {
        var clocks = new Clocks(rules.Day);
        var people = roster.People.ToDictionary(p => p.Key, p => Facts(p.Value, clocks));
        return new(
            [.. roster.Mentees.Select(t => As(t) with { Needs = Topics(t) })],
            [.. roster.Mentees.Select(t => t.Number)],
            [.. roster.Mentors.Select(t => As(t) with { Skills = Topics(t) })],
            [.. roster.Mentors.Select(t => t.Number)],
            people.Values,
            roster.Named(rules, id => id.ToString()).Rules
        );

        Person As(Taking taking) =>
            people[taking.Person] with
            {
                Hours = ListCells.HoursOf(taking.Hours),
                Style =
                    taking.Style.Length == 0
                        ? []
                        : [.. taking.Style.Split('|').Select(answer => int.Parse(answer, CultureInfo.InvariantCulture))],
                Wishes = Ids(taking.Wishes),
                Vetoes = Ids(withPairs ? taking.Vetoes.Concat(taking.Never) : taking.Vetoes),
                Met = Ids(taking.Met),
            };
    }

    private static Dictionary<string, int> Topics(Taking taking) =>
        taking.Topics.ToDictionary(t => t.Code, t => t.Level, StringComparer.Ordinal);

    private static Person Facts(Known known, Clocks clocks) =>
        new(known.Id.ToString())
        {
            Manager = known.Manager?.ToString(),
            DottedManagers = Ids(known.Related[RelationKind.DottedManager]),
            Appraisers = Ids(known.Related[RelationKind.Appraiser]),
            Hr = Ids(known.Related[RelationKind.Hr]),
            Languages = known.Languages.Split('|', StringSplitOptions.RemoveEmptyEntries),
            Unit = known.Unit,
            Company = known.Company,
            Country = known.Country,
            City = known.City,
            OffsetMinutes = clocks.Offset(known.TimeZone),
        };

    private static IReadOnlyList<string> Ids(IEnumerable<Id<People.Person>> people) => [.. people.Select(id => id.ToString())];
}

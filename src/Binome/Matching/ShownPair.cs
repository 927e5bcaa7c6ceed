using System.Globalization;
using Binome.People.Import;
using Binome.Platform;
using Binome.Platform.Ui;

namespace Binome.Matching;

/// <summary>One pair as a manager reads it: names, notches, reasons, and what the second choice would cost.</summary>
internal sealed class ShownPair(PairResult result, PairRow row, IReadOnlyDictionary<string, DirectoryPerson> people)
{
    private readonly Criteria score = result.Roster.Score(row.Mentee, row.Mentor);

    public string Mentor { get; } = Name(people, result.Roster.Mentor(row.Mentor).Id);
    public string Mentee { get; } = Name(people, result.Roster.Mentee(row.Mentee).Id);
    public string? AboutMentor { get; } = About(people, result.Roster.Mentor(row.Mentor).Id);
    public string? AboutMentee { get; } = About(people, result.Roster.Mentee(row.Mentee).Id);

    /// <summary>Whom they meet with; empty where people meet in twos.</summary>
    public string MeetsIn => row.Group > 0 ? Words.Get("matching.page.group", row.Group) : "";

    public IEnumerable<Notch> Notches => Matching.Notches.Of(score);

    /// <summary>As a sentence: the file has the same words as a cell.</summary>
    public string Reasons =>
        PairWords.Reasons(result.Roster, row) is [var first, .. var rest]
            ? $"{char.ToUpper(first, CultureInfo.CurrentCulture)}{rest}."
            : "";

    /// <summary>The weak criteria, to be read before the others; empty for a pair without any.</summary>
    public string ToRead => Matching.Notches.Say(Matching.Notches.Weak(score));

    public bool IsWishedByBoth => result.Roster.Wishes(row.Mentee, row.Mentor) is { OfMentee: > 0, OfMentor: > 0 };

    /// <summary>Points of fit, on five, that the whole plan loses by the second choice; or a pair.</summary>
    public string Instead =>
        result.Grouping is not null ? ""
        : row.RunnerUp is not { } other ? Words.Get("matching.page.nobodyElse")
        : other.Pairs > 0 ? Words.Get("matching.page.instead.pair", Name(people, result.Roster.Mentor(other.Mentor).Id))
        : Words.Get("matching.page.instead", Name(people, result.Roster.Mentor(other.Mentor).Id), other.Fit * 5m / Criteria.Whole);

    public static string Name(IReadOnlyDictionary<string, DirectoryPerson> people, string id) =>
        people.TryGetValue(id, out var person) && person.Name.Length > 0 ? person.Name : id;

    public static string? About(IReadOnlyDictionary<string, DirectoryPerson> people, string id) =>
        people.TryGetValue(id, out var person)
        && string.Join(", ", new[] { person.JobTitle, person.City }.OfType<string>()) is { Length: > 0 } about
            ? about
            : null;
}

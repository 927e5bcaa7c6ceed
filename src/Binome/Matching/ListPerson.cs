using Binome.People.Import;

namespace Binome.Matching;

/// <summary>A row of mentors.csv or mentees.csv.</summary>
/// <param name="Row">The directory's fields of the row.</param>
/// <param name="Number">Capacity of a mentor, demand of a mentee; null where the list says nothing.</param>
/// <param name="Topics">Skills of a mentor, needs of a mentee.</param>
internal sealed record ListPerson(
    DirectoryPerson Row,
    int? Number,
    IReadOnlyDictionary<string, int> Topics,
    IReadOnlyList<int> Style,
    IReadOnlyList<string> Wishes,
    IReadOnlyList<string> Vetoes,
    IReadOnlyList<string> Met,
    IReadOnlyList<WeekSpan> Hours
)
{
    public string Id => Row.Id;

    /// <summary>Of the cell that gave the topics, counted from 1.</summary>
    public int TopicsColumn { get; init; }

    public Person As(Person facts, bool isMentor, Func<string, string> idOf) =>
        facts with
        {
            Skills = isMentor ? Topics : facts.Skills,
            Needs = isMentor ? facts.Needs : Topics,
            Style = Style,
            Wishes = [.. Wishes.Select(idOf)],
            Vetoes = [.. Vetoes.Select(idOf)],
            Met = [.. Met.Select(idOf)],
            Hours = Hours,
        };
}

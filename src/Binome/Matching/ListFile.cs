using Binome.People.Import;
using Binome.Platform.Tables;

namespace Binome.Matching;

/// <summary>Reads mentors.csv or mentees.csv, any file the directory's reader takes.</summary>
internal static class ListFile
{
    public static (IReadOnlyList<ListPerson> People, IReadOnlyList<Refusal> Refused) Read(
        InputFile file,
        bool isMentors,
        IReadOnlyCollection<KnownPerson> known,
        ICollection<string>? links = null
    )
    {
        var people = new List<ListPerson>();
        var refused = new List<Refusal>();
        var options = new DirectoryOptions
        {
            NeedsOnlyId = true,
            Known = known,
            Extra = isMentors ? ListFields.OfMentors : ListFields.OfMentees,
            Each = (row, columns, person) =>
            {
                people.Add(Understand(person, new(row, columns, refused), isMentors));
                foreach (
                    var field in (string[])
                        [DirectoryFields.Manager, DirectoryFields.DottedManagers, DirectoryFields.Appraiser, DirectoryFields.Hr]
                )
                foreach (
                    var part in columns
                        .Get(row, field)
                        .Text.Split(['|', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                )
                    links?.Add(part);
            },
        };
        using var content = new MemoryStream(file.Content, writable: false);
        var reading = DirectoryFile.Read(content, options);
        return (people, [.. reading.Refused.Concat(refused).OrderBy(r => r.Line).ThenBy(r => r.Column)]);
    }

    private static ListPerson Understand(DirectoryPerson person, ListCells cells, bool isMentor) =>
        new(
            person,
            cells.Count(isMentor ? ListFields.Capacity : ListFields.Demand),
            cells.Topics(isMentor ? ListFields.Skills : ListFields.Needs),
            cells.Style(),
            cells.Ids(ListFields.Wishes),
            cells.Ids(ListFields.Vetoes),
            cells.Ids(ListFields.Met),
            cells.Hours()
        )
        {
            TopicsColumn = cells.ColumnOf(isMentor ? ListFields.Skills : ListFields.Needs),
        };
}

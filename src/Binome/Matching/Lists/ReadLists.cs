using Binome.Enrolment;
using Binome.People;
using Binome.People.Import;
using Binome.Platform;
using Binome.Platform.Tables;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Matching.Lists;

/// <summary>A row of a list with the people it names found in the directory.</summary>
internal sealed record FoundRow(
    ListPerson Row,
    Id<People.Person> Person,
    IReadOnlyList<Id<People.Person>> Wishes,
    IReadOnlyList<Id<People.Person>> Vetoes,
    IReadOnlyList<Id<People.Person>> Met
);

/// <summary>What two lists say; with a refusal nothing of them may be used.</summary>
/// <param name="UnknownChoices">Wishes and vetoes that name nobody of the directory: left out, which is no error.</param>
internal sealed record ListsReading(
    IReadOnlyDictionary<ParticipantKind, IReadOnlyList<FoundRow>> Rows,
    IReadOnlyList<FileRefusal> Refused,
    int UnknownChoices
)
{
    public IReadOnlyList<FoundRow> Of(ParticipantKind kind) => Rows.GetValueOrDefault(kind, []);
}

/// <summary>Reads mentors.csv and mentees.csv for a programme: the directory supplies the people, the programme its topics and its scope.</summary>
internal sealed class ReadLists(BinomeDb db, TimeProvider clock)
{
    private static readonly string[] s_ofDirectory =
    [
        DirectoryFields.Manager,
        DirectoryFields.DottedManagers,
        DirectoryFields.Appraiser,
        DirectoryFields.Hr,
    ];

    public async Task<ListsReading> Run(
        Programme programme,
        IReadOnlyDictionary<ParticipantKind, InputFile> files,
        Viewer viewer,
        CancellationToken stop
    )
    {
        var topics = await db
            .ProgrammeTopics.Where(t => t.ProgrammeId == programme.Id)
            .OrderBy(t => t.Position)
            .Select(t => t.Code)
            .ToListAsync(stop);
        var refused = new List<FileRefusal>();
        var rows = new Dictionary<ParticipantKind, IReadOnlyList<FoundRow>>();
        var unknown = 0;
        foreach (var (kind, file) in files)
        {
            var isMentors = kind == ParticipantKind.Mentor;
            var (people, wrong) = ListFile.Read(file, isMentors, []);
            // The directory has the last word on who works for whom: a list need not know those people.
            refused.AddRange(wrong.Where(r => !s_ofDirectory.Contains(r.Field)).Select(r => new FileRefusal(file.Name, r)));
            var named = await db.People.Named(
                viewer,
                people.SelectMany(p => p.Wishes.Concat(p.Vetoes).Concat(p.Met).Append(p.Id)),
                clock.Today(),
                stop
            );
            var inScope = await InScope(programme, people.Select(p => named.GetValueOrDefault(p.Id)), stop);
            unknown += people.Sum(p => p.Wishes.Concat(p.Vetoes).Count(id => !named.ContainsKey(id)));
            var found = new List<FoundRow>();
            foreach (var row in people)
            {
                if (Refuse(row, isMentors, named, inScope, topics) is { } refusal)
                    refused.Add(new(file.Name, refusal));
                else
                    found.Add(new(row, named[row.Id], Known(row.Wishes, named), Known(row.Vetoes, named), Known(row.Met, named)));
            }
            rows[kind] = found;
        }
        return new(rows, [.. refused.OrderBy(r => r.File).ThenBy(r => r.Refusal.Line).ThenBy(r => r.Refusal.Column)], unknown);
    }

    private async Task<HashSet<Id<People.Person>>> InScope(
        Programme programme,
        IEnumerable<Id<People.Person>> people,
        CancellationToken stop
    )
    {
        var asked = people.ToArray();
        return await db.InScope(programme).Where(p => EF.Parameter(asked).Contains(p.Id)).Select(p => p.Id).ToHashSetAsync(stop);
    }

    private static Refusal? Refuse(
        ListPerson row,
        bool isMentors,
        IReadOnlyDictionary<string, Id<People.Person>> named,
        HashSet<Id<People.Person>> inScope,
        IReadOnlyList<string> topics
    )
    {
        if (!named.TryGetValue(row.Id, out var person))
            return new(row.Row.Line, row.Row.IdColumn, DirectoryFields.Id, Words.Get("matching.lists.unknown", row.Id));
        if (!inScope.Contains(person))
            return new(row.Row.Line, row.Row.IdColumn, DirectoryFields.Id, Words.Get("matching.lists.outOfScope", row.Id));
        return row.Topics.Keys.FirstOrDefault(t => !topics.Contains(t)) is { } topic
            ? new(
                row.Row.Line,
                row.TopicsColumn,
                isMentors ? ListFields.Skills : ListFields.Needs,
                Words.Get("matching.lists.topic", topic, string.Join(", ", topics))
            )
            : null;
    }

    private static IReadOnlyList<Id<People.Person>> Known(IEnumerable<string> ids, IReadOnlyDictionary<string, Id<People.Person>> named) =>
        [.. ids.Where(named.ContainsKey).Select(id => named[id]).Distinct()];
}

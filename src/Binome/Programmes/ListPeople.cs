using Binome.People;
using Binome.Platform;
using Binome.Platform.Tables;
using Microsoft.EntityFrameworkCore;

namespace Binome.Programmes;

/// <summary>Whom a list names, and what in it names nobody of the directory.</summary>
public sealed record NamedPeople(IReadOnlySet<Id<Person>> Found, IReadOnlyList<string> Unknown);

/// <summary>The list of people who may join: typed, pasted or sent as a file, by employee number or address.</summary>
public sealed class ListPeople(BinomeDb db, TimeProvider clock)
{
    /// <summary>Reads without writing: of a text every word counts, of a file one cell of each row.</summary>
    public async Task<NamedPeople> Read(string typed, Stream? file, Viewer viewer, CancellationToken stop)
    {
        List<IReadOnlyList<string>> rows = [.. Typed.Words(typed).Select(word => new[] { word })];
        var typedRows = rows.Count;
        if (file is not null)
            rows.AddRange(Rows(file));
        var words = rows.SelectMany(row => row)
            .Where(word => word.Length is > 1 and <= 254 || int.TryParse(word, out _))
            .ToHashSet(StringComparer.Ordinal);
        var known = await db.People.Named(viewer, words, clock.Today(), stop);
        var (found, unknown) = (new HashSet<Id<Person>>(), new List<string>());
        foreach (var (row, at) in rows.Select((row, at) => (row, at)))
            if (row.Where(known.ContainsKey).Select(word => known[word]).Distinct().ToArray() is [var person, ..])
                found.Add(person);
            else if (at != typedRows) // a file's first row may be its header
                unknown.Add(string.Join(" · ", row.Where(cell => cell.Length > 0)));
        return new(found, unknown);
    }

    /// <summary>Puts people on the list; those who stand there already stay once.</summary>
    /// <param name="replaces">Whoever is not named goes from the list.</param>
    public async Task Write(Programme programme, IReadOnlySet<Id<Person>> people, bool replaces, CancellationToken stop)
    {
        var listed = await db.ListedPeople.Where(l => l.ProgrammeId == programme.Id).ToListAsync(stop);
        if (replaces)
            db.ListedPeople.RemoveRange(listed.Where(l => !people.Contains(l.PersonId)));
        foreach (var person in people.Except(listed.Select(l => l.PersonId)))
            db.ListedPeople.Add(new(programme.Id, person));
    }

    private static IEnumerable<IReadOnlyList<string>> Rows(Stream file)
    {
        using var table = Table.Open(file);
        yield return table.Header.Cells;
        foreach (var row in table.Rows())
            yield return row.Cells;
        if (table.Refused.FirstOrDefault(refusal => refusal.Line == 0) is { } unreadable)
            throw new RefusedException("programmes.refused.file", unreadable.Message);
    }
}

using Binome.Platform;
using Binome.Platform.Tables;

namespace Binome.People.Import;

/// <summary>Compares a file with the directory: who is new, who changes, who has left; and what neither alone could tell is wrong.</summary>
internal sealed class DirectoryPlan
{
    private readonly DirectoryState _state;
    private readonly ImportOptions _options;
    private readonly DateOnly _today;
    private readonly Dictionary<Id<Person>, IReadOnlyList<Relation>> _relations = [];
    private readonly Dictionary<string, string> _languages = new(StringComparer.Ordinal);

    public DirectoryPlan(DirectoryState state, DirectoryReading reading, ImportOptions options, Ids ids, DateOnly today)
    {
        (_state, _options, _today) = (state, options, today);
        (Rows, GuessedZones, UnknownCountries) = (reading.Rows, reading.GuessedZones, reading.UnknownCountries);
        Columns = reading.Columns;
        var (matched, personOf) = Match(reading, ids);
        foreach (var row in reading.People)
            Compare(row, matched.GetValueOrDefault(row.Id), reading, personOf);
        var inFile = matched.Values.Select(p => p.Id).ToHashSet();
        if (options.IsFull)
            MarkMissing(inFile);
        ReleaseOrRefuseEmails(reading, inFile);
    }

    public int Rows { get; }
    public int GuessedZones { get; }
    public int UnknownCountries { get; }
    public FileColumns Columns { get; }
    public List<Person> Added { get; } = [];
    public List<Person> Updated { get; } = [];
    public List<Person> Missing { get; } = [];
    public int Unchanged { get; private set; }
    public int Left { get; private set; }
    public List<Refusal> Refused { get; } = [];

    /// <summary>People this import marks as gone, as they will be.</summary>
    public List<Person> Gone { get; } = [];

    public DirectoryChange Change => new(Added, [.. Updated, .. Missing], [], _relations);

    public ImportReport Report(IReadOnlyList<LineConflict> conflicts) =>
        new(Rows, Added.Count, Updated.Count, Unchanged, Left, GuessedZones, [], conflicts);

    // By number; without one, or with a new one for a known address, by e-mail.
    private (Dictionary<string, Person> Matched, Dictionary<string, Id<Person>> PersonOf) Match(DirectoryReading reading, Ids ids)
    {
        var personOf = new Dictionary<string, Id<Person>>(StringComparer.Ordinal);
        var byNumber = _state.People.Values.Where(p => p.Number is not null).ToDictionary(p => p.Number!, StringComparer.Ordinal);
        var byEmail = _state.People.Values.Where(p => p.Email is not null).ToDictionary(p => p.Email!, StringComparer.Ordinal);
        var numbers = reading.People.Where(p => p.Number is not null).Select(p => p.Number!).ToHashSet(StringComparer.Ordinal);
        var matched = new Dictionary<string, Person>(StringComparer.Ordinal);
        foreach (var row in reading.People)
        {
            if (row.Number is { } number && byNumber.TryGetValue(number, out var known))
                matched[row.Id] = known;
            else if (
                row.Email is { } email
                && byEmail.TryGetValue(email, out known)
                && (known.Number is null || row.Number is null || !numbers.Contains(known.Number))
            )
                matched[row.Id] = known;
            personOf[row.Id] = matched.TryGetValue(row.Id, out var same) ? same.Id : ids.New<Person>();
        }
        foreach (var person in _state.People.Values)
            personOf.TryAdd(DirectoryState.Key(person), person.Id);
        return (matched, personOf);
    }

    private void Compare(DirectoryPerson row, Person? before, DirectoryReading reading, Dictionary<string, Id<Person>> personOf)
    {
        var after = PersonUpdate.Of(row, before, personOf, reading, _options.Organisation, _today, Joined);
        var relations = Relations(row, after.Id, reading, personOf);
        var old = _state.Relations(after.Id);
        var hasNewRelations = !relations.Select(r => (r.Kind, r.OtherId)).ToHashSet().SetEquals(old.Select(r => (r.Kind, r.OtherId)));
        if (hasNewRelations)
            _relations[after.Id] = relations;
        if (before is null)
            Added.Add(after);
        else if (hasNewRelations || PersonUpdate.Changes(before, after).Any())
        {
            after.Version = before.Version + 1;
            Updated.Add(after);
        }
        else
            Unchanged++;
        if (after.HasLeft(_today) && before?.HasLeft(_today) != true)
            MarkGone(after);
    }

    private List<Relation> Relations(
        DirectoryPerson row,
        Id<Person> person,
        DirectoryReading reading,
        Dictionary<string, Id<Person>> personOf
    )
    {
        var relations = new List<Relation>();
        Take(DirectoryFields.DottedManagers, RelationKind.DottedManager, row.DottedManagers);
        Take(DirectoryFields.Appraiser, RelationKind.Appraiser, row.Appraisers);
        Take(DirectoryFields.Hr, RelationKind.Hr, row.Hr);
        return relations;

        void Take(string field, RelationKind kind, IReadOnlyList<string> others) =>
            relations.AddRange(
                reading.Fields.Contains(field)
                    ? others.Select(id => personOf[id]).Distinct().Where(id => id != person).Select(id => new Relation(person, kind, id))
                    : _state.Relations(person).Where(r => r.Kind == kind)
            );
    }

    private void MarkMissing(HashSet<Id<Person>> inFile)
    {
        var present = _state.People.Values.Where(p => !p.HasLeft(_today)).ToList();
        foreach (var person in present.Where(p => !inFile.Contains(p.Id)))
        {
            var gone = person.Copy();
            (gone.LeftOn, gone.Version) = (_today, person.Version + 1);
            Missing.Add(gone);
            MarkGone(gone);
        }
        // A file cut in half must not empty the directory.
        if (Missing.Count * 10L > present.Count && Missing.Count > (_options.AllowLeft ?? 0))
            Refused.Add(new(0, 0, DirectoryFields.Left, Words.Get("people.import.tooManyLeft", Missing.Count, present.Count)));
    }

    private void MarkGone(Person person)
    {
        Left++;
        Gone.Add(person);
    }

    // An address given to somebody new: taken from who has left, refused where its holder is still here.
    private void ReleaseOrRefuseEmails(DirectoryReading reading, HashSet<Id<Person>> inFile)
    {
        var holders = _state
            .People.Values.Where(p => p.Email is not null && !inFile.Contains(p.Id))
            .ToDictionary(p => p.Email!, StringComparer.Ordinal);
        if (holders.Count == 0)
            return;
        foreach (var row in reading.People)
        {
            if (row.Email is null || !holders.TryGetValue(row.Email, out var holder))
                continue;
            var after = Missing.Find(p => p.Id == holder.Id) ?? holder;
            if (!after.HasLeft(_today))
            {
                var name = $"{holder.FirstName} {holder.LastName} ({DirectoryState.Key(holder)})";
                Refused.Add(
                    new(row.Line, reading.EmailColumn, DirectoryFields.Email, Words.Get("people.import.emailTaken", row.Email, name))
                );
                continue;
            }
            if (after == holder)
            {
                after = holder.Copy();
                after.Version = holder.Version + 1;
                Missing.Add(after);
            }
            after.Email = null;
        }
    }

    private string Joined(IReadOnlyList<string> languages)
    {
        var text = string.Join('|', languages);
        return _languages.TryAdd(text, text) ? text : _languages[text];
    }
}

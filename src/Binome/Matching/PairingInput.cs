using Binome.People.Import;
using Binome.Platform;
using Binome.Platform.Tables;

namespace Binome.Matching;

/// <summary>Two lists, a directory and rules, understood; with a refusal nothing of it may be used.</summary>
internal sealed class PairingInput
{
    private readonly List<FileRefusal> _refused = [];
    private IReadOnlyList<ListPerson> _mentors = [];
    private IReadOnlyList<ListPerson> _mentees = [];
    private IReadOnlyList<DirectoryPerson> _people = [];
    private PeopleFacts? _facts;

    private PairingInput() { }

    public IReadOnlyList<FileRefusal> Refused => _refused;

    public RuleSet Rules { get; private set; } = new();

    /// <summary>Everybody of the lists by id, as the directory, or else their list, describes them.</summary>
    public IReadOnlyDictionary<string, DirectoryPerson> People =>
        _people.Concat(_mentors.Concat(_mentees).Select(m => m.Row)).DistinctBy(p => p.Id).ToDictionary(p => p.Id, StringComparer.Ordinal);

    /// <summary>Reads everything before it says no, so that one run tells all that is wrong.</summary>
    /// <param name="rules">Used where no file of rules is given.</param>
    public static PairingInput Read(PairingFiles files, RuleSet? rules = null)
    {
        var input = new PairingInput { Rules = rules ?? new() };
        if (files.Rules is not null)
            input.Rules = RulesFile.Read(files.Rules.Content, refusal => input._refused.Add(new(files.Rules.Name, refusal)));
        if (files.People is not null)
            input.ReadPeople(files.People);
        if (input._refused.All(refusal => refusal.File != files.People?.Name))
            input.ReadLists(files);
        return input;
    }

    /// <summary>The roster of these people under these rules, the pairs forbidden by hand among them.</summary>
    public Roster Roster(IReadOnlySet<(int Mentor, int Mentee)> forbids)
    {
        var facts = Facts();
        return new(
            [.. _mentees.Select(person => person.As(facts.Of(person.Id), isMentor: false, facts.IdOf))],
            [.. _mentees.Select(person => person.Number ?? 1)],
            [.. _mentors.Select(person => person.As(facts.Of(person.Id), isMentor: true, facts.IdOf))],
            // Whose list says nothing of places has room for one group.
            [.. _mentors.Select(person => person.Number ?? Rules.Shape.Most)],
            facts.All,
            Rules.Rules,
            forbids
        );
    }

    /// <summary>Everybody of whom a file says something.</summary>
    public IEnumerable<Person> Directory() => Facts().All;

    private PeopleFacts Facts() =>
        _facts ??= new(_people.Concat(_mentors.Select(m => m.Row)).Concat(_mentees.Select(m => m.Row)), Rules.Day);

    /// <summary>Positions of a pair asked for by hand; -1 for whoever is not in the list.</summary>
    public (int Mentor, int Mentee) Find(ByHand pair) => (Position(_mentors, pair.Mentor), Position(_mentees, pair.Mentee));

    private void ReadPeople(InputFile file)
    {
        using var content = new MemoryStream(file.Content, writable: false);
        var reading = DirectoryFile.Read(content, new() { NeedsOnlyId = true });
        _people = reading.People;
        _refused.AddRange(reading.Refused.Select(refusal => new FileRefusal(file.Name, refusal)));
    }

    private void ReadLists(PairingFiles files)
    {
        var known = files.People is null ? Named(files) : [.. _people.Select(Known)];
        var (ofMentors, ofMentees) = (default(IReadOnlyList<Refusal>)!, default(IReadOnlyList<Refusal>)!);
        Parallel.Invoke(
            () => (_mentors, ofMentors) = ListFile.Read(files.Mentors, isMentors: true, known),
            () => (_mentees, ofMentees) = ListFile.Read(files.Mentees, isMentors: false, known)
        );
        _refused.AddRange(ofMentors.Select(refusal => new FileRefusal(files.Mentors.Name, refusal)));
        _refused.AddRange(ofMentees.Select(refusal => new FileRefusal(files.Mentees.Name, refusal)));
        if (files.People is null)
            return;
        var ids = _people.Select(person => person.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var (list, name) in new[] { (_mentors, files.Mentors.Name), (_mentees, files.Mentees.Name) })
        foreach (var person in list.Where(person => person.Id.Length > 0 && !ids.Contains(person.Id)))
            _refused.Add(
                new(
                    name,
                    new(
                        person.Row.Line,
                        person.Row.IdColumn,
                        DirectoryFields.Id,
                        Words.Get("matching.list.notInPeople", person.Id, files.People.Name)
                    )
                )
            );
    }

    /// <summary>Without a directory a list may name managers of whom it says nothing else: two people of one such manager are still one team.</summary>
    private static IReadOnlyCollection<KnownPerson> Named(PairingFiles files)
    {
        var links = new HashSet<string>(StringComparer.Ordinal);
        var (mentors, _) = ListFile.Read(files.Mentors, isMentors: true, [], links);
        var (mentees, _) = ListFile.Read(files.Mentees, isMentors: false, [], links);
        var people = mentors.Concat(mentees).Select(person => person.Row).DistinctBy(person => person.Id).Select(Known).ToList();
        var told = people
            .SelectMany(person => new[] { person.Id, person.Email, person.Name })
            .OfType<string>()
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. people, .. links.Where(link => !told.Contains(link)).Select(link => new KnownPerson(link, null, "", null))];
    }

    private static KnownPerson Known(DirectoryPerson person) => new(person.Id, person.Email, person.Name, person.Manager);

    private static int Position(IReadOnlyList<ListPerson> list, string id)
    {
        for (var at = 0; at < list.Count; at++)
            if (list[at].Id == id)
                return at;
        return -1;
    }
}

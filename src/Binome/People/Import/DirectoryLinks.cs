using Binome.Platform;
using Binome.Platform.Tables;

namespace Binome.People.Import;

/// <summary>Who a manager, dotted manager, appraiser or HR cell names: an id or an e-mail of the file or of somebody known; some exports give a log-in or a name.</summary>
internal sealed class DirectoryLinks
{
    public static readonly string[] Fields =
    [
        DirectoryFields.Manager,
        DirectoryFields.DottedManagers,
        DirectoryFields.Appraiser,
        DirectoryFields.Hr,
    ];
    private static readonly string[] Nobody = ["NO_MANAGER", "NO_HR", "NO_MATRIX_MANAGER"];
    private static readonly char[][] Separators =
    [
        ['|', ';', '\n'],
        ['|', ';', '\n', ',', '/'],
    ];

    private readonly Dictionary<string, string> _ids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _emails = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _others = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<Link> _links = [];
    private readonly IReadOnlyCollection<KnownPerson> _known;
    private Dictionary<string, string?>? _names;

    public DirectoryLinks(IReadOnlyCollection<KnownPerson> known)
    {
        _known = known;
        _ids.EnsureCapacity(known.Count);
    }

    private readonly record struct Link(int Person, string Field, string Text, int Column);

    public void Know(string id, string email, string name, IEnumerable<string> others)
    {
        if (id.Length == 0)
            return;
        _ids.TryAdd(id, id);
        if (email.Length > 0)
            _emails.TryAdd(email, id);
        foreach (var other in others)
            if (other.Length > 0 && other != id)
                _others.TryAdd(other, id);
    }

    public void Add(int person, string field, Cell cell)
    {
        if (cell.Text.Length > 0 && !Nobody.Contains(cell.Text, StringComparer.OrdinalIgnoreCase))
            _links.Add(new(person, field, cell.Text, cell.Column));
    }

    public void Resolve(List<DirectoryPerson> people, List<Refusal> refused)
    {
        foreach (var known in _known)
            if (known.Email is { } email && !_ids.ContainsKey(known.Id) && _emails.TryGetValue(email, out var inFile))
                _others.TryAdd(known.Id, inFile);
            else
                Know(known.Id, known.Email ?? "", known.Name, []);
        foreach (var link in _links)
            Resolve(people[link.Person], link, people, refused);
    }

    /// <summary>Who is known and not in the file, each with their manager as the file calls them.</summary>
    public IReadOnlyCollection<KnownPerson> Others() =>
        [
            .. _known
                .Where(k => !_others.ContainsKey(k.Id))
                .Select(k => k.Manager is not null && _others.TryGetValue(k.Manager, out var manager) ? k with { Manager = manager } : k),
        ];

    private void Resolve(DirectoryPerson person, Link link, List<DirectoryPerson> people, List<Refusal> refused)
    {
        if (link.Field == DirectoryFields.Manager)
        {
            person.Manager = Find(link.Text, people);
            if (person.Manager is null)
                refused.Add(new(person.Line, link.Column, link.Field, Words.Get("people.import.unknownPerson", link.Text)));
            else if (person.Manager == person.Id)
            {
                refused.Add(new(person.Line, link.Column, link.Field, Words.Get("people.import.ownManager", person.Id)));
                person.Manager = null;
            }
            return;
        }
        var found = new List<string>();
        foreach (var text in Parts(link.Text, people))
            if (Find(text, people) is not { } id)
                refused.Add(new(person.Line, link.Column, link.Field, Words.Get("people.import.unknownPerson", text)));
            else if (!found.Contains(id))
                found.Add(id);
        switch (link.Field)
        {
            case DirectoryFields.DottedManagers:
                person.DottedManagers = found;
                break;
            case DirectoryFields.Appraiser:
                person.Appraisers = found;
                break;
            default:
                person.Hr = found;
                break;
        }
    }

    // "Doe, Jane; Roe, Richard": a comma separates only where the parts around it name nobody together.
    private IEnumerable<string> Parts(string text, List<DirectoryPerson> people)
    {
        if (text.AsSpan().IndexOfAny(Separators[1]) < 0 || Find(text, people) is not null)
            return [text];
        var parts = Split(text, Separators[0]);
        return parts
            .SelectMany(p => Find(p, people) is not null ? [p] : Split(p, Separators[1]))
            .Where(p => !Nobody.Contains(p, StringComparer.OrdinalIgnoreCase));

        static string[] Split(string cell, char[] by) =>
            cell.Split(by, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
    }

    private string? Find(string text, List<DirectoryPerson> people) =>
        _ids.TryGetValue(text, out var id) || _emails.TryGetValue(text.ToLowerInvariant(), out id) || _others.TryGetValue(text, out id)
            ? id
            : Named(text, people);

    // "Logan McNeil (21001)", "CN=Jane Doe,OU=Paris,DC=…", "Logan McNeil": only where exactly one person is called so.
    private string? Named(string text, List<DirectoryPerson> people)
    {
        if (!text.Any(char.IsLetter))
            return null;
        var note = text.LastIndexOf('(');
        if (
            note > 0
            && text[^1] == ')'
            && (_ids.TryGetValue(text[(note + 1)..^1], out var id) || _emails.TryGetValue(text[(note + 1)..^1].ToLowerInvariant(), out id))
        )
            return id;
        var name = note > 0 ? text[..note] : text;
        if (name.StartsWith("CN=", StringComparison.OrdinalIgnoreCase))
            name = name[3..].Split(',')[0];
        _names ??= Names(people);
        return _names.GetValueOrDefault(NameKey(name));
    }

    private Dictionary<string, string?> Names(List<DirectoryPerson> people)
    {
        var names = new Dictionary<string, string?>(StringComparer.Ordinal);
        var isInFile = people.Select(p => p.Id).ToHashSet(StringComparer.Ordinal);
        foreach (
            var (name, id) in people
                .Select(p => (p.Name, p.Id))
                .Concat(_known.Where(k => !isInFile.Contains(k.Id)).Select(k => (k.Name, k.Id)))
        )
            if (name.Contains(' ', StringComparison.Ordinal) && !names.TryAdd(NameKey(name), id))
                names[NameKey(name)] = null;
        return names;
    }

    // In any order: "Durand Anne", "Durand, Anne" and "Anne Durand".
    private static string NameKey(string name) =>
        string.Concat(
            name.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries)
                .Select(Heading.Letters)
                .Order(StringComparer.Ordinal)
                .Select(w => w + " ")
        );
}

using Binome.Platform;
using Binome.Platform.Tables;

namespace Binome.People.Import;

/// <summary>Understands the rows of a directory file one by one; links are kept for the end, when everybody is known.</summary>
internal sealed class DirectoryRows(Columns columns, DirectoryOptions options, List<Refusal> refused)
{
    private const int Most = 500;

    private static readonly string[] s_words =
    [
        DirectoryFields.Id,
        DirectoryFields.Email,
        DirectoryFields.FirstName,
        DirectoryFields.LastName,
        DirectoryFields.DisplayName,
        DirectoryFields.Unit,
        DirectoryFields.Company,
        DirectoryFields.JobTitle,
        DirectoryFields.City,
    ];

    private readonly Dictionary<string, int> _lineOfId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _lineOfEmail = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?> _countries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<string>?> _languages = new(StringComparer.Ordinal);
    private readonly Dictionary<(string, string?), string?> _zones = [];
    private readonly Dictionary<string, string> _shared = new(StringComparer.Ordinal);

    public List<DirectoryPerson> People { get; } = [];
    public DirectoryLinks Links { get; } = new(options.Known);
    public int Count { get; private set; }
    public int GuessedZones { get; private set; }
    public int UnknownCountries { get; private set; }

    public void Read(Row row)
    {
        Count++;
        var number = columns.Get(row, DirectoryFields.Id);
        var email = columns.Get(row, DirectoryFields.Email);
        var address = email.Text.ToLowerInvariant();
        var id = number.Text.Length > 0 ? number.Text : address;
        // A stray separator moves cells under other headings: such a row only still answers for its id, lest its people be refused too.
        if (row.HasSurplus)
        {
            Links.Know(id, address, "", []);
            return;
        }
        if (id.Length == 0)
            Refuse(
                row,
                Math.Max(number.Column, email.Column > 0 && number.Column == 0 ? email.Column : 0),
                DirectoryFields.Id,
                "people.import.noId"
            );
        else if (!_lineOfId.TryAdd(id, row.Line))
            Refuse(
                row,
                number.Text.Length > 0 ? number.Column : email.Column,
                IdField(number),
                number.Text.Length > 0 ? "people.import.duplicateId" : "people.import.duplicate",
                id,
                _lineOfId[id]
            );
        CheckLengths(row);
        CheckEmail(row, email, address, isId: number.Text.Length == 0);
        var person = Understand(row, id, number.Text, address, number.Text.Length > 0 ? number.Column : email.Column);
        Links.Know(id, address, person.Name, columns.All(DirectoryFields.OtherId).Select(column => row[column]));
        People.Add(person);
        foreach (var field in DirectoryLinks.Fields)
            Links.Add(People.Count - 1, field, columns.Get(row, field));
        options.Each?.Invoke(row, columns, person);
    }

    /// <summary>Longer is no name and no place: PostgreSQL has no index for it, and a page no room. A zero is a letter of no language.</summary>
    private void CheckLengths(Row row)
    {
        foreach (var field in s_words)
            if (columns.Get(row, field) is not { Text: { Length: > 0 } text } cell)
                continue;
            else if (text.Length > Most || text.Contains('\0'))
                Refuse(row, cell.Column, field, "people.import.tooLong", Most);
            else if (IsMisread(text))
                Refuse(row, cell.Column, field, "people.import.misread");
    }

    /// <summary>Codes that are characters in no Western text: what Mac Roman or DOS writes for an accent, read as Windows-1252.</summary>
    internal static bool IsMisread(string text) => text.AsSpan().IndexOfAnyInRange('\u0080', '\u009F') >= 0;

    private static string IdField(Cell number) => number.Text.Length > 0 ? DirectoryFields.Id : DirectoryFields.Email;

    private void CheckEmail(Row row, Cell email, string address, bool isId)
    {
        if (address.Length == 0)
        {
            if (!options.NeedsOnlyId && !isId)
                Refuse(row, email.Column, DirectoryFields.Email, "people.import.noEmail");
        }
        else if (!EmailAddress.IsValid(address))
            Refuse(row, email.Column, DirectoryFields.Email, "people.import.badEmail", email.Text);
        else if (!_lineOfEmail.TryAdd(address, row.Line) && !isId)
            Refuse(row, email.Column, DirectoryFields.Email, "people.import.duplicate", address, _lineOfEmail[address]);
    }

    private DirectoryPerson Understand(Row row, string id, string number, string address, int idColumn)
    {
        var (first, last) = Name(row);
        var city = Text(row, DirectoryFields.City);
        var country = Country(row, city);
        return new()
        {
            Line = row.Line,
            IdColumn = idColumn,
            Id = id,
            Number = number.Length > 0 ? number : null,
            Email =
                address.Length == 0 ? null
                : address == id ? id
                : address,
            FirstName = first,
            LastName = last,
            Unit = WithoutNote(Text(row, DirectoryFields.Unit)),
            Company = Text(row, DirectoryFields.Company),
            JobTitle = Text(row, DirectoryFields.JobTitle),
            City = city,
            Country = country,
            TimeZone = Zone(row, city, country),
            Languages = Languages(row),
            Departure = Left(row),
        };
    }

    private (string First, string Last) Name(Row row)
    {
        var (first, last) = (columns.Get(row, DirectoryFields.FirstName).Text, columns.Get(row, DirectoryFields.LastName).Text);
        var displayed = columns.Get(row, DirectoryFields.DisplayName);
        if (first.Length == 0 && last.Length == 0)
            (first, last) = PersonName.Split(displayed.Text);
        // "Nom du salarié" beside "Prénom du salarié" is a last name; beside a first name a whole one is taken apart.
        else if (last.Length == 0 && displayed.Text.Length > 0 && !columns.Has(DirectoryFields.LastName))
            last = displayed.Text.Contains(first, StringComparison.OrdinalIgnoreCase)
                ? PersonName.Split(displayed.Text).Last
                : displayed.Text;
        if (first.Length == 0 && last.Length == 0 && !options.NeedsOnlyId)
            Refuse(row, columns.First(DirectoryFields.LastName), DirectoryFields.LastName, "people.import.noName");
        return (Shared(first), Shared(last));
    }

    private string? Country(Row row, string? city)
    {
        if (columns.Get(row, DirectoryFields.Country) is not { Text.Length: > 0 } cell)
            return TimeZones.CountryIn(city);
        if (!_countries.TryGetValue(cell.Text, out var country))
            _countries[cell.Text] = country = Countries.Find(cell.Text);
        UnknownCountries += country is null ? 1 : 0;
        return country;
    }

    private string? Zone(Row row, string? city, string? country)
    {
        var cell = columns.Get(row, DirectoryFields.TimeZone);
        if (cell.Text.Length > 0)
        {
            if (TimeZones.Find(cell.Text, country) is { } given)
                return Shared(given);
            Refuse(row, cell.Column, DirectoryFields.TimeZone, "people.import.unknownZone", cell.Text);
            return null;
        }
        if (!_zones.TryGetValue((city ?? "", country), out var zone))
            _zones[(city ?? "", country)] = zone = TimeZones.Guess(city, country);
        GuessedZones += zone is null ? 0 : 1;
        return zone;
    }

    private IReadOnlyList<string> Languages(Row row)
    {
        var cell = columns.Get(row, DirectoryFields.Languages);
        if (!_languages.TryGetValue(cell.Text, out var codes))
            _languages[cell.Text] = codes =
                SpokenLanguages.Parse(cell.Text, out var wrong) is var understood && wrong is null ? understood : null;
        if (codes is not null)
            return codes;
        SpokenLanguages.Parse(cell.Text, out var unknown);
        Refuse(row, cell.Column, DirectoryFields.Languages, "people.import.unknownLanguage", unknown);
        return [];
    }

    private Departure Left(Row row)
    {
        var cell = columns.Get(row, DirectoryFields.Left);
        if (!Departures.TryParse(cell.Text, out var departure))
            Refuse(row, cell.Column, DirectoryFields.Left, "people.import.badDate", cell.Text);
        return departure.IsTold ? departure : new(Departures.IsAway(columns.Get(row, DirectoryFields.Status).Text), null);
    }

    private string? Text(Row row, string field) => columns.Get(row, field).Text is { Length: > 0 } text ? Shared(text) : null;

    // Workday: "Payroll Department (Steve Morgan)": the manager's name is no part of the unit's.
    private string? WithoutNote(string? unit) =>
        unit is { Length: > 3 } && unit[^1] == ')' && unit.LastIndexOf(" (", StringComparison.Ordinal) is > 0 and var note
            ? Shared(unit[..note])
            : unit;

    // Thousands share a unit or a city: one string each keeps 120,000 people small.
    private string Shared(string text)
    {
        if (_shared.TryGetValue(text, out var known))
            return known;
        if (_shared.Count < 50_000)
            _shared[text] = text;
        return text;
    }

    private void Refuse(Row row, int column, string field, string key, params ReadOnlySpan<object?> arguments) =>
        refused.Add(new(row.Line, column, field, Words.Get(key, arguments)));
}

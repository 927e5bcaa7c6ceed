using Binome.People.Import;

namespace Binome.Matching;

/// <summary>What all files together say of each person: the directory first, then the list of mentors, then that of mentees.</summary>
internal sealed class PeopleFacts
{
    private readonly Dictionary<string, Person> _people = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _ids = new(StringComparer.OrdinalIgnoreCase);
    private readonly Clocks _clocks;

    /// <param name="day">The day that fixes the offsets of time zones.</param>
    public PeopleFacts(IEnumerable<DirectoryPerson> rows, DateOnly day)
    {
        _clocks = new(day);
        foreach (var row in rows)
        {
            _people[row.Id] = _people.TryGetValue(row.Id, out var known) ? Merge(known, Facts(row)) : Facts(row);
            if (row.Email is not null)
                _ids.TryAdd(row.Email, row.Id);
        }
    }

    public IEnumerable<Person> All => _people.Values;

    public Person Of(string id) => _people[id];

    /// <summary>An id as it is, or the id of the person of this e-mail address.</summary>
    public string IdOf(string text) => !_people.ContainsKey(text) && _ids.TryGetValue(text, out var id) ? id : text;

    private Person Facts(DirectoryPerson row) =>
        new(row.Id)
        {
            Manager = row.Manager,
            DottedManagers = row.DottedManagers,
            Appraisers = row.Appraisers,
            Hr = row.Hr,
            Languages = row.Languages,
            Unit = row.Unit,
            Company = row.Company,
            Country = row.Country,
            City = row.City,
            OffsetMinutes = _clocks.Offset(row.TimeZone),
        };

    private static Person Merge(Person first, Person second) =>
        first with
        {
            Manager = first.Manager ?? second.Manager,
            DottedManagers = first.DottedManagers.Count > 0 ? first.DottedManagers : second.DottedManagers,
            Appraisers = first.Appraisers.Count > 0 ? first.Appraisers : second.Appraisers,
            Hr = first.Hr.Count > 0 ? first.Hr : second.Hr,
            Languages = first.Languages.Count > 0 ? first.Languages : second.Languages,
            Unit = first.Unit ?? second.Unit,
            Company = first.Company ?? second.Company,
            Country = first.Country ?? second.Country,
            City = first.City ?? second.City,
            OffsetMinutes = first.OffsetMinutes ?? second.OffsetMinutes,
        };
}

/// <summary>How far ahead of UTC each time zone's clocks are on one day: at noon UTC, when no zone of the world changes them.</summary>
internal sealed class Clocks(DateOnly day)
{
    private readonly Dictionary<string, int> _offsets = new(StringComparer.Ordinal);
    private readonly DateTime _noon = day.ToDateTime(new TimeOnly(12, 0), DateTimeKind.Utc);

    /// <summary>Minutes; null when the zone is not known.</summary>
    public int? Offset(string? zone)
    {
        if (zone is null)
            return null;
        if (!_offsets.TryGetValue(zone, out var minutes))
            _offsets[zone] = minutes = (int)TimeZoneInfo.FindSystemTimeZoneById(zone).GetUtcOffset(_noon).TotalMinutes;
        return minutes;
    }
}

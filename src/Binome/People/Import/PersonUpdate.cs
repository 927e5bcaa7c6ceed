using Binome.Platform;

namespace Binome.People.Import;

/// <summary>Makes a person of a row, on top of what is known of them: a column the file does not have changes nothing.</summary>
internal static class PersonUpdate
{
    public static Person Of(
        DirectoryPerson row,
        Person? before,
        Dictionary<string, Id<Person>> personOf,
        DirectoryReading reading,
        string organisation,
        DateOnly today,
        Func<IReadOnlyList<string>, string> joined
    )
    {
        var after = before is null ? new(personOf[row.Id], organisation) : before.Copy();
        after.Number = row.Number ?? after.Number;
        after.Email = row.Email ?? after.Email;
        if (HasName(DirectoryFields.FirstName, row.FirstName, other: DirectoryFields.LastName))
            after.FirstName = row.FirstName;
        if (HasName(DirectoryFields.LastName, row.LastName, other: DirectoryFields.FirstName))
            after.LastName = row.LastName;
        if (Has(DirectoryFields.Manager))
            after.ManagerId = row.Manager is null ? null : personOf[row.Manager];
        if (Has(DirectoryFields.Unit))
            after.Unit = row.Unit;
        if (Has(DirectoryFields.Company))
            after.Company = row.Company;
        if (Has(DirectoryFields.JobTitle))
            after.JobTitle = row.JobTitle;
        if (Has(DirectoryFields.City))
            after.City = row.City;
        if (Has(DirectoryFields.Country) || row.Country is not null)
            after.Country = row.Country;
        // A guess replaces no zone that an earlier file gave for the same place.
        if (Has(DirectoryFields.TimeZone) || before?.TimeZone is null || (before.City, before.Country) != (after.City, after.Country))
            after.TimeZone =
                row.TimeZone
                ?? (Has(DirectoryFields.TimeZone) || Has(DirectoryFields.City) || Has(DirectoryFields.Country) ? null : after.TimeZone);
        if (Has(DirectoryFields.Languages))
            after.Languages = joined(row.Languages);
        after.LeftOn = LeftOn(row.Departure, before, today);
        return after;

        bool Has(string field) => reading.Fields.Contains(field);

        // Without a column of its own a name can only have come out of a displayed one: a displayed name alone says both, one of a single word too.
        bool HasName(string field, string name, string other) =>
            name.Length > 0 || Has(field) || Has(DirectoryFields.DisplayName) && !Has(other);
    }

    /// <summary>The fields that differ, by their names in the file, with both values.</summary>
    public static IEnumerable<(string Field, object? Before, object? After)> Changes(Person before, Person after)
    {
        if (before.Number != after.Number)
            yield return (DirectoryFields.Id, before.Number, after.Number);
        if (before.Email != after.Email)
            yield return (DirectoryFields.Email, before.Email, after.Email);
        if (before.FirstName != after.FirstName)
            yield return (DirectoryFields.FirstName, before.FirstName, after.FirstName);
        if (before.LastName != after.LastName)
            yield return (DirectoryFields.LastName, before.LastName, after.LastName);
        if (before.ManagerId != after.ManagerId)
            yield return (DirectoryFields.Manager, before.ManagerId, after.ManagerId);
        if (before.Unit != after.Unit)
            yield return (DirectoryFields.Unit, before.Unit, after.Unit);
        if (before.Company != after.Company)
            yield return (DirectoryFields.Company, before.Company, after.Company);
        if (before.JobTitle != after.JobTitle)
            yield return (DirectoryFields.JobTitle, before.JobTitle, after.JobTitle);
        if (before.City != after.City)
            yield return (DirectoryFields.City, before.City, after.City);
        if (before.Country != after.Country)
            yield return (DirectoryFields.Country, before.Country, after.Country);
        if (before.TimeZone != after.TimeZone)
            yield return (DirectoryFields.TimeZone, before.TimeZone, after.TimeZone);
        if (before.Languages != after.Languages)
            yield return (DirectoryFields.Languages, before.Languages, after.Languages);
        if (before.LeftOn != after.LeftOn)
            yield return (DirectoryFields.Left, before.LeftOn, after.LeftOn);
    }

    // "Yes" without a date keeps the day we first heard of it, or an identical file would change everybody every day.
    private static DateOnly? LeftOn(Departure departure, Person? before, DateOnly today) =>
        !departure.IsTold ? null
        : departure.On is { } day ? day
        : before?.HasLeft(today) == true ? before.LeftOn
        : today;
}

using Binome.People.Import;
using Binome.Platform.Tables;
using Binome.Tests.Platform.Tables;

namespace Binome.Tests.People.Import;

/// <summary>Files as each system exports them: read without a map, to the letter.</summary>
public sealed class DirectorySamplesTests
{
    public static TheoryData<string> Samples =>
        [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Samples", "directory")).Select(f => Path.GetFileName(f)!)];

    [Theory]
    [MemberData(nameof(Samples))]
    public void Every_sample_reads_without_a_map_and_the_same_as_a_workbook(string sample)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "Samples", "directory", sample);
        var text = DirectoryFile.Read(path);
        Assert.Empty(text.Refused);
        Assert.Equal(text.Rows, text.People.Count);
        using var table = Table.Open(path, _ => true);
        var book = DirectoryFile.Read(Xlsx.Of(Spread(table)));
        Assert.Empty(book.Refused);
        Assert.Equal(text.People.Select(Told), book.People.Select(Told));
        Assert.Contains(text.People, p => p.Manager is not null);
    }

    [Fact]
    public void Reads_the_plain_sample_to_the_letter()
    {
        var read = Sample("people-260-plain.csv");
        Assert.Equal(260, read.Rows);
        Assert.Equal(
            "M000001 p1@groupe.example Nikob Fonien M000000 Risques Groupe Directeur PT Lisboa Europe/Lisbon pt|en",
            Told(read.People[1])
        );
        Assert.Equal(0, read.GuessedZones);
    }

    [Fact]
    public void A_damaged_city_falls_to_the_country()
    {
        var read = Sample("people-260-sirh.csv");
        var person = read.People.Single(p => p.Id == "M000003");
        Assert.Equal(("?stanbul", "TR", "Europe/Istanbul"), (person.City, person.Country, person.TimeZone));
        Assert.Equal("p0@groupe.example", read.People[0].Email);
        Assert.Equal(read.People.Count(p => p.TimeZone is not null), read.GuessedZones);
    }

    [Fact]
    public void Google_buildings_tell_the_zone()
    {
        var read = Sample("people-60-google.csv");
        Assert.Equal("Asia/Dubai", read.People.Single(p => p.Email == "p2@groupe.example").TimeZone);
        Assert.Equal("M000000", read.People[1].Manager);
    }

    [Fact]
    public void Entra_takes_the_employee_number_and_finds_managers_by_any_of_their_ids()
    {
        var people = Sample("entra.csv").People;
        Assert.Equal(["E1", "E2", "E3"], people.Select(p => p.Id));
        Assert.Equal([null, "E1", "E2"], people.Select(p => p.Manager));
        Assert.Equal(["anne.durand@contoso.example", "bob.lee@contoso.example", "carla@contoso.example"], people.Select(p => p.Email));
        Assert.Equal(["Europe/Paris", "America/Los_Angeles", "Europe/Madrid"], people.Select(p => p.TimeZone));
        Assert.Equal([false, false, true], people.Select(p => p.Departure.IsTold));
    }

    [Fact]
    public void SuccessFactors_has_two_header_rows_and_its_own_word_for_nobody()
    {
        var people = Sample("successfactors.csv").People;
        Assert.Equal(["u100", "u101", "u102"], people.Select(p => p.Id));
        Assert.Equal([null, "u100", "u100"], people.Select(p => p.Manager));
        Assert.Equal(["u102"], people[1].Hr);
        Assert.Equal(["u101"], people[2].DottedManagers);
        Assert.Equal("US/Eastern", people[1].TimeZone);
        Assert.True(people[2].Departure.IsTold);
        Assert.Equal(3, people[0].Line);
    }

    [Fact]
    public void Workday_has_titles_above_its_header_and_managers_by_name()
    {
        var people = Sample("workday.csv").People;
        Assert.Equal(["21000", null, "21001"], people.Select(p => p.Manager));
        Assert.Equal("Human Resources", people[0].Unit);
        Assert.Equal(["America/Los_Angeles", "Europe/Paris", "Asia/Seoul"], people.Select(p => p.TimeZone));
        Assert.Equal("KR", people[2].Country);
        Assert.True(people[2].Departure.IsTold);
    }

    private static DirectoryReading Sample(string name) =>
        DirectoryFile.Read(Path.Combine(AppContext.BaseDirectory, "Samples", "directory", name));

    private static IEnumerable<IReadOnlyList<string>> Spread(Table table)
    {
        var line = 1;
        foreach (var row in table.Rows().Prepend(table.Header))
        {
            for (; line < row.Line; line++)
                yield return [];
            line++;
            yield return row.Cells;
        }
    }

    private static string Told(DirectoryPerson p) =>
        $"{p.Id} {p.Email} {p.FirstName} {p.LastName} {p.Manager} {p.Unit} {p.Company} {p.JobTitle} {p.Country} {p.City} {p.TimeZone} {string.Join('|', p.Languages)}";
}

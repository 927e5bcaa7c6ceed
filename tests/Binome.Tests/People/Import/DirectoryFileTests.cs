using System.Text;
using Binome.People.Import;
using Binome.Platform.Tables;
using Binome.Tests.Platform.Tables;

namespace Binome.Tests.People.Import;

public sealed class DirectoryFileTests
{
    private const string Head = "id,email,first_name,last_name,manager,dotted_managers,country,city,time_zone,languages,left\n";

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

    [Theory]
    [InlineData("1,p1@a.example,A,B,,,,,,,\n1,p2@a.example,A,B,,,,,,,\n", 3, 1, "id")]
    [InlineData("1,p1@a.example,A,B,,,,,,,\n2,P1@A.example,A,B,,,,,,,\n", 3, 2, "email")]
    [InlineData("1,p1(at)a.example,A,B,,,,,,,\n", 2, 2, "email")]
    [InlineData("1,,A,B,,,,,,,\n", 2, 2, "email")]
    [InlineData(",,A,B,,,,,,,\n", 2, 1, "id")]
    [InlineData("1,p1@a.example,,,,,,,,,\n", 2, 4, "last_name")]
    [InlineData("1,p1@a.example,A,B,9,,,,,,\n", 2, 5, "manager")]
    [InlineData("1,p1@a.example,A,B,1,,,,,,\n", 2, 5, "manager")]
    [InlineData("1,p1@a.example,A,B,,2|9,,,,,\n2,p2@a.example,A,B,,,,,,,\n", 2, 6, "dotted_managers")]
    [InlineData("1,p1@a.example,A,B,,,FR,Paris,Europe/Pariss,,\n", 2, 9, "time_zone")]
    [InlineData("1,p1@a.example,A,B,,,,,,fr|klingon,\n", 2, 10, "languages")]
    [InlineData("1,p1@a.example,A,B,,,,,,,maybe\n", 2, 11, "left")]
    [InlineData("1,p1@a.example,\"A\nA\",B,,,,,,,\n2,x,A,B,,,,,,,\n", 4, 2, "email")]
    [InlineData("1,p1@a.example,A,B,,,,,,,,extra\n", 2, 0, "row")]
    public void Each_refusal_says_its_line_column_and_field(string rows, int line, int column, string field)
    {
        var refusal = Assert.Single(Read(Head + rows).Refused);
        Assert.Equal((line, column, field), (refusal.Line, refusal.Column, refusal.Field));
    }

    [Fact]
    public void A_cycle_names_all_its_members_once()
    {
        var refusal = Assert.Single(
            Read(
                Head + "0,p0@a.example,Z,Z,3,,,,,,\n1,p1@a.example,A,B,2,,,,,,\n2,p2@a.example,C,D,3,,,,,,\n3,p3@a.example,E,F,1,,,,,,\n"
            ).Refused
        );
        Assert.Equal((3, 5, "manager"), (refusal.Line, refusal.Column, refusal.Field));
        Assert.Contains("A B (1) → C D (2) → E F (3)", refusal.Message);
    }

    [Fact]
    public void A_cycle_through_a_dotted_line_is_legal() =>
        Assert.Empty(Read(Head + "1,p1@a.example,A,B,,2,,,,,\n2,p2@a.example,A,B,1,,,,,,\n").Refused);

    [Fact]
    public void A_cycle_can_close_through_somebody_already_known()
    {
        var known = new DirectoryOptions { Known = [new("9", "p9@a.example", "Old Hand", "1")] };
        Assert.Contains("Old Hand (9)", Assert.Single(Read(Head + "1,p1@a.example,A,B,P9@a.example,,,,,,\n", known).Refused).Message);
        Assert.Empty(Read(Head + "2,p2@a.example,A,B,9,9,,,,,\n", known with { }).Refused);
    }

    [Theory]
    [InlineData("1,p1@a.example,A,B\n2,p2@a.example,A,B\n", 1)]
    [InlineData("", 0)]
    public void A_file_without_a_header_is_refused(string text, int line)
    {
        var refusal = Assert.Single(Read(text).Refused);
        Assert.Equal((line, 0), (refusal.Line, refusal.Column));
    }

    [Fact]
    public void Headings_are_found_in_any_case_without_accents_and_mapped_where_strange()
    {
        Assert.Empty(Read("MATRICULE;PRENOM;nom;Adresse E-Mail\n1;A;B;p@a.example\n").Refused);
        var mapped = new DirectoryOptions
        {
            Map = new Dictionary<string, string> { ["id"] = "Zut", ["email"] = "3" },
        };
        Assert.Equal("p@a.example", Assert.Single(Read("Zut;nom;Machin\n1;B;p@a.example\n", mapped).People).Email);
    }

    [Theory]
    [InlineData("unknown", "nom")]
    [InlineData("unit", "nowhere")]
    public void A_map_that_names_nothing_is_refused(string field, string column)
    {
        var options = new DirectoryOptions { Map = new Dictionary<string, string> { [field] = column } };
        Assert.Equal((1, 0), (Assert.Single(Read("id;nom;email\n1;B;p@a.example\n", options).Refused).Line, 0));
    }

    [Theory]
    [InlineData("Türkiye", "", "TR", "Europe/Istanbul")]
    [InlineData("usa", "Chicago", "US", "America/Chicago")]
    [InlineData("Royaume-Uni", "", "GB", "Europe/London")]
    [InlineData("DEU", "Nulle-part", "DE", "Europe/Berlin")]
    [InlineData("", "São Paulo", null, "America/Sao_Paulo")]
    [InlineData("", "sao paulo", null, "America/Sao_Paulo")]
    [InlineData("Canada", "London", "CA", "America/Toronto")]
    [InlineData("", "London", null, "Europe/London")]
    [InlineData("Atlantis", "Nowhere", null, null)]
    public void Countries_and_zones_are_told_from_what_is_there(string country, string city, string? code, string? zone)
    {
        var read = Read($"id,email,nom,pays,ville\n1,p@a.example,B,{country},{city}\n");
        Assert.Empty(read.Refused);
        Assert.Equal((code, zone), (read.People[0].Country, read.People[0].TimeZone));
        Assert.Equal(zone is null ? 0 : 1, read.GuessedZones);
    }

    [Theory]
    [InlineData("Romance Standard Time", "FR", "Europe/Paris")]
    [InlineData("europe/paris", "", "Europe/Paris")]
    [InlineData("(UTC+01:00) Brussels - Copenhagen", "", null)]
    [InlineData("UTC", "", "UTC")]
    public void Zones_given_are_understood_or_refused(string given, string country, string? zone)
    {
        var read = Read($"id,email,nom,pays,time zone\n1,p@a.example,B,{country},{given}\n");
        Assert.Equal(zone, read.People[0].TimeZone);
        Assert.Equal(zone is null ? 1 : 0, read.Refused.Count);
    }

    [Theory]
    [InlineData("fr|en", "fr en")]
    [InlineData("\"fr, en\"", "fr en")]
    [InlineData("Français; Anglais", "fr en")]
    [InlineData("français / ENGLISH / Deutsch / 日本語", "fr en de ja")]
    [InlineData("fr-CA", "fr")]
    [InlineData("Anglais (C1)|fra|ger", "en fr de")]
    public void Languages_are_understood(string cell, string codes) =>
        Assert.Equal(codes, string.Join(' ', Read($"id,email,nom,langues\n1,p@a.example,B,{cell}\n").People[0].Languages));

    [Theory]
    [InlineData("oui", true, null)]
    [InlineData("No", false, null)]
    [InlineData("", false, null)]
    [InlineData("x", true, null)]
    [InlineData("31/03/2026", true, "2026-03-31")]
    [InlineData("2026-03-31T00:00:00Z", true, "2026-03-31")]
    [InlineData("31/12/9999", false, null)]
    public void Who_has_left_is_understood(string cell, bool isTold, string? day) =>
        Assert.Equal(
            new(isTold, day is null ? null : DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)),
            Read($"id,email,nom,left\n1,p@a.example,B,{cell}\n").People[0].Departure
        );

    [Fact]
    public void Pairing_needs_only_ids()
    {
        var read = Read("id,manager\n1,\n2,1\n", new() { NeedsOnlyId = true });
        Assert.Empty(read.Refused);
        Assert.Equal("1", read.People[1].Manager);
    }

    [Theory]
    [InlineData("Matricule paie;Nom;Prénom;Business Email Address;Responsable hiérarchique (matricule)")]
    [InlineData("Num matricule;Nom du salarié;Prénom du salarié;Adresse courriel professionnelle;Manager (matricule)")]
    [InlineData("CODE COLLABORATEUR;NOM DU COLLABORATEUR;PRENOM DU COLLABORATEUR;EMAIL ADDRESS - PRIMARY WORK;N+1 (MATRICULE)")]
    [InlineData("User/Employee ID;Worker;First Name;Mail;Manager ID (Employee ID)")]
    public void Headings_say_what_they_mean_in_the_words_of_many_systems(string header)
    {
        var read = Read(header + "\n1;DURAND;Anne;a@b.example;\n2;MARTIN;Zoé;z@b.example;1\n");
        Assert.Empty(read.Refused);
        Assert.Equal(
            ["1 Anne DURAND a@b.example ", "2 Zoé MARTIN z@b.example 1"],
            read.People.Select(p => $"{p.Id} {p.FirstName} {p.LastName} {p.Email} {p.Manager}")
        );
    }

    [Fact]
    public void A_first_name_beside_a_whole_one_is_not_said_twice()
    {
        var read = Read("id,email,First Name,Worker\n1,a@b.example,Logan,Logan McNeil\n");
        Assert.Equal(("Logan", "McNeil"), (read.People[0].FirstName, read.People[0].LastName));
    }

    private static DirectoryReading Sample(string name) =>
        DirectoryFile.Read(Path.Combine(AppContext.BaseDirectory, "Samples", "directory", name));

    private static DirectoryReading Read(string text, DirectoryOptions? options = null) =>
        DirectoryFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), options);

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

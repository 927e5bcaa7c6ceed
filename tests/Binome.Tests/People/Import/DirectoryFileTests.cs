using System.Text;
using Binome.People.Import;

namespace Binome.Tests.People.Import;

public sealed class DirectoryFileTests
{
    private const string Head = "id,email,first_name,last_name,manager,dotted_managers,country,city,time_zone,languages,left\n";

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

    [Theory] // as a Mac's Excel saves it: è is a byte that is no character of Windows-1252
    [InlineData("id,email,last_name\n1,a@a.example,Lef\u008fvre\n", 2, 3, "last_name")]
    [InlineData("id,email,last_name,fa\u008don\n1,a@a.example,A,x\n", 1, 4, "header")]
    public void A_file_in_another_encoding_is_refused_where_it_shows(string text, int line, int column, string field)
    {
        var refusal = Assert.Single(DirectoryFile.Read(new MemoryStream(Encoding.Latin1.GetBytes(text))).Refused);
        Assert.Equal((line, column, field), (refusal.Line, refusal.Column, refusal.Field));
        Assert.Contains("UTF-8", refusal.Message, StringComparison.Ordinal);
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

    private static DirectoryReading Read(string text, DirectoryOptions? options = null) =>
        DirectoryFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), options);
}

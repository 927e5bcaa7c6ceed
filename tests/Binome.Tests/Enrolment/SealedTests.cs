using System.Text.RegularExpressions;
using Binome.People;
using Binome.Platform;
using Binome.Sessions;
using Binome.Tests.Routes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Binome.Tests.Enrolment;

/// <summary>That a sealed mentee takes part is told to their mentor and the sealed coordinator alone: everybody else reads everything there is, and finds nothing.</summary>
public sealed partial class SealedTests
{
    public static TheoryData<Role, Store> Others =>
        [
            .. from role in Enum.GetValues<Role>()
            where role is not Role.SealedCoordinator
            from store in new[] { Store.Sqlite, Store.Postgres }
            where store is Store.Sqlite || role is Role.Mentor or Role.Administrator // PostgreSQL keeps no other names: the manager, who reads most, is in the soak
            select (role, store),
        ];

    [Fact, Trait("Category", "soak")]
    public Task Nor_does_a_manager_on_PostgreSQL() => Nobody_else_finds_who_is_sealed(Role.Manager, Store.Postgres);

    [Theory, MemberData(nameof(Others))]
    public async Task Nobody_else_finds_who_is_sealed(Role role, Store store)
    {
        using var log = new CapturedLog();
        await using var furnished = await Furnished.Make(store, "Production", log: log);
        await SealedPair.Meet(furnished);
        var person = await Sealed(furnished);
        var crawl = await new Crawl(furnished, role).Run(Searches(furnished, person));
        Assert.True(crawl.Read.Count > 10, "the crawl went nowhere");
        var isHerTurn = role is Role.Manager ? crawl.Read.Keys.Any(a => a.Contains($"/participants/{furnished.Places["alias"]}")) : true;
        Assert.True(isHerTurn, "the crawl never came near");
        if (role is Role.Manager)
            Assert.All(OfManagers, page => Assert.Contains(crawl.Read.Keys, a => a.EndsWith(page, StringComparison.Ordinal)));
        await crawl.Press();
        await furnished.World.Drain();
        var letters = (await Accounts.Mailbox.Letters(furnished.World)).Where(l => l.To != person.Email && l.To != SealedCoordinator);
        var wrong =
            from answer in crawl
                .Read.Append(new("the log", log.Text))
                .Concat(letters.Select(l => KeyValuePair.Create($"the mail to {l.To}", $"{l.Subject}\n{l.Text}\n{Unfolded(l.Calendar)}")))
                .Concat(await Feeds(furnished))
            where !IsDirectory(answer.Key)
            from trace in Traces(person)
            where !answer.Key.Contains(trace, StringComparison.Ordinal) // what was sought is said again
            where trace != SealedPair.Unit || !OffersUnits(answer.Key)
            where Without(answer).Contains(trace, StringComparison.OrdinalIgnoreCase)
            select $"{role} reads {trace} at {answer.Key}";
        Assert.True(!wrong.Any(), string.Join('\n', wrong));
    }

    [Theory, BothDatabases]
    public async Task The_directory_is_the_same_as_if_they_had_never_enrolled(Store store)
    {
        await using var with = await Furnished.Make(store, "Production");
        await using var without = await Furnished.Make(store, "Production", withSealed: false);
        foreach (var role in new[] { Role.Person, Role.Mentor, Role.Manager, Role.Administrator })
            Assert.Equal(await Directory(without, role), await Directory(with, role));
    }

    [Theory, BothDatabases]
    public async Task The_sealed_coordinator_and_the_mentor_know_who_it_is(Store store)
    {
        await using var furnished = await Furnished.Make(store, "Production");
        var name = $"{(await Sealed(furnished)).FirstName} {(await Sealed(furnished)).LastName}";
        var crawl = await new Crawl(furnished, Role.SealedCoordinator).Run();
        Assert.Contains(crawl.Read, a => !IsDirectory(a.Key) && a.Value.Contains(name, StringComparison.Ordinal));
        var mentor = await furnished.World.SignedIn(FurnishedProgramme.SealedMentor);
        Assert.Contains(name, (await mentor.Get(await furnished.Fill("/pairings/{sealedPairing}"))).Text, StringComparison.Ordinal);
    }

    private static string SealedCoordinator => FurnishedProgramme.Cast[Role.SealedCoordinator];

    private static async Task<Person> Sealed(Furnished furnished)
    {
        await using var db = furnished.World.Database.Open();
        return await db.People.AsNoTracking().SingleAsync(p => p.Email == FurnishedProgramme.Sealed);
    }

    /// <summary>Name, address, number, id. A family name alone may be somebody else's too: the sample has few.</summary>
    private static string[] Traces(Person person) =>
        [$"{person.FirstName} {person.LastName}", person.Email!, person.Number!, person.Id.ToString(), person.Unit!, person.JobTitle!];

    /// <summary>What those who run a programme read of sessions and answers: a crawl that missed one would prove nothing.</summary>
    private static readonly string[] OfManagers =
    [
        "/overview",
        "/overview.csv",
        "/overview.xlsx",
        "/report",
        "/evaluations",
        "/mails",
        "/pairings",
    ];

    /// <summary>The private calendar of everybody who has a part, but of whom it is about.</summary>
    private static async Task<IEnumerable<KeyValuePair<string, string>>> Feeds(Furnished furnished)
    {
        await using var scope = furnished.World.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BinomeDb>();
        var read = new List<KeyValuePair<string, string>>();
        foreach (var email in FurnishedProgramme.Everybody.Where(e => e != FurnishedProgramme.Sealed))
        {
            var person = await db.People.Where(p => p.Email == email).Select(p => p.Id).SingleAsync();
            var token = await scope.ServiceProvider.GetRequiredService<CalendarFeeds>().Renew(person, default);
            await db.SaveChangesAsync();
            var feed = await furnished.World.Visitor().Get(CalendarFeeds.PathOf(token));
            Assert.True(email != FurnishedProgramme.SealedMentor || feed.Html.Contains("BEGIN:VEVENT", StringComparison.Ordinal));
            read.Add(new($"the calendar of {email}", Unfolded(feed.Html)));
        }
        return read;
    }

    /// <summary>Every unit of the directory stands to choose from there, whoever takes part.</summary>
    private static bool OffersUnits(string address) =>
        address.Contains("/settings", StringComparison.Ordinal) || address.Contains("/lists", StringComparison.Ordinal);

    /// <summary>The audit log without who signed in, which everybody does, whether they take part or not.</summary>
    private static string Without(KeyValuePair<string, string> answer) =>
        answer.Key.StartsWith("/audit", StringComparison.Ordinal) ? SignedIn().Replace(answer.Value, "") : answer.Value;

    [GeneratedRegex(
        "<tr>(?:(?!</tr>).)*signed in(?:(?!</tr>).)*</tr>|^[^<\n]*(?:signed in|signedIn)[^<\n]*$",
        RegexOptions.Singleline | RegexOptions.Multiline
    )]
    private static partial Regex SignedIn();

    private static string Unfolded(string? calendar) => (calendar ?? "").Replace("\r\n ", "", StringComparison.Ordinal);

    private static bool IsDirectory(string address) => address.StartsWith("/people", StringComparison.Ordinal);

    private static IEnumerable<string> Searches(Furnished furnished, Person person) =>
        from place in new[]
        {
            "/programmes",
            $"/programmes/{furnished.Places["programme"]}/people",
            $"/programmes/{furnished.Places["programme"]}/pairings",
        }
        from sought in new[] { person.LastName, person.Number }
        select $"{place}?q={Uri.EscapeDataString(sought!)}";

    private static async Task<string> Directory(Furnished furnished, Role role)
    {
        var person = await Sealed(furnished);
        var visitor = await furnished.As(role);
        var texts = new List<string>();
        foreach (
            var address in new[]
            {
                "/people",
                $"/people?q={person.LastName}",
                $"/people/{person.Id}",
                "/people/organisation",
                $"/people/organisation?person={person.Id}",
            }
        )
            texts.Add((await visitor.Get(address)).Document.QuerySelector("main")?.TextContent ?? "");
        return string.Join('\n', texts);
    }
}

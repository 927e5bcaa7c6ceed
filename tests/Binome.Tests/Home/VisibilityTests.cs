using Binome.Enrolment;
using Binome.Platform;
using Binome.Tests.Routes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Tests.Home;

public sealed class VisibilityTests
{
    [Theory]
    [InlineData("en", "Your name, job, unit and city")]
    [InlineData("fr", "Votre nom, votre métier, votre unité et votre ville")]
    public async Task Everyone_can_read_who_reads_what(string language, string first)
    {
        await using var world = await World.Start(Store.Sqlite);
        var page = await world.Visitor(language).Get("/visibility");
        Assert.Equal(first, page.Document.QuerySelector("tbody th")!.TextContent.Trim());
        Assert.Equal(17, page.Document.QuerySelectorAll("tbody td").Length);
    }

    [Theory, BothDatabases]
    public async Task Whoever_takes_part_reads_who_by_name_reads_what_of_them(Store store)
    {
        await using var furnished = await Furnished.Make(store, "Production");
        var (manager, sealedCoordinator, mentor) = (
            await Name(furnished, FurnishedProgramme.Cast[Role.Manager]),
            await Name(furnished, FurnishedProgramme.Cast[Role.SealedCoordinator]),
            await Name(furnished, FurnishedProgramme.Cast[Role.Mentor])
        );
        var mentee = await furnished.As(Role.Mentee);
        var lines = await Lines(mentee);
        Assert.Contains(
            lines,
            l =>
                l.StartsWith($"{manager}, running the programme", StringComparison.Ordinal)
                && l.Contains("topics, hours, place and wishes", StringComparison.Ordinal)
        );
        Assert.Contains(
            lines,
            l => l.StartsWith($"{mentor}, your pair", StringComparison.Ordinal) && l.Contains("once both", StringComparison.Ordinal)
        );
        Assert.DoesNotContain(lines, l => l.Contains("Every colleague", StringComparison.Ordinal)); // nobody asked them how known it is
        await using (var db = furnished.World.Database.Open())
            await db
                .Participants.Where(p => p.Id == Id<Participant>.Parse(furnished.Places["mentee"]))
                .ExecuteUpdateAsync(p => p.SetProperty(x => x.Discretion, Discretion.Sealed));
        lines = await Lines(mentee);
        Assert.Contains(
            lines,
            l => l.StartsWith(manager, StringComparison.Ordinal) && l.Contains("“Amber” in place of your name", StringComparison.Ordinal)
        );
        Assert.Contains(
            lines,
            l => l.StartsWith(sealedCoordinator, StringComparison.Ordinal) && l.Contains("audit log", StringComparison.Ordinal)
        );
        Assert.DoesNotContain(lines, l => l.Contains("coordinators of your site", StringComparison.Ordinal));
    }

    /// <summary>Nobody who reads something is among “everybody else”.</summary>
    [Theory, BothDatabases]
    public async Task Coaches_and_peers_stand_among_those_who_read_something(Store store)
    {
        await using var furnished = await Furnished.Make(store, "Production");
        var (coach, peer) = (await Name(furnished, FurnishedProgramme.Cast[Role.Coach]), await Name(furnished, FurnishedProgramme.Waiting));
        var (mentor, mentee) = (await furnished.As(Role.Mentor), await furnished.As(Role.Mentee));
        Assert.Contains(await Lines(mentor), l => l.StartsWith($"{coach}, coaching the mentors", StringComparison.Ordinal));
        var lines = await Lines(mentee);
        Assert.DoesNotContain(lines, l => l.Contains(coach, StringComparison.Ordinal));
        Assert.Contains(
            lines,
            l =>
                l.Contains(peer, StringComparison.Ordinal)
                && l.Contains("your group of peersYour name and address.", StringComparison.Ordinal)
        );
        await using (var db = furnished.World.Database.Open())
        {
            await db.ReadinessRules.ExecuteDeleteAsync();
            await db.SupervisionSeats.ExecuteDeleteAsync();
            await db.PeerSeats.ExecuteDeleteAsync();
        }
        Assert.DoesNotContain(await Lines(mentor), l => l.Contains(coach, StringComparison.Ordinal));
        Assert.DoesNotContain(await Lines(mentee), l => l.Contains("group of peers", StringComparison.Ordinal));
    }

    private static async Task<List<string>> Lines(Visitor visitor)
    {
        var page = await visitor.Get("/visibility");
        return
        [
            .. page
                .Document.QuerySelectorAll("main section")
                .First(s => s.QuerySelector("h2")?.TextContent.Trim() == "Vague 1")
                .QuerySelectorAll("tbody tr")
                .Select(r => string.Join(' ', r.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))),
        ];
    }

    private static async Task<string> Name(Furnished furnished, string email)
    {
        await using var db = furnished.World.Database.Open();
        var person = await db.People.SingleAsync(p => p.Email == email);
        return $"{person.FirstName} {person.LastName}";
    }
}

using System.IO.Compression;
using System.Text;
using Binome.Enrolment;
using Binome.Pairings;
using Binome.Platform;
using Binome.Platform.Tables;
using Binome.Programmes;
using Binome.Sessions;
using Binome.Tests.Evaluations;
using Binome.Tests.Pairings;
using Binome.Tests.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Binome.Tests.Insights;

/// <summary>What those who run a programme see of it, at a glance and in files.</summary>
public sealed class OverviewTests
{
    [Theory, BothDatabases]
    public async Task Who_is_stuck_stands_there_with_why_and_since_when_and_nobody_sealed_in_time_name_or_file(Store store)
    {
        await using var wave = await Wave.Start(store);
        await using var db = wave.World.Database.Open();
        Assert.Equal("3 mentorés attendent leur binôme", Met.Plain((await At(wave, "1")).Heading));
        var now = wave.World.Clock.Now();
        // Against formulas: a name that a spreadsheet would compute.
        await db.People.Where(p => p.Number == "6").ExecuteUpdateAsync(x => x.SetProperty(p => p.FirstName, "=cmd()"));
        var quiet = await Pair(wave, db, "2", "3", now.AddDays(-50), accepted: true);
        var unanswered = await Pair(wave, db, "4", "6", now.AddDays(-10), accepted: false);
        var hidden = await Pair(wave, db, "4", "7", now.AddDays(-50), accepted: true);
        await Session(wave, db, quiet, now.AddDays(-35), held: true);
        await Session(wave, db, quiet, now.AddDays(-42), held: true);
        await Session(wave, db, hidden, now.AddDays(-36), held: true);
        await Session(wave, db, hidden, now.AddDays(2).AddHours(1).AddMinutes(7), held: false);
        const string alias = "« Granit »";

        var page = await At(wave, "1");
        Assert.Equal("2 mentorés sur 3 ont rencontré leur mentor", Met.Plain(page.Heading));
        Assert.Contains(
            "2 binômes ne se débloqueront pas sans vous. 3 séances ont eu lieu.",
            Met.Plain(page.Text),
            StringComparison.Ordinal
        );
        var todo = Todo(page);
        Assert.Equal(2, todo.Count);
        Assert.Contains("Théo Marchetti et =cmd() Delhomeau n’ont pas encore accepté", todo[0], StringComparison.Ordinal);
        Assert.Contains("10 jours", todo[0], StringComparison.Ordinal);
        Assert.Contains("Maëlle Quiniou et Bertrand Casteljaloux n’ont plus rien de prévu", todo[1], StringComparison.Ordinal);
        Assert.Contains("2 séances ont eu lieu, la dernière le 25 janvier 2027", todo[1], StringComparison.Ordinal);
        Assert.Contains($"pair={unanswered.Id}#hand-over", page.Html, StringComparison.Ordinal);
        Assert.Contains("Aucune heure n’est proposée", todo[1], StringComparison.Ordinal);
        await Session(wave, db, quiet, now.AddDays(3), held: null);
        Assert.Contains("Des heures sont proposées", Todo(await At(wave, "1"))[1], StringComparison.Ordinal);
        await db.Set<SessionSlot>().Where(s => s.StartsAt == now.AddDays(3)).ExecuteUpdateAsync(s => s.SetProperty(x => x.StartsAt, now));
        Assert.Contains("Aucune heure n’est proposée", Todo(await At(wave, "1"))[1], StringComparison.Ordinal); // the time went by

        // Of the sealed pair: that one is agreed. No name, no hour, and the week in which they met is not counted either.
        var week = Rows(page, "#week").Single();
        Assert.Contains("connu des deux seuls", week, StringComparison.Ordinal);
        Assert.Contains(alias, week, StringComparison.Ordinal);
        Assert.DoesNotContain("Saintonge", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(
            Met.Plain(Moments.Say(now.AddDays(2).AddHours(1).AddMinutes(7), null)),
            Met.Plain(page.Text),
            StringComparison.Ordinal
        );
        // Weeks before the programme was there are none in which nobody met.
        Assert.Contains("2 séances en 7 semaines. La dernière semaine entière ressort.", Met.Plain(page.Html), StringComparison.Ordinal);
        // Of two pairs that are not sealed one met, twice.
        Assert.Equal(
            ["Lyon", "0,5", "0,5", .. "00000".Select(c => $"{c}"), "1/2"],
            page.Document.QuerySelectorAll("[aria-labelledby=rhythm] tr")[^1].Children.Select(c => c.TextContent.Trim())
        );

        Assert.Equal("2 mentorés sur 3 ont rencontré leur mentor", Met.Plain(page.Document.QuerySelector("#funnel-desc")!.TextContent));
        var stages = page.Document.QuerySelectorAll(".funnel li b").Select(b => b.TextContent);
        Assert.Equal(["9", "3", "3", "2", "2"], stages); // nine in the directory, all of whom may join
        await Scope(wave, new([], [], [], ListedOnly: true));
        db.ListedPeople.AddRange(await db.Participants.Select(p => new ListedPerson(p.ProgrammeId, p.PersonId)).ToListAsync());
        await db.SaveChangesAsync();
        stages = (await At(wave, "1")).Document.QuerySelectorAll(".funnel li b").Select(b => b.TextContent);
        Assert.Equal(["5", "3", "3", "2", "2"], stages);
        await Scope(wave, ProgrammeScope.Everybody);

        await AssertFiles(wave);

        // A coordinator reads their sites: Lyon and Nantes, nobody sealed, and no figure from answers.
        db.ProgrammeRoles.Add(
            new(
                new Ids(wave.World.Clock).New<ProgrammeRole>(),
                wave.Programme,
                await Wave.PersonOf(db, "8"),
                RoleKind.Coordinator,
                now,
                "test"
            )
            {
                Countries = "FR",
                Cities = "Lyon|Nantes",
            }
        );
        await db.SaveChangesAsync();
        page = await At(wave, "8");
        Assert.Equal("1 mentoré sur 1 a rencontré son mentor", Met.Plain(page.Heading));
        Assert.Contains("n’ont plus rien de prévu", Assert.Single(Todo(page)), StringComparison.Ordinal);
        foreach (var word in new[] { "Granit", "Delhomeau", "hand-over", "connu des deux seuls" })
            Assert.DoesNotContain(word, page.Html, StringComparison.Ordinal);

        // A session agreed and past is asked for after three days; a decided rule comes first; who paused is left alone; long lists have pages.
        await Session(wave, db, quiet, now.AddHours(3), held: false);
        // The sealed pair's is the day after tomorrow: whether that is this week, nobody is told.
        Assert.Contains(
            "1 séance est convenue. 1 autre, de personnes scellées, est convenue, cette semaine ou une autre.",
            Week(await At(wave, "1")),
            StringComparison.Ordinal
        );
        wave.World.Clock.Move(TimeSpan.FromHours(4));
        Assert.Contains(
            "0 séance est convenue. Pour 1 séance passée, personne n’a dit",
            Week(await At(wave, "1")),
            StringComparison.Ordinal
        );
        unanswered.Conflicts("reportingLine", now);
        await db.SaveChangesAsync();
        await new Circle(db, wave.Programme, wave.World.Clock).Pair(10);
        wave.World.Clock.Move(TimeSpan.FromDays(15) - TimeSpan.FromHours(4));
        todo = Todo(page = await At(wave, "1"));
        Assert.Equal(8, todo.Count);
        Assert.Contains("Décider", todo[0], StringComparison.Ordinal);
        Assert.Contains("15 jours", todo[0], StringComparison.Ordinal);
        Assert.Contains("n’ont convenu aucune séance", todo[1], StringComparison.Ordinal);
        Assert.Contains("12 binômes", Met.Plain(page.Text), StringComparison.Ordinal);
        todo = Todo(await At(wave, "1", "?page=2"));
        Assert.Equal(4, todo.Count);
        Assert.Contains("n’ont pas dit s’ils se sont vus", todo[3], StringComparison.Ordinal);
        Assert.Equal(8, Todo(await At(wave, "1", "?page=99")).Count);
        quiet.Pause(now);
        await db.SaveChangesAsync();
        Assert.Equal(3, Todo(await At(wave, "1", "?page=2")).Count);
    }

    private static string Week(Page page) => Met.Plain(page.Document.QuerySelector("section[aria-labelledby=week]")!.TextContent);

    [Theory, BothDatabases]
    public async Task Of_a_sealed_pair_nothing_changes_when_a_proposed_time_goes_by(Store store)
    {
        await using var met = await Met.Start(store, "2", "7");
        met.Wave.World.Clock.Move(TimeSpan.FromDays(20));
        var address = await met.Proposed("7");
        var last = (await met.Read(address)).Slots.Max(s => s.StartsAt);
        var overview = $"/programmes/{met.Wave.Programme}/overview";
        await met.Until(last.AddMinutes(-1));
        var before = (await (await met.As("1")).Get(overview))
            .Document.QuerySelector("#todo, [aria-labelledby=todo]")!
            .ParentElement!.TextContent;
        await met.Until(last.AddMinutes(1));
        var after = (await (await met.As("1")).Get(overview))
            .Document.QuerySelector("#todo, [aria-labelledby=todo]")!
            .ParentElement!.TextContent;
        Assert.Equal(before, after);
    }

    private static async Task AssertFiles(Wave wave)
    {
        var manager = await wave.As("1");
        using var taken = await manager.Answer(new(HttpMethod.Get, $"/programmes/{wave.Programme}/overview.csv"));
        var csv = Encoding.UTF8.GetString(await taken.Content.ReadAsByteArrayAsync());
        var lines = csv.TrimEnd().Split("\r\n");
        Assert.Equal(3, lines.Length);
        Assert.StartsWith(SheetFile.Mark + "Mentor,Mentoré,État", lines[0], StringComparison.Ordinal);
        Assert.Contains(
            lines,
            l => l.StartsWith("Théo Marchetti,'=cmd() Delhomeau,", StringComparison.Ordinal) && l.Contains("pas accepté par les deux")
        );
        Assert.Contains(
            lines,
            l =>
                l.StartsWith("Maëlle Quiniou,Bertrand Casteljaloux,", StringComparison.Ordinal)
                && l.Contains(",2,2027-01-25,plus rien de prévu,")
        );
        using var answer = await manager.Answer(new(HttpMethod.Get, $"/programmes/{wave.Programme}/overview.xlsx"));
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        using var book = new Workbook(new MemoryStream(bytes));
        var rows = book.Rows().ToList();
        Assert.Equal(3, rows.Count);
        Assert.Contains(rows, r => r.Cells[1] == "=cmd() Delhomeau"); // words, whatever they begin with
        using var archive = new ZipArchive(new MemoryStream(bytes));
        using var sheet = new StreamReader(archive.GetEntry("xl/worksheets/sheet1.xml")!.Open());
        var xml = await sheet.ReadToEndAsync();
        Assert.Contains("t=\"inlineStr\"", xml, StringComparison.Ordinal);
        Assert.DoesNotContain("<f", xml, StringComparison.Ordinal);
        foreach (var word in new[] { "Granit", "Saintonge" })
            Assert.DoesNotContain(word, csv + xml, StringComparison.Ordinal);
        await using var db = wave.World.Database.Open();
        Assert.Equal(2, await db.AuditEntries.CountAsync(e => e.Act == "insights.audit.exported"));
    }

    private static async Task<Page> At(Wave wave, string number, string query = "") =>
        await (await wave.As(number)).Get($"/programmes/{wave.Programme}/overview{query}");

    private static List<string> Todo(Page page) =>
        [.. page.Document.QuerySelectorAll(".todo > li:has(.mark)").Select(li => Met.Plain(li.TextContent))];

    private static List<string> Rows(Page page, string band) =>
        [
            .. page
                .Document.QuerySelectorAll(".band")
                .Single(b => b.GetAttribute("aria-labelledby") == band[1..])
                .QuerySelectorAll("tbody tr")
                .Select(r => Met.Plain(r.TextContent)),
        ];

    private static async Task Scope(Wave wave, ProgrammeScope scope)
    {
        await using var other = wave.World.Database.Open();
        (await other.Programmes.SingleAsync()).Admit(scope);
        await other.SaveChangesAsync();
    }

    private static async Task<Pairing> Pair(Wave wave, BinomeDb db, string mentor, string mentee, DateTime at, bool accepted)
    {
        var pairing = new Pairing(
            new Ids(wave.World.Clock).New<Pairing>(),
            wave.Programme,
            Guid.Empty,
            await wave.Part(db, mentor),
            await wave.Part(db, mentee),
            1,
            "{}",
            at,
            "test"
        );
        pairing.Announce(at);
        if (accepted)
        {
            pairing.Accept(ParticipantKind.Mentor, at);
            pairing.Accept(ParticipantKind.Mentee, at);
        }
        db.Pairings.Add(pairing);
        await db.SaveChangesAsync();
        return pairing;
    }

    /// <param name="held">False where it is agreed; null where it is proposed.</param>
    private static async Task Session(Wave wave, BinomeDb db, Pairing pairing, DateTime at, bool? held)
    {
        var (mentor, mentee) = (await db.Participants.FindAsync(pairing.MentorId), await db.Participants.FindAsync(pairing.MenteeId));
        var session = new Session(new Ids(wave.World.Clock).New<Session>(), wave.Programme, pairing.Id, at.AddDays(-5));
        session.Seat(mentor!, pairing.Id);
        session.Seat(mentee!, pairing.Id);
        session.Propose(
            mentee!.Id,
            [new(DateOnly.FromDateTime(at), (at.Hour * 60) + at.Minute, "UTC", 30)],
            "away|Salle Belvédère",
            "",
            at.AddDays(-5)
        );
        if (held is not null)
            session.Accept(mentor!.Id, 1, "", at.AddDays(-5));
        if (held == true)
            session.Tell(true, mentor!.Id, at.AddHours(1));
        db.Sessions.Add(session);
        await db.SaveChangesAsync();
    }
}

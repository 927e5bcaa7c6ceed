using Binome.Enrolment;
using Binome.People;
using Binome.Platform;
using Binome.Programmes;
using Binome.Selection;
using Microsoft.EntityFrameworkCore;

namespace Binome.Tests.Selection;

/// <summary>A programme whose mentors are chosen: who runs it, three reviewers, two line managers and those who apply, half of them in French.</summary>
internal sealed class Chosen : IAsyncDisposable
{
    public const string Maud = "maud@group.example";

    /// <summary>The first stands above Ann.</summary>
    public static readonly string[] Reviewers = ["rosa@group.example", "rita@group.example", "remi@group.example"];
    public const string Boss = "boss@group.example";

    /// <summary>Never answers.</summary>
    public const string Chief = "chief@group.example";
    public const string Ann = "ann@group.example";
    public const string Bob = "bob@group.example";
    public const string Cleo = "cleo@group.example";
    public const string Dan = "dan@group.example";
    public const string Eve = "eve@group.example";
    public const string Fay = "fay@group.example";

    public static readonly string[] Candidates = [Ann, Bob, Cleo, Dan, Eve, Fay];

    private Chosen(World world, Programme programme) => (World, Programme) = (world, programme);

    public World World { get; }
    public Programme Programme { get; private set; }
    public string Page => $"/programmes/{Programme.Id}/selection";

    public static bool SpeaksFrench(string email) => email is Bob or Dan or Fay or Chief;

    public static async Task<Chosen> Make(Store store)
    {
        var world = await World.Start(store);
        await using var db = world.Database.Open();
        var (ids, now) = (new Ids(world.Clock), world.Clock.Now());
        var people = new Dictionary<string, Person>();
        foreach (var email in (string[])[Maud, .. Reviewers, Boss, Chief, .. Candidates])
        {
            var name = email[..email.IndexOf('@', StringComparison.Ordinal)];
            var person = new Person(ids.New<Person>(), Person.MainOrganisation)
            {
                Number = $"N-{name}",
                Email = email,
                FirstName = char.ToUpperInvariant(name[0]) + name[1..],
                LastName = "Test" + name,
                City = "Paris",
                Country = "FR",
                Languages = SpeaksFrench(email) ? "fr" : "en",
                TimeZone = "Europe/Paris",
                ManagerId =
                    email == Boss ? people[Reviewers[0]].Id
                    : email == Fay ? people[Chief].Id
                    : Candidates.Contains(email) ? people[Boss].Id
                    : null,
            };
            person.Search = person.Searchable();
            people[email] = person;
            db.People.Add(person);
        }
        foreach (var candidate in Candidates)
            db.Lines.Add(new(people[candidate].Id, people[candidate == Fay ? Chief : Boss].Id, 1));
        db.Lines.Add(new(people[Ann].Id, people[Reviewers[0]].Id, 2));
        var programme = Founded(db, ids, now, "Wave", people[Maud].Id, [.. Reviewers.Select(r => people[r].Id)]);
        await db.SaveChangesAsync();
        return new(world, programme);
    }

    private static Programme Founded(
        BinomeDb db,
        Ids ids,
        DateTime now,
        string name,
        Id<Person> manager,
        IReadOnlyList<Id<Person>> reviewers
    )
    {
        var programme = new Programme(ids.New<Programme>(), Person.MainOrganisation, name, now);
        programme.Enrol();
        programme.Select(10);
        db.Programmes.Add(programme);
        db.ProgrammeTopics.Add(new(programme.Id, "ai", 0));
        db.ProgrammeRoles.Add(new(ids.New<ProgrammeRole>(), programme.Id, manager, RoleKind.Manager, now, "test"));
        foreach (var reviewer in reviewers)
            db.ProgrammeRoles.Add(new(ids.New<ProgrammeRole>(), programme.Id, reviewer, RoleKind.Reviewer, now, "test"));
        return programme;
    }

    /// <summary>The next programme of the same company, with the same people running it.</summary>
    public async Task NextWave()
    {
        await using var db = World.Database.Open();
        var (manager, rita, remi) = (await IdOf(Maud), await IdOf(Reviewers[1]), await IdOf(Reviewers[2]));
        Programme = Founded(db, new Ids(World.Clock), World.Clock.Now(), "Next wave", manager, [rita, remi]);
        await db.SaveChangesAsync();
    }

    public Task<Visitor> As(string email) => World.SignedIn(email, SpeaksFrench(email) ? "fr" : "en");

    /// <summary>Somebody fills in the form of a mentor, page by page, and sends it.</summary>
    public async Task<Page> Apply(string email)
    {
        var visitor = await As(email);
        var page = await visitor.Get($"/programmes/{Programme.Id}/enrolment?as=mentor");
        page = await page.Submit("topics", ("topics", "ai"), ("do", "next"));
        page = await page.Submit("levels", ("level-ai", "4"), ("capacity", "2"), ("do", "next"));
        foreach (var step in new[] { "hours", "choices", "style" })
            page = await page.Submit(step, ("do", "next"));
        page = await page.Submit("motivation", ("why", $"Because of {email}."), ("example", $"First you look. ({email})"), ("do", "next"));
        return await page.Submit("send");
    }

    public async Task<Application> Of(string email)
    {
        var person = await IdOf(email);
        await using var db = World.Database.Open();
        return await db
            .Applications.AsNoTracking()
            .SingleAsync(a => a.ProgrammeId == Programme.Id && db.Participants.Any(p => p.Id == a.ParticipantId && p.PersonId == person));
    }

    public async Task<string> PageOf(string email) => $"/programmes/{Programme.Id}/applications/{(await Of(email)).Id}";

    /// <summary>Reads it and chooses one mark for all four qualities.</summary>
    public async Task Review(string reviewer, string email, int mark, string words = "")
    {
        var page = await (await As(reviewer)).Get(await PageOf(email));
        page = await page.Submit(
            "review",
            [.. new[] { "volunteer", "curious", "tools", "explains" }.Select(q => ($"mark-{q}", $"{mark}")), ("words", words)]
        );
        Assert.Equal(System.Net.HttpStatusCode.OK, page.Status);
    }

    /// <summary>Maud reads the letter and sends it.</summary>
    public async Task<Page> Decide(string email, Outcome outcome, string reason = "", string own = "", bool settles = false)
    {
        var page = await (await As(Maud)).Get(await PageOf(email));
        (string, string)[] said =
        [
            ("outcome", $"{outcome}"),
            ("reason", reason),
            ("own", own),
            .. settles ? new[] { ("settles", "true") } : [],
        ];
        page = await page.Submit("decide", [.. said, ("do", "preview")]);
        return await page.Submit("decide", [.. said, ("do", "send")]);
    }

    public async Task<Id<Person>> IdOf(string email)
    {
        await using var db = World.Database.Open();
        return await db.People.Where(p => p.Email == email).Select(p => p.Id).SingleAsync();
    }

    public async Task Days(double days)
    {
        World.Clock.Move(TimeSpan.FromDays(days));
        await World.Drain();
    }

    /// <summary>What was written to somebody about programmes, in its order.</summary>
    public async Task<IReadOnlyList<ProgrammeMail>> LettersTo(string email)
    {
        await World.Drain();
        var person = await IdOf(email);
        await using var db = World.Database.Open();
        return await db.ProgrammeMails.AsNoTracking().Where(m => m.PersonId == person).OrderBy(m => m.QueuedAt).ToListAsync();
    }

    /// <summary>The addresses of a letter that begin so, as a browser asks for them.</summary>
    public static IReadOnlyList<string> Links(ProgrammeMail letter, string path) =>
        [
            .. letter
                .Text.Split('\n')
                .Where(l => l.StartsWith($"http://binome.example{path}", StringComparison.Ordinal))
                .Select(l => new Uri(l).PathAndQuery),
        ];

    public ValueTask DisposeAsync() => World.DisposeAsync();
}

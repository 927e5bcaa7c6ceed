using System.Text;
using Binome.Enrolment;
using Binome.Pairings;
using Binome.People;
using Binome.Platform;
using Binome.Programmes;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Binome.Tests.Pairings;

/// <summary>A small company, a programme of it, and who takes part: Maëlle and Théo offer; Bertrand, Françoise and Hugo (sealed) ask; Solène runs it.</summary>
internal sealed class Wave : IAsyncDisposable
{
    public const string Directory =
        "id,email,first_name,last_name,manager,dotted_managers,appraiser,hr,job_title,country,city,languages,left\n"
        + "0,roi@a.example,Zoé,Roi,,,,,Directrice,FR,Paris,fr,\n"
        + "1,solene@a.example,Solène,Kervadec,0,,,,Responsable,FR,Paris,fr,\n"
        + "2,maelle@a.example,Maëlle,Quiniou,5,,,,Analyste,FR,Lyon,fr,\n"
        + "3,bertrand@a.example,Bertrand,Casteljaloux,0,,,,Acheteur,FR,Nantes,fr,\n"
        + "4,theo@a.example,Théo,Marchetti,5,,,,Analyste,FR,Lyon,fr,\n"
        + "5,karim@a.example,Karim,Bensalah,1,,,,Chef,FR,Lyon,fr,\n"
        + "6,francoise@a.example,Françoise,Delhomeau,0,,,,Juriste,FR,Paris,fr,\n"
        + "7,hugo@a.example,Hugo,Saintonge,0,,,,Financier,FR,Bayonne,fr,\n"
        + "8,josephine@a.example,Joséphine,Attali,0,,,,Médiatrice,FR,Paris,fr,\n";

    private Wave(World world, Id<Programme> programme) => (World, Programme) = (world, programme);

    public World World { get; }
    public Id<Programme> Programme { get; }
    public string Address => $"/programmes/{Programme}/pairings";

    public static async Task<Wave> Start(Store store, Action<WebApplicationBuilder>? change = null)
    {
        var world = await World.Start(store, change: change);
        await Import(world, Directory);
        await using var db = world.Database.Open();
        var (ids, now) = (new Ids(world.Clock), world.Clock.Now());
        var programme = new Programme(ids.New<Programme>(), Person.MainOrganisation, "Vague 1", now);
        programme.Enrol();
        db.Programmes.Add(programme);
        foreach (var topic in new[] { "ai", "data" })
            db.ProgrammeTopics.Add(new(programme.Id, topic, 0));
        foreach (var (number, kind) in new[] { ("1", RoleKind.Manager), ("8", RoleKind.TrustedPerson) })
            db.ProgrammeRoles.Add(new(ids.New<ProgrammeRole>(), programme.Id, await PersonOf(db, number), kind, now, "test"));
        foreach (var (number, kind) in new[] { ("2", 1), ("4", 1), ("3", 2), ("6", 2), ("7", 2) })
        {
            var part = new Participant(
                ids.New<Participant>(),
                programme.Id,
                await PersonOf(db, number),
                (ParticipantKind)kind,
                Aliases.Of(int.Parse(number, System.Globalization.CultureInfo.InvariantCulture)),
                now
            )
            {
                Capacity = 2,
                Hours = "mon 12:30-14|thu 9-12",
                Discretion = number == "7" ? Discretion.Sealed : Discretion.Open,
            };
            part.Enrol(now);
            db.Participants.Add(part);
            db.ParticipantTopics.Add(new(part.Id, "ai", 4));
            if (part.Kind == ParticipantKind.Mentee)
                db.Problems.Add(new(part.Id) { Today = $"Trop de courriels pour {number}." });
        }
        await db.SaveChangesAsync();
        return new(world, programme.Id);
    }

    /// <summary>As the pages do it, or would.</summary>
    public static async Task<ImportReport> Import(World world, string csv)
    {
        await using var scope = world.Services.CreateAsyncScope();
        var import = scope.ServiceProvider.GetRequiredService<ImportDirectory>();
        var done = await import.Run(new MemoryStream(Encoding.UTF8.GetBytes(csv)), "people.csv", new(), "test");
        Assert.Empty(done.Report.Refused);
        return done.Report;
    }

    /// <summary>The directory with one line replaced, as a file of that line alone.</summary>
    public static string Line(string number, Func<string, string> change)
    {
        var lines = Directory.Split('\n');
        return $"{lines[0]}\n{change(lines.Single(l => l.StartsWith($"{number},", StringComparison.Ordinal)))}\n";
    }

    /// <summary>Maëlle reports to Bertrand from now on.</summary>
    public static string MaelleBelowBertrand => Line("2", l => l.Replace("Quiniou,5,", "Quiniou,3,", StringComparison.Ordinal));

    public static Task<Id<Person>> PersonOf(BinomeDb db, string number) =>
        db.People.Where(p => p.Number == number).Select(p => p.Id).SingleAsync();

    public async Task<Viewer> ViewerOf(string number)
    {
        await using var db = World.Database.Open();
        return new(Guid.NewGuid(), await PersonOf(db, number), Person.MainOrganisation, "", false);
    }

    /// <summary>Publishes these pairs, mentor first, confirmed by Solène or whoever is named.</summary>
    public async Task<IReadOnlyList<Pairing>> Publish(string by, params (string Mentor, string Mentee)[] pairs)
    {
        await using var scope = World.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BinomeDb>();
        var confirmed = new List<ConfirmedPair>();
        foreach (var (mentor, mentee) in pairs)
            confirmed.Add(
                new(
                    await Part(db, mentor),
                    await Part(db, mentee),
                    700_000,
                    new PairingReasons
                    {
                        Topics = [new("ai", 4, 4)],
                        SameCity = true,
                        WishedByMentee = true,
                    }.ToJson()
                )
            );
        var programme = await db.Programmes.SingleAsync(p => p.Id == Programme);
        var published = await scope
            .ServiceProvider.GetRequiredService<Publish>()
            .Run(programme, Guid.NewGuid(), confirmed, await ViewerOf(by), default);
        await db.SaveChangesAsync();
        return published;
    }

    /// <summary>Published and announced.</summary>
    public async Task<Id<Pairing>> Announced(string mentor, string mentee)
    {
        var published = await Publish("1", (mentor, mentee));
        World.Clock.Move(Pairing.Delay);
        await World.Drain();
        return published[0].Id;
    }

    public async Task<Visitor> As(string number, string language = "fr")
    {
        await using var db = World.Database.Open();
        return await World.SignedIn((await db.People.SingleAsync(p => p.Number == number)).Email!, language);
    }

    /// <summary>Both say yes, on their pages.</summary>
    public async Task Accept(Id<Pairing> pairing, params string[] numbers)
    {
        foreach (var number in numbers)
            await (await (await As(number)).Get($"/pairings/{pairing}")).Submit("accept");
    }

    public async Task<Pairing> Read(Id<Pairing> pairing)
    {
        await using var db = World.Database.Open();
        return await db.Pairings.AsNoTracking().SingleAsync(p => p.Id == pairing);
    }

    public async Task<List<ProgrammeMail>> Mails(string kind)
    {
        await using var db = World.Database.Open();
        return await db.ProgrammeMails.AsNoTracking().Where(m => m.Kind == $"pairings.mail.{kind}").ToListAsync();
    }

    public Task<Id<Participant>> Part(BinomeDb db, string number) =>
        db
            .Participants.Where(p => p.ProgrammeId == Programme && db.People.Any(x => x.Id == p.PersonId && x.Number == number))
            .Select(p => p.Id)
            .SingleAsync();

    public ValueTask DisposeAsync() => World.DisposeAsync();
}

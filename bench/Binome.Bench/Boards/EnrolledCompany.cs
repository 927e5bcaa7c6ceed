using Binome.Enrolment;
using Binome.Pairings;
using Binome.People;
using Binome.Platform;
using Binome.Platform.Storage;
using Binome.Programmes;
using Binome.Tests.Soak;
using Microsoft.EntityFrameworkCore;
using Person = Binome.People.Person;

namespace Binome.Bench.Boards;

/// <summary>
/// An invented company with a programme in which three people of four take part: topics with levels, hours, wishes, vetoes, one mentee of a hundred sealed; fewer places
/// than mentees. The same for the same size.
/// </summary>
internal sealed class EnrolledCompany
{
    /// <summary>Runs the programme; takes part in nothing.</summary>
    public const string Manager = "person.1@group.example";

    private static readonly string[] Hours = ["mon 9-12|thu 14-18", "tue 8-10|fri 16-18", "wed 12-14", "mon 17-20|wed 17-20", ""];

    private readonly Random random = new(1);
    private readonly DateTime now = TimeProvider.System.Now();
    private readonly Ids ids = new(TimeProvider.System);
    private readonly BinomeDb db;
    private readonly List<(int At, Participant Taking)> everybody = [];

    private EnrolledCompany(BinomeDb db) => this.db = db;

    /// <summary>People that such a company has: each twenty of them are three mentors and twelve mentees.</summary>
    public static int People(int mentees) => mentees / 12 * 20;

    /// <param name="pairs">How many of them are paired already, accepted by both.</param>
    public static async Task<Id<Programme>> Make(DataStore store, int mentees, int pairs = 0)
    {
        await Imports.Run(store, await new InventedDirectory(People(mentees)).Write(store.Folder));
        await using var db = store.Open();
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        return await new EnrolledCompany(db).Fill(pairs);
    }

    private async Task<Id<Programme>> Fill(int pairs)
    {
        var people = await db.People.OrderBy(p => p.Number).Select(p => p.Id).ToListAsync();
        var programme = new Programme(ids.New<Programme>(), Person.MainOrganisation, "A wave of many", now);
        programme.Enrol();
        db.Programmes.Add(programme);
        foreach (var (code, at) in ShippedTopics.Codes.Select((code, at) => (code, at)))
            db.ProgrammeTopics.Add(new(programme.Id, code, at));
        db.ProgrammeRoles.Add(new(ids.New<ProgrammeRole>(), programme.Id, people[1], RoleKind.Manager, now, "bench"));
        for (var at = 0; at < people.Count; at++)
            if ((at % 20) is 3 or 7 or 11)
                Join(programme, people[at], ParticipantKind.Mentor, at);
            else if ((at % 20) is not (0 or 1 or 2 or 18 or 19))
                Join(programme, people[at], ParticipantKind.Mentee, at);
        foreach (var (at, taking) in everybody)
            Choose(people, at, taking);
        Pair(programme, pairs);
        await db.SaveChangesAsync();
        if (db is PostgresDb) // its own analysis comes round within a minute; SQLite has none, in a company neither
            await db.Database.ExecuteSqlRawAsync("ANALYZE");
        return programme.Id;
    }

    private void Join(Programme programme, Id<Person> person, ParticipantKind kind, int at)
    {
        var isMentor = kind == ParticipantKind.Mentor;
        var taking = new Participant(ids.New<Participant>(), programme.Id, person, kind, Aliases.Of(everybody.Count), now)
        {
            Capacity = 2 + random.Next(4),
            Hours = Hours[random.Next(Hours.Length)],
            Style = string.Join('|', Enumerable.Range(0, 5).Select(_ => random.Next(16))),
            Discretion =
                isMentor ? Discretion.Open
                : at % 100 == 4 ? Discretion.Sealed
                : at % 10 == 5 ? Discretion.PairOnly
                : Discretion.Open,
        };
        taking.Enrol(now);
        db.Participants.Add(taking);
        foreach (var topic in Enumerable.Range(0, ShippedTopics.Codes.Count).OrderBy(_ => random.Next()).Take(isMentor ? 4 : 2))
            db.ParticipantTopics.Add(new(taking.Id, ShippedTopics.Codes[topic], 1 + random.Next(5)));
        everybody.Add((at, taking));
    }

    /// <summary>Every fifth wishes for somebody, every thirtieth will not have somebody.</summary>
    private void Choose(List<Id<Person>> people, int at, Participant taking)
    {
        var other = people[random.Next(people.Count / 20) * 20 + (taking.Kind == ParticipantKind.Mentor ? 4 : 3)];
        if (other != taking.PersonId && random.Next(30) is < 7 and var draw)
            db.ParticipantChoices.Add(new(taking.Id, other, draw == 0 ? ChoiceKind.Veto : ChoiceKind.Wish, 1));
    }

    private void Pair(Programme programme, int pairs)
    {
        if (pairs == 0)
            return;
        programme.Run();
        var mentors = everybody.Where(p => p.Taking.Kind == ParticipantKind.Mentor).Select(p => p.Taking).ToList();
        var mentees = everybody.Where(p => p.Taking.Kind == ParticipantKind.Mentee).Select(p => p.Taking).ToList();
        for (var at = 0; at < pairs; at++)
        {
            var (mentor, mentee) = (mentors[at * 7 % mentors.Count], mentees[at]);
            var pairing = new Pairing(ids.New<Pairing>(), programme.Id, Guid.Empty, mentor.Id, mentee.Id, 700_000, "{}", now, "bench");
            pairing.Announce(now);
            pairing.Accept(ParticipantKind.Mentor, now);
            pairing.Accept(ParticipantKind.Mentee, now);
            db.Pairings.Add(pairing);
        }
    }
}

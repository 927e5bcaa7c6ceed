using AngleSharp.Html.Dom;
using Binome.Accounts;
using Binome.Enrolment;
using Binome.Pairings;
using Binome.People;
using Binome.Platform;
using Binome.Platform.Web;
using Binome.Programmes;
using Microsoft.Extensions.DependencyInjection;

namespace Binome.Tests.Soak;

/// <summary>One who books: how they post as themselves.</summary>
internal sealed record Booker(Participant Part, string Email)
{
    public string Cookies { get; set; } = "";

    /// <summary>Of one of their forms; it stands for all of them.</summary>
    public string Token { get; set; } = "";
}

/// <summary>A programme that runs, with mentors who have so many mentees that they are asked for the same hour all the time.</summary>
internal sealed class BookingCrowd(World world) : IAsyncDisposable
{
    public const int Mentors = 40;
    public const int MenteesEach = 5;

    public TestDatabase Database => world.Database;
    public List<(Pairing Pairing, Booker Mentor, Booker Mentee)> Pairs { get; } = [];

    /// <summary>Whoever presses a button in a mail.</summary>
    public Booker Stranger { get; } = new(null!, "");

    public static async Task<BookingCrowd> Make(Store store)
    {
        var world = await World.Start(store);
        world.Clock.Move(TimeProvider.System.GetUtcNow() - world.Clock.GetUtcNow()); // nodes live by the real one
        var crowd = new BookingCrowd(world);
        await using var db = world.Database.Open();
        var (ids, now) = (new Ids(world.Clock), world.Clock.Now());
        var programme = new Programme(ids.New<Programme>(), Person.MainOrganisation, "Vague 1", now);
        programme.Enrol();
        programme.Run();
        db.Programmes.Add(programme);
        for (var m = 0; m < Mentors; m++)
        {
            var mentor = Join($"mentor{m}", ParticipantKind.Mentor);
            for (var e = 0; e < MenteesEach; e++)
            {
                var mentee = Join($"mentee{m}-{e}", ParticipantKind.Mentee);
                var pairing = new Pairing(
                    ids.New<Pairing>(),
                    programme.Id,
                    Guid.Empty,
                    mentor.Part.Id,
                    mentee.Part.Id,
                    1,
                    "{}",
                    now,
                    "test"
                );
                pairing.Announce(now);
                pairing.Accept(ParticipantKind.Mentor, now);
                pairing.Accept(ParticipantKind.Mentee, now);
                Pairings.Signed.Both(db, pairing, now);
                db.Pairings.Add(pairing);
                crowd.Pairs.Add((pairing, mentor, mentee));
            }
        }
        await db.SaveChangesAsync();
        return crowd;

        Booker Join(string name, ParticipantKind kind)
        {
            var person = new Person(ids.New<Person>(), Person.MainOrganisation)
            {
                FirstName = name,
                Email = $"{name}@group.example",
                TimeZone = "Europe/Paris",
            };
            var part = new Participant(ids.New<Participant>(), programme.Id, person.Id, kind, name, now);
            part.Enrol(now);
            db.People.Add(person);
            db.Participants.Add(part);
            return new(part, person.Email);
        }
    }

    /// <summary>Everybody signs in at a node; a form of theirs is looked at once.</summary>
    public async Task SignIn(BookingNodes nodes)
    {
        foreach (var (pairing, mentor, mentee) in Pairs)
        foreach (var one in new[] { mentor, mentee }.Where(b => b.Token.Length == 0))
        {
            var visitor = new Visitor(nodes.Any, "en");
            await (await visitor.Get($"/sign-in/{await world.Link(one.Email)}")).Submit("sign-in");
            Look(one, visitor, await visitor.Get($"/pairings/{pairing.Id}/sessions"));
        }
        var stranger = new Visitor(nodes.Any, "en");
        Look(Stranger, stranger, await stranger.Get("/sign-in"));
    }

    /// <summary>The end of the address in a mail by which one of them says yes to a time.</summary>
    public string Acceptance(Guid session, Id<Participant> by, int slot) =>
        world
            .Services.GetRequiredService<SignedLinks>()
            .Make(
                "sessions",
                new SignedAct((byte)Binome.Sessions.SessionAct.Accept, session, by.Value, slot),
                world.Clock.Now().AddYears(1)
            );

    private static void Look(Booker one, Visitor visitor, Page page)
    {
        var field = page.Document.QuerySelector("input[name=__RequestVerificationToken]") as IHtmlInputElement;
        (one.Token, one.Cookies) = (field?.Value ?? throw new InvalidOperationException($"{page.Path}: {page.Heading}"), visitor.Cookies);
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();
}

using Binome.Enrolment;
using Binome.Pairings;
using Binome.People;
using Binome.Platform;
using Binome.Sessions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Binome.Tests.Sessions;

/// <summary>A pair that meets, in a running application: Ann mentors Bob, whom nobody else may know of where he is sealed.</summary>
internal sealed class PairsWithCalendars : IAsyncDisposable
{
    public const string AnnsAddress = "ann.able@group.example";
    public const string BobsAddress = "bob.quill@group.example";
    private readonly Pairs pairs;

    private PairsWithCalendars(Pairs pairs, World world, Participant ann, Participant bob, Pairing pairing) =>
        (this.pairs, World, Ann, Bob, Pairing) = (pairs, world, ann, bob, pairing);

    public World World { get; }
    public Participant Ann { get; }
    public Participant Bob { get; }
    public Pairing Pairing { get; }

    public static async Task<PairsWithCalendars> Make(Store store, CapturedLog? log = null)
    {
        var pairs = await Pairs.Make(store);
        var ann = await pairs.Join("Ann", ParticipantKind.Mentor);
        var bob = await pairs.Join("Bob", ParticipantKind.Mentee);
        await using (var db = pairs.Database.Open())
        {
            foreach (var (one, last, email) in new[] { (ann, "Able", AnnsAddress), (bob, "Quill", BobsAddress) })
            {
                var person = await db.People.SingleAsync(p => p.Id == one.PersonId);
                (person.LastName, person.Email) = (last, email);
            }
            await db.SaveChangesAsync();
        }
        return new(pairs, await World.Start(pairs.Database, "Production", log: log), ann, bob, await pairs.Pair(ann, bob));
    }

    /// <summary>A session agreed on a day of March 2027, on a clock in Paris.</summary>
    public async Task<Session> Agree(int day, int hour, string place = "")
    {
        var session = new Session(new Ids(World.Clock).New<Session>(), pairs.Programme, Pairing.Id, Pairs.Now);
        session.Seat(Ann, Pairing.Id);
        session.Seat(Bob, Pairing.Id);
        session.Propose(Bob.Id, [At(day, hour)], place, "a word of Bob Quill", Pairs.Now);
        session.Accept(Ann.Id, session.LastSlot, "", Pairs.Now);
        await pairs.Save(session);
        return session;
    }

    public Task Move(Session session, int day, int hour) =>
        pairs.With(
            session,
            kept =>
            {
                kept.Propose(Ann.Id, [At(day, hour)], "", "", World.Clock.Now());
                return kept.Accept(Bob.Id, kept.LastSlot, "", World.Clock.Now());
            }
        );

    public Task Cancel(Session session) =>
        pairs.With(
            session,
            kept =>
            {
                kept.Cancel(Ann.Id, "", World.Clock.Now());
                return true;
            }
        );

    /// <summary>The address at which one of them has a calendar read their sessions.</summary>
    public async Task<string> Subscribe(Participant one)
    {
        await using var scope = World.Services.CreateAsyncScope();
        var token = await scope.ServiceProvider.GetRequiredService<CalendarFeeds>().Renew(one.PersonId, default);
        await scope.ServiceProvider.GetRequiredService<BinomeDb>().SaveChangesAsync();
        return CalendarFeeds.PathOf(token);
    }

    /// <summary>The invitation that a mail about the session carries to one of them.</summary>
    public async Task<string?> Invitation(Session session, Participant one)
    {
        await using var scope = World.Services.CreateAsyncScope();
        var (db, calendar) = (
            scope.ServiceProvider.GetRequiredService<BinomeDb>(),
            scope.ServiceProvider.GetRequiredService<SessionCalendar>()
        );
        var kept = await db.Sessions.AsNoTracking().Whole().SingleAsync(s => s.Id == session.Id);
        var person = await db.People.SingleAsync(p => p.Id == one.PersonId);
        var zone = await calendar.IsHidden(kept, default) ? person.TimeZone : null;
        var write = calendar.Invitation(kept, kept.SeatOf(one.Id), person, await calendar.PlaceIn(kept, default), zone);
        return Words.In("fr", () => write?.Invoke(one.Id == Ann.Id ? AnnsAddress : BobsAddress));
    }

    public ValueTask DisposeAsync() => World.DisposeAsync();

    private static Slot At(int day, int hour) => new(new(2027, 3, day), hour * 60, "Europe/Paris", 60);
}

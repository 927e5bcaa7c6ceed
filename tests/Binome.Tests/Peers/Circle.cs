using Binome.Enrolment;
using Binome.Platform;
using Binome.Platform.Mail;
using Binome.Tests.Enrolment;
using Microsoft.EntityFrameworkCore;
using static Binome.Tests.Enrolment.Wave;

namespace Binome.Tests.Peers;

/// <summary>A programme in which middle managers wish for peers: Ann, Bob, Zoe and the coordinator speak English, Eve French alone.</summary>
internal sealed class Circle(Wave wave) : IAsyncDisposable
{
    public Wave Wave { get; } = wave;
    public string Peers => $"/programmes/{Wave.Programme.Id}/peers";

    public static async Task<Circle> Make(Store store, params IReadOnlyList<string> wishing)
    {
        var circle = new Circle(await Wave.Make(store));
        foreach (var email in wishing)
            await circle.Wish(email);
        return circle;
    }

    /// <summary>Somebody was invited as a middle manager, sent the form, and wishes for peers.</summary>
    public async Task Wish(string email)
    {
        var id = await Wave.Join(email, ParticipantKind.Mentee, Discretion.PairOnly);
        await using var db = Wave.World.Database.Open();
        var (ids, now) = (new Ids(Wave.World.Clock), Wave.World.Clock.Now());
        var part = await db.Participants.SingleAsync(p => p.Id == id);
        part.WishPeers(true, now);
        db.Invitations.Add(
            new(ids.New<Invitation>(), Wave.Programme.Id, part.PersonId, part.Kind, now, "test")
            {
                InWords = InvitationWords.MiddleManagers,
            }
        );
        await db.SaveChangesAsync();
        Wave.World.Clock.Move(TimeSpan.FromMinutes(1));
    }

    /// <summary>A manager looks at the next groups and makes them.</summary>
    public async Task<Page> Form()
    {
        var manager = await Wave.World.SignedIn(Manager);
        return await (await manager.Get($"{Peers}?propose=1")).Submit("make");
    }

    public async Task<Letter> MailTo(string email) =>
        (await Wave.LettersTo(email)).Single(l => l.Text.Contains("/peers/", StringComparison.Ordinal));

    public static string LinkIn(Letter letter) =>
        letter.Text[letter.Text.IndexOf("/peers/", StringComparison.Ordinal)..].Split('\n')[0].Trim();

    public async Task<List<string>> Seated()
    {
        await using var db = Wave.World.Database.Open();
        return await (
            from seat in db.PeerSeats
            join part in db.Participants on seat.ParticipantId equals part.Id
            join person in db.People on part.PersonId equals person.Id
            orderby person.Email
            select person.Email
        ).ToListAsync();
    }

    public ValueTask DisposeAsync() => Wave.DisposeAsync();
}

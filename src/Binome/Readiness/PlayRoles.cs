using Binome.Enrolment;
using Binome.People;
using Binome.Platform;
using Binome.Platform.Web;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Readiness;

/// <summary>A mentor says with whom they played the cards of a module; where that is a mentor of the programme, they are asked to say so too.</summary>
public sealed class PlayRoles(BinomeDb db, Ids ids, Mailing mailing, RolePlayLinks links, TimeProvider clock)
{
    public const string MailKind = "readiness.mail.play";

    public async Task Say(Programme programme, Participant me, Id<Person> with, Viewer by, CancellationToken stop)
    {
        if (with == me.PersonId)
            throw new RefusedException("readiness.play.refused.self");
        if (!await db.People.Of(by).Present(clock.Today()).AnyAsync(p => p.Id == with, stop))
            throw new RefusedException("readiness.play.refused.gone");
        var peer = await db.Mentors(programme.Id).SingleOrDefaultAsync(p => p.PersonId == with, stop);
        // The other one may have said it first: then both have.
        if (
            peer is not null
            && await db.RolePlays.SingleOrDefaultAsync(r => r.ById == peer.Id && r.WithId == me.PersonId, stop) is { } said
        )
        {
            said.Confirm(clock.Now());
            return;
        }
        if (await db.RolePlays.AnyAsync(r => r.ById == me.Id && r.WithId == with, stop))
            throw new RefusedException("readiness.play.refused.asked");
        var play = new RolePlay(ids.New<RolePlay>(), programme.Id, me.Id, with, clock.Now());
        db.RolePlays.Add(play);
        if (peer is not null)
            await mailing.Send(
                await db.Programmes.SingleAsync(p => p.Id == programme.Id, stop),
                new Addressee(with, peer.Id.Value),
                MailKind,
                $"readiness.play:{play.Id}",
                () => Words.Get("readiness.mail.play.text", links.To(play.Id, peer.Id, play.At)),
                stop
            );
    }

    /// <summary>The one who was named says so too.</summary>
    public async Task Confirm(Id<RolePlay> id, Participant me, CancellationToken stop)
    {
        var play =
            await db.RolePlays.SingleOrDefaultAsync(r => r.Id == id && r.WithId == me.PersonId && r.ProgrammeId == me.ProgrammeId, stop)
            ?? throw new RefusedException("readiness.play.refused.gone");
        play.Confirm(clock.Now());
    }
}

/// <summary>The address in a mail to a mentor that confirms a role-play without signing in.</summary>
public sealed class RolePlayLinks(SignedLinks links, PublicUrl site)
{
    private const string Purpose = "readiness.play";
    private const byte Played = 1;
    private static readonly TimeSpan Good = TimeSpan.FromDays(60);

    public string To(Id<RolePlay> play, Id<Participant> peer, DateTime said) =>
        site.To($"/role-plays/{links.Make(Purpose, new(Played, play.Value, peer.Value), said + Good)}");

    public (Id<RolePlay> Play, Id<Participant> By)? Read(string token, DateTime now) =>
        links.Read(Purpose, token, now) is { Act: Played } read ? (new(read.On), new(read.By)) : null;
}

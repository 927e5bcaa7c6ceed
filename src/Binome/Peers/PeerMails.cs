using System.Globalization;
using Binome.Enrolment;
using Binome.People;
using Binome.Platform;
using Binome.Platform.Outbox;
using Binome.Platform.Web;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Peers;

/// <summary>Writes to each of a group who the others are and how to begin; and writes it anew when one of them becomes sealed or is erased.</summary>
internal sealed class PeerMails(BinomeDb db, Mailing mailing, PeerLinks links, LeaveGroups leave, TimeProvider clock)
    : IHandle,
        IReact<ParticipantSealed>
{
    public const string OutboxKind = "peers.introduce";
    public const string MailKind = "peers.mail.group";

    public string Kind => OutboxKind;

    public async Task Handle(OutboxMessage message, CancellationToken stop)
    {
        var id = new Id<PeerGroup>(message.Read<Guid>());
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (await db.PeerGroups.AsNoTracking().SingleOrDefaultAsync(g => g.Id == id, stop) is not { ClosedAt: null } group)
            return; // deleted, or over before it began
        await Enrol.Hold(db, group.ProgrammeId, stop); // somebody who becomes sealed at this moment finds the mail written, or is not in it
        var programme = await db.Programmes.SingleAsync(p => p.Id == group.ProgrammeId, stop);
        var peers = await Staying(group, stop);
        foreach (var me in peers.Select(p => p.Participant))
            await mailing.Send(programme, new(me.PersonId, me.Id.Value), MailKind, Key(id, me.Id), () => Write(group, me.Id, peers), stop);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
    }

    /// <summary>Whoever took the wish back, withdrew or left while the group was made had no seat to lose yet: they are named to nobody. Too few are no group, and wait for another one.</summary>
    private async Task<List<KnownPeer>> Staying(PeerGroup group, CancellationToken stop)
    {
        var now = clock.Now();
        var seated = (await db.PeersOf([group.Id], stop))[group.Id].ToList();
        var staying = seated.FindAll(p => p.Wishes(DateOnly.FromDateTime(now)));
        if (staying.Count == seated.Count)
            return staying;
        if (staying.Count < PeerGroup.Fewest)
            staying = [];
        await leave.Run([.. seated.Except(staying).Select(p => p.Participant.Id)], now, stop);
        return staying;
    }

    public async Task On(ParticipantSealed fact, CancellationToken stop)
    {
        await leave.Run([fact.Participant], clock.Now(), stop);
        await Unname([fact.Participant], stop);
    }

    /// <summary>Their name and address leave the mails to all who were ever in a group with them, sent or not.</summary>
    public async Task Unname(IReadOnlyCollection<Id<Participant>> parts, CancellationToken stop)
    {
        await db.SaveChangesAsync(stop); // who sits where is read again
        var people = db.Participants.Where(p => EF.Parameter(parts).Contains(p.Id)).Select(p => p.PersonId); // by an index of mails
        var own = parts.Select(p => (Guid?)p.Value).ToList();
        var keys = await db
            .ProgrammeMails.Where(m => people.Contains(m.PersonId) && m.Kind == MailKind && EF.Parameter(own).Contains(m.Participant))
            .Select(m => m.Key)
            .ToListAsync(stop);
        var ids = keys.Select(GroupOf).Distinct().ToList();
        if (ids.Count == 0)
            return;
        var groups = await db.PeerGroups.AsNoTracking().Where(g => EF.Parameter(ids).Contains(g.Id)).ToDictionaryAsync(g => g.Id, stop);
        var peers = await db.PeersOf(ids, stop);
        var programmes = groups.Values.Select(g => g.ProgrammeId).Distinct().ToList();
        var of = await db.Programmes.Where(p => EF.Parameter(programmes).Contains(p.Id)).ToDictionaryAsync(p => p.Id, stop);
        var (texts, first) = (ids.ConvertAll(id => id.ToString()), groups.Values.Min(g => (DateTime?)g.MadeAt));
        var mails = await db
            .ProgrammeMails.Where(m => EF.Parameter(programmes).Contains(m.ProgrammeId) && m.QueuedAt >= first) // what an index finds
            .Where(m => m.Kind == MailKind && EF.Parameter(texts).Contains(m.Key.Substring(Prefix.Length, 36)))
            .ToListAsync(stop);
        foreach (var mail in mails)
            if (groups.TryGetValue(GroupOf(mail.Key), out var group))
                await mailing.Rewrite(
                    of[group.ProgrammeId],
                    mail,
                    () => Write(group, new(mail.Participant!.Value), [.. peers[group.Id]]),
                    stop
                );
    }

    private const string Prefix = "peers:";

    private static string Key(Id<PeerGroup> group, Id<Participant> to) => $"{Prefix}{group}:{to}";

    private static Id<PeerGroup> GroupOf(string key) => Id<PeerGroup>.Parse(key.Split(':')[1])!.Value;

    private string Write(PeerGroup group, Id<Participant> me, List<KnownPeer> peers)
    {
        var others = peers
            .Where(p => p.Participant.Id != me)
            .Select(p =>
            {
                var reader = Viewer.Stranger with { Organisation = p.Person.Organisation };
                return Words.Get("peers.mail.group.one", p.Person.NameFor(reader), p.Person.AddressFor(reader));
            })
            .ToList();
        return others.Count == 0 || others.Count == peers.Count
            ? Words.Get("peers.mail.group.over")
            : Words.Get("peers.mail.group.body", string.Join("\n", others), Say(group.Language), links.ToLeave(group.Id, me, group.MadeAt));
    }

    /// <summary>A language by its own name.</summary>
    public static string Say(string language) => CultureInfo.GetCultureInfo(language).NativeName;
}

/// <summary>The address in a mail by which somebody leaves their group without signing in.</summary>
public sealed class PeerLinks(SignedLinks links, PublicUrl site)
{
    private const string Purpose = "peers.leave";
    private const byte Leave = 1;
    private static readonly TimeSpan s_good = TimeSpan.FromDays(365);

    public string ToLeave(Id<PeerGroup> group, Id<Participant> by, DateTime made) =>
        site.To($"/peers/{links.Make(Purpose, new(Leave, group.Value, by.Value), made + s_good)}");

    public (Id<PeerGroup> Group, Id<Participant> By)? Read(string token, DateTime now) =>
        links.Read(Purpose, token, now) is { Act: Leave } read ? (new(read.On), new(read.By)) : null;
}

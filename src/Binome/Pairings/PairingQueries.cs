using Binome.Enrolment;
using Binome.People;
using Binome.Platform;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Pairings;

/// <summary>Pairs' named queries. What a viewer may not see is not in them.</summary>
public static class PairingQueries
{
    /// <summary>Those that the viewer is one of, once announced.</summary>
    public static IQueryable<Pairing> Mine(this DbSet<Pairing> pairings, BinomeDb db, Viewer viewer)
    {
        var mine = db.Participants.Mine(viewer); // looked up from the viewer: asked of each pair, it reads them all
        var ids = mine.Join(pairings, m => m.Id, p => p.MentorId, (_, p) => p.Id)
            .Union(mine.Join(pairings, m => m.Id, p => p.MenteeId, (_, p) => p.Id));
        return pairings.Where(p => p.AnnouncedAt != null && ids.Contains(p.Id));
    }

    /// <summary>Those of the programmes that the viewer runs; a coordinator's are those both of whom are of their sites.</summary>
    public static IQueryable<Pairing> Of(this DbSet<Pairing> pairings, BinomeDb db, Viewer viewer)
    {
        var known = db.Participants.Of(db, viewer);
        return pairings.Where(p => known.Any(m => m.Id == p.MentorId) && known.Any(m => m.Id == p.MenteeId));
    }

    /// <summary>The same of one programme, to whoever runs it.</summary>
    public static IQueryable<Pairing> In(this DbSet<Pairing> pairings, BinomeDb db, Remit remit)
    {
        var programme = remit.Programme.Id;
        var all = pairings.Where(p => p.ProgrammeId == programme);
        if (remit.IsWhole)
            return all;
        var known = db.Participants.In(db, remit);
        return all.Where(p => known.Any(m => m.Id == p.MentorId) && known.Any(m => m.Id == p.MenteeId));
    }

    /// <summary>Those in which somebody is sealed: all that the sealed coordinator, where they are nothing else, has to do with.</summary>
    public static IQueryable<Pairing> Sealed(this IQueryable<Pairing> pairings, BinomeDb db) =>
        pairings.Where(p => db.Participants.Any(m => (m.Id == p.MenteeId || m.Id == p.MentorId) && m.Discretion == Discretion.Sealed));

    public static IQueryable<Pairing> Running(this IQueryable<Pairing> pairings) => pairings.Where(p => p.EndedAt == null);

    /// <summary>Those that run or were announced: what was held back happened to nobody.</summary>
    public static IQueryable<Pairing> Happened(this IQueryable<Pairing> pairings) =>
        pairings.Where(p => p.EndedAt == null || p.AnnouncedAt != null);

    /// <summary>Why two people suit whom somebody put together: the topics that one asks for and the other knows, the weightiest first.</summary>
    public static async Task<PairingReasons> ReasonsByHand(
        this BinomeDb db,
        Id<Participant> mentor,
        Id<Participant> mentee,
        CancellationToken stop
    )
    {
        var topics = await (
            from skill in db.ParticipantTopics
            join need in db.ParticipantTopics on skill.Topic equals need.Topic
            where skill.ParticipantId == mentor && need.ParticipantId == mentee
            orderby skill.Level * need.Level descending, skill.Topic
            select new CommonTopic(skill.Topic, skill.Level, need.Level)
        ).ToListAsync(stop);
        return new() { Topics = topics, ByHand = true };
    }
}

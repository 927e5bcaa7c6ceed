using Binome.Counts;
using Binome.Enrolment;
using Binome.Evaluations;
using Binome.Insights;
using Binome.Pairings;
using Binome.People;
using Binome.Platform;
using Binome.Programmes;
using Binome.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Binome.Tests.Counts;

/// <summary>What pages read of a programme, from the counts and counted one by one.</summary>
internal static class CountedOneByOne
{
    /// <summary>Every figure of every programme is what counting it gives, and no table of counts says anything else than what is.</summary>
    /// <param name="back">Days on which it is read as well, as if nothing had happened since: weeks with something in them.</param>
    public static async Task AssertSame(BinomeDb db, DateTime now, params int[] back)
    {
        db.ChangeTracker.Clear();
        Assert.Empty(await KeepCounts.Wrong(db, default));
        foreach (var programme in await db.Programmes.AsNoTracking().Select(p => p.Id).ToListAsync())
        {
            var counts = await CurrentCounts.Of(db, default);
            await Report(db, programme, counts, now);
            await Asked(db, programme, counts, now);
            var remit = await Managed(db, programme);
            await Overview(db, remit, counts, now);
            await Stuck(db, remit, counts, now);
            foreach (var days in back)
            {
                await Report(db, programme, counts, now.AddDays(-days));
                await Overview(db, remit, counts, now.AddDays(-days));
            }
        }
    }

    private static async Task<Remit> Managed(BinomeDb db, Id<Programme> programme)
    {
        var manager = await db.ProgrammeRoles.FirstAsync(r => r.ProgrammeId == programme && r.Kind == RoleKind.Manager);
        var organisation = await db.Programmes.Where(p => p.Id == programme).Select(p => p.Organisation).SingleAsync();
        var viewer = new Viewer(Guid.NewGuid(), manager.PersonId, organisation, "", false);
        return (await db.RemitIn(viewer, programme, default, RoleKind.Manager))!;
    }

    private static async Task Overview(BinomeDb db, Remit remit, CurrentCounts counts, DateTime now)
    {
        var today = DateOnly.FromDateTime(now);
        Assert.Equal(await Reached.Read(db, remit, null, today, default), await Reached.Read(db, remit, counts, today, default));
        var (sites, said) = (await Site.Read(db, remit, null, today, default), await Site.Read(db, remit, counts, today, default));
        Assert.Equal(sites.OrderBy(s => s.City ?? "").Select(Line), said.OrderBy(s => s.City ?? "").Select(Line));
        var (rhythm, kept) = (
            await Rhythm.Read(db, remit, null, today, now, default),
            await Rhythm.Read(db, remit, counts, today, now, default)
        );
        Assert.Equal(rhythm.Weeks, kept.Weeks);
        Assert.Equal(rhythm.Untold, kept.Untold);
        Assert.Equal(rhythm.ThisWeek.OrderBy(w => w.Key), kept.ThisWeek.OrderBy(w => w.Key));
        Assert.Equal((rhythm.Lines, rhythm.Hidden, rhythm.HiddenLines), (kept.Lines, kept.Hidden, kept.HiddenLines));
        var shown = kept.Lines - kept.HiddenLines;
        foreach (var take in new[] { 1, 3, 1_000 })
            for (var skip = 0; skip < Math.Min(kept.Lines, 3 * take); skip += take)
            {
                var week = await WeekSession.Read(db, remit, null, today, 0, skip, take, default);
                var read = await WeekSession.Read(db, remit, counts, today, shown, skip, take, default);
                Assert.Equal(week.Select(w => (w.Fact, w.Pair.Pairing.Id)), read.Select(w => (w.Fact, w.Pair.Pairing.Id)));
            }
    }

    private static string Line(Site site) =>
        $"{site.City}: {site.Met} of {site.Pairs}, {site.Settled} for long, {string.Join(' ', site.Weeks)}";

    private static async Task Stuck(BinomeDb db, Remit remit, CurrentCounts counts, DateTime now)
    {
        // As far as the lists go now and at the times to come at which somebody will be stuck.
        foreach (var day in new[] { 0, 3, 8, 15, 31 })
        {
            var at = now.AddDays(day);
            var (looked, all) = await StuckPair.Read(db, remit, null, at, 0, 1_000, default);
            var (known, those) = await StuckPair.Read(db, remit, counts, at, 0, 1_000, default);
            Assert.Equal(all, those);
            Assert.Equal(looked.Select(Line), known.Select(Line));
            if (all < 4)
                continue;
            var (second, _) = await StuckPair.Read(db, remit, counts, at, 2, 2, default);
            var (same, _) = await StuckPair.Read(db, remit, null, at, 2, 2, default);
            Assert.Equal(same.Select(Line), second.Select(Line));
        }

        static (Id<Pairing>, int, DateTime?, DateTime?, Trouble, DateTime) Line(StuckPair one) =>
            (one.Pair.Pairing.Id, one.Held, one.LastEnd, one.Untold, one.Why, one.Since);
    }

    private static async Task Report(BinomeDb db, Id<Programme> programme, CurrentCounts counts, DateTime now)
    {
        var today = DateOnly.FromDateTime(now);
        var report = await Binome.Insights.Report.Read(db, programme, today, default, counts);
        var people = await db.Participants.Enrolled().Where(p => p.ProgrammeId == programme).ToListAsync();
        var mentees = people.Where(p => p.Kind == ParticipantKind.Mentee).ToList();
        var announced = (
            await db.Pairings.Where(p => p.ProgrammeId == programme && p.AnnouncedAt != null).Select(p => p.MenteeId).ToListAsync()
        ).ToHashSet();
        var held = await db
            .Sessions.Include(s => s.Seats)
            .Where(s => s.ProgrammeId == programme && s.State == SessionState.Held)
            .ToListAsync();
        var met = held.SelectMany(s => s.Seats).Select(s => s.ParticipantId).ToHashSet();
        var isSealed = (
            await db
                .Participants.Where(p => p.ProgrammeId == programme && p.Discretion == Discretion.Sealed)
                .Select(p => p.Id)
                .ToListAsync()
        ).ToHashSet();
        var open = held.Where(s => !s.Seats.Any(t => isSealed.Contains(t.ParticipantId))).ToList();
        Assert.Equal(
            (
                people.Count - mentees.Count,
                mentees.Count,
                mentees.Count(m => announced.Contains(m.Id)),
                mentees.Count(m => met.Contains(m.Id)),
                held.Count,
                open.Sum(s => s.Minutes ?? 0)
            ),
            (report.Mentors, report.Mentees, report.Paired, report.Met, report.Held, report.Minutes)
        );
        var last = Rhythm.Monday(today).AddDays(6);
        var days = open.Where(s => s.Day >= Rhythm.From(today) && s.Day <= last).GroupBy(s => s.Day!.Value).Select(g => (g.Key, g.Count()));
        Assert.Equal(Rhythm.Held(days, today), report.Weeks);
        var countries = await db.People.Where(p => p.Country != null).ToDictionaryAsync(p => p.Id, p => p.Country!);
        var covered = mentees
            .Where(m => !m.IsSealed && countries.ContainsKey(m.PersonId))
            .GroupBy(m => countries[m.PersonId])
            .Select(g => new Covered(g.Key, g.Count(), g.Count(m => announced.Contains(m.Id))))
            .OrderByDescending(c => c.Mentees)
            .ThenBy(c => c.Country, StringComparer.Ordinal);
        Assert.Equal(covered, report.Countries);
    }

    private static async Task Asked(BinomeDb db, Id<Programme> programme, CurrentCounts counts, DateTime now)
    {
        var kinds = await db.Participants.Where(p => p.ProgrammeId == programme).ToDictionaryAsync(p => p.Id, p => p);
        var held = await db
            .Sessions.Include(s => s.Seats)
            .Where(s => s.ProgrammeId == programme && s.State == SessionState.Held)
            .ToListAsync();
        var seats = held.SelectMany(s => s.Seats).ToList();
        var mentors = seats.Where(s => kinds[s.ParticipantId].Kind == ParticipantKind.Mentor).ToList();
        var met = seats.Select(s => s.PairingId).ToHashSet();
        var pairs = await db.Pairings.Where(p => p.ProgrammeId == programme).ToListAsync();
        // Who takes part, when the last of their pairs that met was closed, while none runs.
        var closed = pairs.Where(p => p.End == PairingEnd.Closed && met.Contains(p.Id)).ToList();
        var here = kinds.Values.Where(p => p.EnrolledAt != null && p.WithdrawnAt == null && p.CandidateSince == null).ToList();
        var done = here.Select(p =>
                (
                    p.Kind,
                    At: pairs.Exists(x => x.IsRunning && (x.MentorId == p.Id || x.MenteeId == p.Id))
                        ? null
                        : closed.Where(x => x.MentorId == p.Id || x.MenteeId == p.Id).Max(x => x.EndedAt)
                )
            )
            .Where(p => p.At is not null)
            .ToList();
        var mentees = done.Where(d => d.Kind == ParticipantKind.Mentee).Select(d => d.At!.Value).ToList();
        // To the moment at which a pair was closed, and the one before.
        var moments = closed.Select(d => d.EndedAt!.Value).Distinct().Order().Take(3).SelectMany(at => new[] { at, at.AddTicks(-10) });
        foreach (var at in moments.Select(m => m + SelfAssessmentSheet.Soon).Append(now).Append(now.AddDays(80)))
            Assert.Equal(
                new Askings(
                    mentors.Count,
                    seats.Count - mentors.Count,
                    mentors.Select(s => s.ParticipantId).Distinct().Count(id => here.Exists(p => p.Id == id)),
                    here.Count(p => p.Kind == ParticipantKind.Mentor),
                    here.Count(p => p.Kind == ParticipantKind.Mentee),
                    done.Count - mentees.Count,
                    mentees.Count,
                    mentees.Count(d => d <= at - SelfAssessmentSheet.Soon),
                    mentees.Count(d => d <= at - SelfAssessmentSheet.Later)
                ),
                await Askings.Read(db, programme, counts, at, default)
            );
    }
}

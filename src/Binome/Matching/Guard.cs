using System.Text;
using Binome.Enrolment;
using Binome.Pairings;
using Binome.People;
using Binome.Platform;
using Binome.Platform.Audit;
using Binome.Platform.Outbox;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;
using Someone = Binome.People.Person;

namespace Binome.Matching;

/// <summary>Watches over running pairs: each import, undo or publication checks them against their programme's rules, in its own transaction.</summary>
/// <remarks>Five queries whatever the number of pairs: pairs with their people, rules, lines, relations, and the pairs that change.</remarks>
internal sealed class Guard(BinomeDb db, EndPairing end, Journal journal, Consequences consequences, TimeProvider clock)
    : IReact<DirectoryImported>,
        IReact<PeopleLeft>,
        IReact<PairsPublished>
{
    /// <summary>How the log names what an import did.</summary>
    public const string Directory = "directory";

    public async Task On(DirectoryImported fact, CancellationToken stop)
    {
        var watched = await Watched.Running(db, fact.Organisation, stop);
        if (watched.Count == 0)
            return;
        var (now, today) = (clock.Now(), clock.Today());
        var broken = await Broken([.. watched.Where(w => !w.IsGone(today))], stop);
        var changed = watched.Where(w => w.IsGone(today) || broken.GetValueOrDefault(w.Pairing) != w.Conflict).ToList();
        if (changed.Count == 0)
            return;
        var ids = changed.Select(w => w.Pairing).ToList();
        var pairings = await db.Pairings.Where(p => EF.Parameter(ids).Contains(p.Id)).ToDictionaryAsync(p => p.Id, stop);
        var raised = new Dictionary<Id<Programme>, int>();
        var settled = new HashSet<Id<Programme>>();
        foreach (var pair in changed)
        {
            var pairing = pairings[pair.Pairing];
            if (pair.IsGone(today))
                await end.Run(pairing, PairingEnd.Gone, Directory, stop);
            else if (broken.TryGetValue(pair.Pairing, out var rule))
            {
                pairing.Conflicts(rule, now);
                journal.Write(Directory, "matching.audit.conflict", pairing.Id.ToString());
                // The report is read by who imports, who need not know who takes part: no name, and of a sealed pair no rule.
                fact.Conflicts.Add(
                    new(pairing.Id.ToString(), Words.Get(pair.IsSealed ? "matching.guard.sealed" : $"matching.guard.{rule}"))
                );
                raised[pair.Programme] = raised.GetValueOrDefault(pair.Programme) + 1;
            }
            else
            {
                pairing.Settle();
                journal.Write(Directory, "matching.audit.settled", pairing.Id.ToString());
                if (pairing.AnnouncedAt is null)
                    settled.Add(pair.Programme);
            }
        }
        // What the conflict held back is announced by its own publication, with time to hold it back, not by the next one.
        foreach (var programme in settled)
            await AnnouncePairs.Plan(consequences, programme, $"{programme}:settled:{now.Ticks}", now + Pairing.Delay, stop);
        foreach (var (programme, pairs) in raised)
            await TellConflicts.Plan(consequences, programme, $"{fact.Import}:{now.Ticks}", pairs, stop);
    }

    /// <summary>Who is no longer in the company takes part in nothing; whom they were paired with reads the neutral sentence.</summary>
    public async Task On(PeopleLeft fact, CancellationToken stop)
    {
        var gone = fact.People;
        var parts = await db.Participants.Where(p => EF.Parameter(gone).Contains(p.PersonId) && p.WithdrawnAt == null).ToListAsync(stop);
        foreach (var part in parts)
            part.Withdraw(fact.At);
        if (parts.Count == 0)
            return;
        var ids = parts.Select(p => p.Id).ToList();
        var pairings = await db
            .Pairings.Running()
            .Where(p => EF.Parameter(ids).Contains(p.MentorId) || EF.Parameter(ids).Contains(p.MenteeId))
            .ToListAsync(stop);
        // The import has ended those it found already, and not saved it yet.
        foreach (var pairing in pairings.Where(p => p.IsRunning))
            await end.Run(pairing, PairingEnd.Gone, Directory, stop);
    }

    /// <summary>The directory may have changed since the pairs were calculated: those that it forbids by now wait for a decision, unannounced.</summary>
    public async Task On(PairsPublished fact, CancellationToken stop)
    {
        var broken = await Broken(await Watched.Published(db, fact.Programme, fact.Pairs, stop), stop);
        foreach (var pairing in fact.Pairs)
            if (broken.TryGetValue(pairing.Id, out var rule))
                pairing.Conflicts(rule, clock.Now());
    }

    /// <summary>Which of these pairs break a rule of their programme, and which rule, the first in the order of <see cref="Rule"/>.</summary>
    private async Task<Dictionary<Id<Pairing>, string>> Broken(List<Watched> pairs, CancellationToken stop)
    {
        var broken = new Dictionary<Id<Pairing>, string>();
        if (pairs.Count == 0)
            return broken;
        var programmes = pairs.Select(p => p.Programme).Distinct().ToList();
        var rules = (
            await db.Programmes.Where(p => EF.Parameter(programmes).Contains(p.Id)).Select(p => new { p.Id, p.Rules }).ToListAsync(stop)
        ).ToDictionary(p => p.Id, p => RulesFile.Read(Encoding.UTF8.GetBytes(p.Rules), _ => { }).Rules);
        List<Id<Someone>> mentors = [.. pairs.Select(p => p.Mentor.Person).Distinct()];
        List<Id<Someone>> mentees = [.. pairs.Select(p => p.Mentee.Person).Distinct()];
        var levels = (await db.InLine(mentors, mentees, stop)).ToDictionary(l => (l.Below, l.Above), l => l.Depth);
        List<Id<Someone>> all = [.. mentors.Union(mentees)];
        var deciders = (
            await db
                .Relations.Where(r => r.Kind != RelationKind.DottedManager && EF.Parameter(all).Contains(r.PersonId))
                .Select(r => new
                {
                    r.PersonId,
                    r.Kind,
                    r.OtherId,
                })
                .ToListAsync(stop)
        ).Select(r => (r.PersonId, r.Kind, r.OtherId)).ToHashSet();
        foreach (var pair in pairs)
            if (RuleOf(pair, rules[pair.Programme], levels, deciders) is { } rule)
                broken[pair.Pairing] = RuleWords.Key(rule);
        return broken;
    }

    private static Rule? RuleOf(
        Watched pair,
        Rules rules,
        Dictionary<(Id<Someone> Below, Id<Someone> Above), int> levels,
        HashSet<(Id<Someone> Person, RelationKind Kind, Id<Someone> Other)> deciders
    )
    {
        var (mentor, mentee) = (pair.Mentor, pair.Mentee);
        var isExempt = mentor.IsOneOf(rules.LineExempt) || mentee.IsOneOf(rules.LineExempt);
        if (InLine(mentor, mentee) || InLine(mentee, mentor))
            return Rule.ReportingLine;
        if (rules.SameTeam && mentor.Manager is not null && mentor.Manager == mentee.Manager)
            return Rule.SameTeam;
        if (rules.Appraiser && Decides(RelationKind.Appraiser))
            return Rule.Appraiser;
        return rules.Hr && Decides(RelationKind.Hr) ? Rule.Hr : null;

        bool InLine(WatchedSide below, WatchedSide above) =>
            levels.TryGetValue((below.Person, above.Person), out var depth) && depth <= rules.LineDepth && (depth == 1 || !isExempt);

        bool Decides(RelationKind kind) =>
            deciders.Contains((mentor.Person, kind, mentee.Person)) || deciders.Contains((mentee.Person, kind, mentor.Person));
    }
}

/// <summary>Registers the guard: the command that imports needs it as well.</summary>
public static class GuardSetup
{
    public static IServiceCollection AddGuard(this IServiceCollection services) =>
        services
            .AddScoped<IReact<DirectoryImported>, Guard>()
            .AddScoped<IReact<PeopleLeft>, Guard>()
            .AddScoped<IReact<PairsPublished>, Guard>()
            .AddSingleton<RecentRosters>()
            .AddScoped<IReact<MentorsAsked>, PossibleMentors>()
            .AddScoped<IReact<PairHandedOver>, RecordHandOver>();
}

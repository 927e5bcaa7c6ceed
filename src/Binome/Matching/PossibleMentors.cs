using System.Collections.Concurrent;
using Binome.Enrolment;
using Binome.Pairings;
using Binome.People;
using Binome.Platform;
using Binome.Programmes;

namespace Binome.Matching;

/// <summary>Answers whom a mentee could be given to, by the very rules of the board.</summary>
internal sealed class PossibleMentors(BinomeDb db, RecentRosters recent, TimeProvider clock) : IReact<MentorsAsked>
{
    public async Task On(MentorsAsked fact, CancellationToken stop)
    {
        var people = fact.Anew
            ? await db.Roster(fact.Programme, clock.Today(), stop)
            : await recent.Of(db, fact.Programme, clock.Now(), stop);
        var roster = people.Under(ProgrammeRules.Of(fact.Programme), withPairs: true);
        foreach (var (at, mentee) in people.Mentees.Index().Where(m => fact.Mentees.Contains(m.Item.Id)))
            fact.Answer(
                mentee.Id,
                [
                    .. people
                        .Mentors.Index()
                        .Where(m => m.Item.Number > 0 && roster.Forbids(at, m.Index) is null)
                        .Select(m => new PossibleMentor(m.Item.Id, roster.Fit(at, m.Index)))
                        .OrderByDescending(m => m.Fit), // those who fit alike stay in the order of their aliases
                ]
            );
    }
}

/// <summary>Rosters read within the last minute: a page of conflicts that is looked at again asks nothing. What is decided is decided on a roster read anew.</summary>
internal sealed class RecentRosters
{
    private static readonly TimeSpan s_lifetime = TimeSpan.FromMinutes(1);
    private const int Most = 4;

    private readonly ConcurrentDictionary<Id<Programme>, (DateTime ReadAt, ProgrammeRoster Roster)> _rosters = [];

    public async Task<ProgrammeRoster> Of(BinomeDb db, Programme programme, DateTime now, CancellationToken stop)
    {
        if (_rosters.TryGetValue(programme.Id, out var known) && now - known.ReadAt < s_lifetime && known.ReadAt <= now)
            return known.Roster;
        foreach (var (id, old) in _rosters.Where(r => _rosters.Count >= Most || now - r.Value.ReadAt >= s_lifetime))
            _rosters.TryRemove(new(id, old));
        var read = await db.Roster(programme, DateOnly.FromDateTime(now), stop);
        _rosters[programme.Id] = (now, read);
        return read;
    }
}

using Binome.Enrolment;
using Binome.Matching;
using Binome.Pairings;
using Binome.Platform;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Rehearsal;

/// <summary>Why a mentee was never in a pair that both accepted.</summary>
public enum WithoutWhy
{
    /// <summary>They withdrew before.</summary>
    Withdrew = 1,

    /// <summary>One of a pair said no, never answered, or it ended before both had said yes, and nobody else was free.</summary>
    NotAccepted = 2,

    /// <summary>No mentor whom the rules allow them.</summary>
    Rules = 3,

    /// <summary>The mentors whom they may have are full.</summary>
    Places = 4,

    /// <summary>They came after the last round.</summary>
    TooLate = 5,
}

/// <summary>How many mentees had no mentor for one reason.</summary>
/// <param name="Rule">Where it is the rules, the one that keeps most mentors from them, as rules.json calls it.</param>
public sealed record Without(WithoutWhy Why, int Mentees, string? Rule = null)
{
    /// <summary>How many mentees there were, and what became of those without. The last board says why, from the same files as a real one.</summary>
    public static async Task<(int Mentees, IReadOnlyList<Without> Without)> Of(BinomeDb db, Id<Programme> programme, CancellationToken stop)
    {
        var mentees = await db
            .Participants.Where(p => p.ProgrammeId == programme && p.Kind == ParticipantKind.Mentee && p.EnrolledAt != null)
            .Select(p => new { p.Id, HasGone = p.WithdrawnAt != null })
            .ToListAsync(stop);
        var pairs = (
            await db
                .Pairings.Where(p => p.ProgrammeId == programme)
                .Select(p => new { p.MenteeId, IsAccepted = p.MentorAcceptedAt != null && p.MenteeAcceptedAt != null })
                .ToListAsync(stop)
        ).ToLookup(p => p.MenteeId, p => p.IsAccepted);
        var alone = mentees.Where(m => !pairs[m.Id].Any(isAccepted => isAccepted)).ToList();
        var board = alone.Count == 0 ? null : await LastBoard(db, programme, stop);
        return (
            mentees.Count,
            [
                .. alone
                    .Select(m =>
                        m.HasGone ? new Without(WithoutWhy.Withdrew, 1)
                        : pairs[m.Id].Any() ? new(WithoutWhy.NotAccepted, 1)
                        : Left(board, m.Id)
                    )
                    .GroupBy(w => (w.Why, w.Rule))
                    .Select(g => new Without(g.Key.Why, g.Count(), g.Key.Rule))
                    .OrderByDescending(w => w.Mentees)
                    .ThenBy(w => w.Why)
                    .ThenBy(w => w.Rule, StringComparer.Ordinal),
            ]
        );
    }

    /// <summary>The last one that could be made: a round that found nobody free has none.</summary>
    private static async Task<LiveBoard?> LastBoard(BinomeDb db, Id<Programme> programme, CancellationToken stop)
    {
        var last = await db
            .Runs.Where(r => r.ProgrammeId == programme && db.RunFiles.Any(f => f.RunId == r.Id && f.Name == References.FileName))
            .OrderByDescending(r => r.StartedAt)
            .Select(r => r.Id)
            .FirstOrDefaultAsync(stop);
        if (last == default)
            return null;
        var (files, references, _) = await RunStore.Load(db, last, stop);
        return new(BoardPeople.Read(files, references));
    }

    private static Without Left(LiveBoard? board, Id<Participant> mentee)
    {
        if (board?.People is not { } people || people.Mentee(people.Reference(mentee.Value)) is not (>= 0 and var at))
            return new(WithoutWhy.TooLate, 1);
        var left = LeftOut.Of(people, board.View([]).State, at);
        return left.Allowed > 0
            ? new(WithoutWhy.Places, 1)
            : new(WithoutWhy.Rules, 1, left.Rules is [var (rule, _), ..] ? RuleWords.Key(rule) : null);
    }
}

using Binome.Enrolment;
using Binome.People;
using Binome.Platform;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Pairings;

/// <summary>Somebody who waits for a pair.</summary>
public sealed record WaitingPerson(Participant Participant, Person Person);

/// <summary>What a mentee asks for, and how many mentors with a free place know it.</summary>
public sealed record AskedFor(ProgrammeTopic Topic, int Level, int Mentors);

/// <summary>Which sentence says that a pair breaks a rule: of a sealed pair never which rule, for a rule's facts say who somebody is.</summary>
public static class ConflictWords
{
    /// <summary>What of the line between the two breaks it, in words; null where no line does, or who somebody is would be told.</summary>
    public static async Task<string?> Fact(BinomeDb db, KnownPair pair, ProgrammeReader reader, CancellationToken stop)
    {
        if (pair.Pairing.ConflictAt is null || pair.IsSealed)
            return null;
        var (mentor, mentee) = (pair.Mentor.PersonId, pair.Mentee.PersonId);
        var line = await db
            .Lines.Where(l => l.PersonId == mentor && l.AboveId == mentee || l.PersonId == mentee && l.AboveId == mentor)
            .Select(l => new { l.AboveId, l.Depth })
            .FirstOrDefaultAsync(stop);
        if (line is null)
            return null;
        var (above, below) =
            line.AboveId == mentor
                ? (pair.MentorName(reader), pair.MenteeName(reader))
                : (pair.MenteeName(reader), pair.MentorName(reader));
        return Words.Count("pairings.conflict.levels", line.Depth, above, below);
    }

    public static string Key(KnownPair pair) => pair.IsSealed ? "pairings.conflict.sealed" : $"pairings.conflict.{pair.Pairing.Conflict}";
}

using Binome.Enrolment;
using Binome.People;
using Binome.Programmes;

namespace Binome.Pairings;

/// <summary>Somebody who waits for a pair.</summary>
public sealed record WaitingPerson(Participant Participant, Person Person);

/// <summary>What a mentee asks for, and how many mentors with a free place know it.</summary>
public sealed record AskedFor(ProgrammeTopic Topic, int Level, int Mentors);

/// <summary>Which sentence says that a pair breaks a rule: of a sealed pair never which rule, for a rule's facts say who somebody is.</summary>
public static class ConflictWords
{
    public static string Key(KnownPair pair) => pair.IsSealed ? "pairings.conflict.sealed" : $"pairings.conflict.{pair.Pairing.Conflict}";
}

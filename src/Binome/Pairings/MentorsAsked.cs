using Binome.Enrolment;
using Binome.People;
using Binome.Platform;
using Binome.Programmes;

namespace Binome.Pairings;

/// <summary>A mentor whom a mentee could have instead: a place is free, and nothing forbids the two.</summary>
/// <param name="Fit">0 to 1,000,000.</param>
public sealed record PossibleMentor(Id<Participant> Mentor, int Fit);

/// <summary>Whom could these mentees be given to? Who knows the rules answers, the best fits first; why somebody is not among them is told nobody.</summary>
/// <param name="Anew">As things are at this moment; otherwise the answer may be a minute old.</param>
public sealed record MentorsAsked(Programme Programme, IReadOnlyCollection<Id<Participant>> Mentees, bool Anew = false)
{
    private readonly Dictionary<Id<Participant>, IReadOnlyList<PossibleMentor>> _found = [];

    public IReadOnlyList<PossibleMentor> Of(Id<Participant> mentee) => _found.GetValueOrDefault(mentee) ?? [];

    public void Answer(Id<Participant> mentee, IReadOnlyList<PossibleMentor> mentors) => _found[mentee] = mentors;
}

/// <summary>A person gave a mentee to a mentor outside a board; nothing is saved yet.</summary>
/// <param name="Ended">The pair that this one takes the place of; null for who had none.</param>
/// <param name="Considered">Who was possible, the best fits first.</param>
public sealed record PairHandedOver(
    Programme Programme,
    Pairing? Ended,
    Pairing Published,
    IReadOnlyList<PossibleMentor> Considered,
    Viewer By
);

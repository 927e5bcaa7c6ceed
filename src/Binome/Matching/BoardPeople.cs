using Binome.Platform;

namespace Binome.Matching;

/// <summary>What a run was made of, read back: who is in the lists, and how each two of them fit.</summary>
internal sealed class BoardPeople
{
    private readonly Dictionary<string, int> _mentors;
    private readonly Dictionary<string, int> _mentees;
    private readonly Dictionary<Guid, string> _references;
    private readonly HashSet<string> _sealed;

    private BoardPeople(PairingFiles files, References references, PairingInput input)
    {
        (Files, References, Rules) = (files, references, input.Rules);
        Roster = input.Roster(new HashSet<(int, int)>());
        _mentors = Enumerable.Range(0, Roster.Mentors).ToDictionary(at => Roster.Mentor(at).Id, StringComparer.Ordinal);
        _mentees = Enumerable.Range(0, Roster.Mentees).ToDictionary(at => Roster.Mentee(at).Id, StringComparer.Ordinal);
        _references = references.Mentors.Concat(references.Mentees).ToDictionary(known => known.Value, known => known.Key);
        _sealed = [.. references.Sealed];
    }

    public PairingFiles Files { get; }
    public References References { get; }
    public RuleSet Rules { get; }
    public Roster Roster { get; }
    public MenteeRows Rows => field ??= new(Roster);
    public UnknownFacts Unknown => field ??= UnknownFacts.Of(Roster);

    /// <exception cref="RefusedException">The files say what no run can use: two people of one reference, say.</exception>
    public static BoardPeople Read(PairingFiles files, References references)
    {
        var input = PairingInput.Read(files);
        return input.Refused is [var refused, ..]
            ? throw new RefusedException("matching.run.refused", refused.ToString())
            : new(files, references, input);
    }

    /// <summary>Position of a reference, or -1.</summary>
    public int Mentor(string? reference) => reference is not null && _mentors.TryGetValue(reference, out var at) ? at : -1;

    public int Mentee(string? reference) => reference is not null && _mentees.TryGetValue(reference, out var at) ? at : -1;

    public string MentorReference(int mentor) => Roster.Mentor(mentor).Id;

    public string MenteeReference(int mentee) => Roster.Mentee(mentee).Id;

    /// <summary>The reference of somebody who takes part: pages and forms name people by their participant's id, because a reference beside a name would open the record.</summary>
    public string? Reference(string? participant) => Guid.TryParse(participant, out var id) ? Reference(id) : null;

    public string? Reference(Guid participant) => _references.GetValueOrDefault(participant);

    public Guid MentorId(int mentor) => References.Mentors[MentorReference(mentor)];

    public Guid MenteeId(int mentee) => References.Mentees[MenteeReference(mentee)];

    /// <summary>Somebody of these lists who was not sealed when they were made.</summary>
    public bool IsSealedSince(Guid hidden) => _references.TryGetValue(hidden, out var reference) && !_sealed.Contains(reference);

    public bool IsSealed(int mentor, int mentee) =>
        (mentor >= 0 && _sealed.Contains(MentorReference(mentor))) || (mentee >= 0 && _sealed.Contains(MenteeReference(mentee)));
}

using Binome.Enrolment;
using Binome.Library;
using Binome.Pairings;
using Binome.People;
using Binome.Platform;
using Binome.Programmes;
using Binome.Readiness;

namespace Binome.Records;

/// <summary>What somebody gave as a mentor, in all their programmes: read by them alone, and given away as they choose.</summary>
/// <param name="Feedback">People who said how a session was, as far as figures count them: in whole fives.</param>
public sealed partial record MentorRecord(Viewer Mentor, IReadOnlyList<RecordPart> Parts, int Feedback)
{
    public int Pairs => Parts.Sum(p => p.Pairs.Count);
    public int Sessions => Parts.Sum(p => p.Sessions);
    public int Minutes => Parts.Sum(p => p.Minutes);

    /// <summary>As it is given away today.</summary>
    public PrintedRecord Print(RecordKey key, string instance, DateOnly today) =>
        new(
            PrintedRecord.ThisFormat,
            instance,
            key.Fingerprint,
            today,
            Words.Language,
            Mentor.Name,
            Feedback > 0 ? Feedback : null,
            [.. Parts.Select(p => p.Print())]
        );
}

/// <summary>What they gave in one programme where both of a pair said yes.</summary>
public sealed record RecordPart(
    Participant Part,
    Programme Programme,
    RecordChoice? Choice,
    int Sessions,
    int Minutes,
    int HalvesSaid,
    DateTime? ReadyAt,
    int Stories,
    IReadOnlyList<RecordPair> Pairs,
    IReadOnlyList<RecordTopic> Topics,
    IReadOnlyList<ModulePass> Passes
)
{
    public DateOnly From => Pairs.Min(p => p.From);
    public DateOnly? Until => Pairs.Any(p => p.Until is null) ? null : Pairs.Max(p => p.Until);

    /// <summary>Names that do not stand here: of all mentees of theirs, in whatever programme, but those who allow it in this one.</summary>
    public required IReadOnlyCollection<string> Unnamed { get; init; }

    /// <summary>Once a programme is forgotten nobody is asked there and no words are kept: nothing would empty them any more.</summary>
    public bool MayChoose => Programme.ForgottenAt is null;

    /// <summary>They name somebody who allowed it once and does so no more: out they go, as a whole.</summary>
    public bool AreWordsLeftOut => Choice is not null && Folding.Names(Choice.OwnWords, Unnamed);

    public string OwnWords => AreWordsLeftOut ? "" : Choice?.OwnWords ?? "";

    public IEnumerable<RecordTopic> Shown => Topics.Where(t => Choice?.Shows(t.Code) != false);

    public PrintedProgramme Print() =>
        new(
            Programme.Name,
            From,
            Until,
            Pairs.Count,
            Sessions,
            Minutes,
            HalvesSaid > 0 ? HalvesSaid / 2m : null,
            [.. Shown.Select(t => new PrintedTopic(t.Name, t.Level))],
            [.. Passes.Select(p => new PrintedModule(Title(p.Code), DateOnly.FromDateTime(p.At)))],
            ReadyAt is { } ready ? DateOnly.FromDateTime(ready) : null,
            Stories,
            OwnWords,
            [.. Pairs.Where(p => p.Named is not null).Select(p => new PrintedName(p.Named!, p.From, p.Until))]
        );

    private static string Title(string module) => Reading.Ours(module)?.Title ?? module;
}

/// <param name="Level">1 to 5.</param>
public sealed record RecordTopic(string Code, string Name, int Level);

/// <summary>A pair of theirs that both said yes to.</summary>
/// <param name="Known">The mentee's name, to compare with what somebody types; shown nowhere.</param>
/// <param name="Now">The same where the mentor may read it: while the pair runs.</param>
/// <param name="Named">The same where its owner allows it.</param>
/// <param name="MayAsk">The mentee is in the company, not sealed, and was not asked yet, in a programme that is not forgotten.</param>
public sealed record RecordPair(
    Id<Pairing> Id,
    DateOnly From,
    DateOnly? Until,
    bool IsSealed,
    DateTime? AskedAt,
    bool MayAsk,
    string Known,
    string? Now,
    string? Named
);

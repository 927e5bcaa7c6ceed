namespace Binome.Matching;

/// <summary>The rules that forbid a pair, in the order of <see cref="Rule"/>; an unknown fact never forbids.</summary>
internal sealed class HardRules(Rules rules, IReadOnlySet<(int Mentor, int Mentee)> forbids)
{
    public const int MinutesInCommon = 30;

    public Obstacle? Forbids(Side mentee, Side mentor)
    {
        var (e, r) = (mentee.Person, mentor.Person);
        if (mentee.Number == mentor.Number)
            return new(Rule.Self);
        if (InLine(mentee, mentor) is { } levelsAbove)
            return new(Rule.ReportingLine, r.Id, e.Id, levelsAbove);
        if (InLine(mentor, mentee) is { } levelsBelow)
            return new(Rule.ReportingLine, e.Id, r.Id, levelsBelow);
        if (InOneTeam(mentee, mentor))
            return new(Rule.SameTeam, e.Manager);
        if (rules.Appraiser && Decides(mentee.Appraisers, mentor.Appraisers, mentee, mentor) is { } appraiser)
            return new(Rule.Appraiser, appraiser.Person.Id, appraiser == mentor ? e.Id : r.Id);
        if (rules.Hr && Decides(mentee.Hr, mentor.Hr, mentee, mentor) is { } decider)
            return new(Rule.Hr, decider.Person.Id, decider == mentor ? e.Id : r.Id);
        if (LackALanguage(mentee, mentor))
            return new(Rule.CommonLanguage);
        if (MinutesTooFar(mentee, mentor, rules) is { } minutes)
            return new(Rule.MaxHoursApart, Number: minutes);
        if (LackAnHour(mentee, mentor))
            return new(Rule.CommonHours);
        if (mentor.OutOfScope is not null)
            return new(Rule.Scope, r.Id, mentor.OutOfScope);
        if (mentee.OutOfScope is not null)
            return new(Rule.Scope, e.Id, mentee.OutOfScope);
        if (mentee.Vetoes.Count > 0 && mentee.Vetoes.Contains(mentor.Index))
            return new(Rule.Veto, e.Id, r.Id);
        if (mentor.Vetoes.Count > 0 && mentor.Vetoes.Contains(mentee.Index))
            return new(Rule.Veto, r.Id, e.Id);
        if (forbids.Count > 0 && forbids.Contains((mentor.Index, mentee.Index)))
            return new(Rule.Forbid);
        return null;
    }

    public Rules Rules => rules;

    public IReadOnlySet<(int Mentor, int Mentee)> ByHand => forbids;

    public bool AreInLine(Side mentee, Side mentor) => (InLine(mentee, mentor) ?? InLine(mentor, mentee)) is not null;

    public bool InOneTeam(Side mentee, Side mentor) => rules.SameTeam && mentee.Manager >= 0 && mentee.Manager == mentor.Manager;

    public bool LackALanguage(Side mentee, Side mentor) => rules.CommonLanguage && SpeakNoCommon(mentee, mentor);

    public bool AreFarApart(Side mentee, Side mentor) => MinutesTooFar(mentee, mentor, rules) is not null;

    public bool LackAnHour(Side mentee, Side mentor) =>
        rules.CommonHours
        && mentee.Hours.Length > 0
        && mentor.Hours.Length > 0
        && !WeekSpan.Meet(mentee.Hours, mentor.Hours, MinutesInCommon);

    /// <summary>Levels from <paramref name="below"/> up to <paramref name="above"/>, when they count.</summary>
    private int? InLine(Side below, Side above) =>
        below.Above.Count > 0 && below.Above.TryGetValue(above.Number, out var levels) && Counts(levels, below, above, rules)
            ? levels
            : null;

    /// <summary>Whether so many levels between two people forbid the pair.</summary>
    public static bool Counts(int levels, Side one, Side other, Rules rules) =>
        levels <= rules.LineDepth && (levels == 1 || !(one.Exempt || other.Exempt));

    public static bool SpeakNoCommon(Side one, Side other) =>
        one.Languages.Length > 0 && other.Languages.Length > 0 && !one.Languages.AsSpan().ContainsAny(other.Languages);

    /// <summary>Minutes between two clocks, when they are more than may be.</summary>
    public static int? MinutesTooFar(Side one, Side other, Rules rules) =>
        one.Person.OffsetMinutes is { } a && other.Person.OffsetMinutes is { } b && Math.Abs(a - b) > 60 * rules.MaxHoursApart
            ? Math.Abs(a - b)
            : null;

    private static Side? Decides(int[] onMentee, int[] onMentor, Side mentee, Side mentor) =>
        Array.IndexOf(onMentee, mentor.Number) >= 0 ? mentor
        : Array.IndexOf(onMentor, mentee.Number) >= 0 ? mentee
        : null;
}

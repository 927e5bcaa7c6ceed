using System.Text.Json.Serialization;

namespace Binome.Rehearsal;

/// <summary>How invented people behave: shares from 0 to 1, times in hours. Shown with every rehearsal, because its figures follow from them.</summary>
/// <remarks>
/// Nobody has published such figures for reverse mentoring. These were chosen so that nothing goes well by itself: every branch of the programme's life is
/// taken by somebody; the figures of a rehearsal say what a programme would be under them, not what it will be.
/// </remarks>
public sealed record Behaviour
{
    public static readonly Behaviour Usual = new();

    /// <summary>Median of the time until a mail is answered; some take ten times as long.</summary>
    public double AnswersAfterHours { get; init; } = 16;

    /// <summary>Invited beside those who come: they say no.</summary>
    public double Declines { get; init; } = 0.25;

    /// <summary>Of the others invited: never answer.</summary>
    public double Ignores { get; init; } = 0.25;

    /// <summary>Lay the form aside and finish it when they are reminded.</summary>
    public double PutsOff { get; init; } = 0.12;

    /// <summary>Of mentees.</summary>
    public double IsSealed { get; init; } = 0.06;
    public double IsPairOnly { get; init; } = 0.2;

    /// <summary>Names a colleague with whom they would not want to be.</summary>
    public double Vetoes { get; init; } = 0.08;
    public double Wishes { get; init; } = 0.12;
    public double DeclinesPair { get; init; } = 0.04;
    public double LeavesPairUnanswered { get; init; } = 0.03;

    /// <summary>None of the times proposed.</summary>
    public double AsksForOtherTimes { get; init; } = 0.1;

    /// <summary>Come too late to the times proposed, or read that theirs went by unanswered: leave it there.</summary>
    public double LetsLapse { get; init; } = 0.6;
    public double Moves { get; init; } = 0.09;
    public double Cancels { get; init; } = 0.03;
    public double Misses { get; init; } = 0.05;
    public double Evaluates { get; init; } = 0.74;

    /// <summary>Of those who told nothing of a session and are asked again whether they met: say so.</summary>
    public double TellsAtLast { get; init; } = 0.5;
    public double AssessesOneself { get; init; } = 0.6;

    /// <summary>After a session: has had enough of the pair.</summary>
    public double LeavesPair { get; init; } = 0.02;

    /// <summary>Of mentees who had the sessions they came for: write what it changed, for others to read. And of those asked to agree: do.</summary>
    public double TellsStory { get; init; } = 0.2;
    public double AgreesToStory { get; init; } = 0.8;

    /// <summary>A line manager who is asked for time says nothing, or not now.</summary>
    public double ManagerIsSilent { get; init; } = 0.1;
    public double ManagerSaysNotNow { get; init; } = 0.05;

    /// <summary>Of applications: explains nothing that a beginner could follow.</summary>
    public double IsWeak { get; init; } = 0.05;

    /// <summary>Of those not chosen: takes another role.</summary>
    public double HelpsOtherwise { get; init; } = 0.4;

    /// <summary>Takes no further part, of those who come.</summary>
    public double Withdraws { get; init; } = 0.02;

    /// <summary>Wants no reminders.</summary>
    public double TurnsRemindersOff { get; init; } = 0.08;

    /// <summary>Is given another manager by the yearly reorganisation; and leaves the company with it.</summary>
    public double ChangesManager { get; init; } = 0.05;
    public double LeavesCompany { get; init; } = 0.01;

    public double this[string name] => Shown.First(b => b.Name == name).Value;

    /// <summary>Every parameter by its name, as it is shown.</summary>
    [JsonIgnore]
    public IEnumerable<(string Name, double Value)> Shown =>
        typeof(Behaviour)
            .GetProperties()
            .Where(p => p.PropertyType == typeof(double) && p.GetIndexParameters().Length == 0)
            .Select(p => (char.ToLowerInvariant(p.Name[0]) + p.Name[1..], (double)p.GetValue(this)!));
}

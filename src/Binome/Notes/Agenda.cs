using System.Globalization;
using System.Text.Json;
using Binome.Platform;

namespace Binome.Notes;

/// <summary>One step of a session.</summary>
/// <param name="Name">`talk`, `practise` or `mirror`.</param>
/// <param name="Minutes">How long.</param>
/// <param name="Text">What is done in it; empty for what is proposed to everybody.</param>
public sealed record AgendaStep(string Name, int Minutes, string Text)
{
    public string Say => Text.Length > 0 ? Text : Words.Get($"notes.agenda.{Name}.text");
}

/// <summary>
/// The timed steps of a session: talk, practise, mirror. The mentee has the keyboard more than half the time, and teaches something back at the end: what makes it reverse mentoring and
/// no lesson (docs/glossary.md).
/// </summary>
public sealed record Agenda(IReadOnlyList<AgendaStep> Steps)
{
    public static readonly IReadOnlyList<string> Names = ["talk", "practise", "mirror"];

    /// <summary>Letters of a step.</summary>
    public const int MostText = 1000;

    public int Minutes => Steps.Sum(s => s.Minutes);

    /// <summary>Talking and mirror take a fifth each, in whole five minutes; the rest is practice.</summary>
    public static Agenda Proposed(int minutes)
    {
        var aside = Math.Max(5, (int)Math.Round(minutes * 0.22 / 5, MidpointRounding.AwayFromZero) * 5);
        return new([new("talk", aside, ""), new("practise", Math.Max(5, minutes - 2 * aside), ""), new("mirror", aside, "")]);
    }

    /// <summary>As it was kept; what is proposed where nothing was, or nothing that can be read.</summary>
    public static Agenda Read(string? kept, int minutes)
    {
        try
        {
            return kept is { Length: > 0 } && JsonSerializer.Deserialize<AgendaStep[]>(kept) is { Length: 3 } steps
                ? new(steps)
                : Proposed(minutes);
        }
        catch (JsonException)
        {
            return Proposed(minutes);
        }
    }

    public string ToJson() => JsonSerializer.Serialize(Steps);

    /// <summary>How much of the whole a step takes, and where it begins, in per cent for a picture.</summary>
    public IEnumerable<(string From, string Width, bool IsMain)> Drawn()
    {
        var from = 0d;
        foreach (var step in Steps)
        {
            var width = Minutes == 0 ? 0 : 100d * step.Minutes / Minutes;
            yield return (Percent(from), Percent(Math.Max(0, width - 0.4)), step.Name == "practise");
            from += width;
        }
    }

    private static string Percent(double value) => value.ToString("0.#", CultureInfo.InvariantCulture) + "%";
}

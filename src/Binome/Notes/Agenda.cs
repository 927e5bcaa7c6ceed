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

    /// <summary>Talking and mirror take a fifth each, or what a kit gives them, in whole five minutes; the rest is practice, and half at least.</summary>
    /// <param name="kit">Minutes of its three steps, scaled to this session.</param>
    public static Agenda Proposed(int minutes, IReadOnlyList<int>? kit = null)
    {
        var whole = kit?.Sum() ?? 0;
        var (talk, mirror) =
            whole > 0
                ? (Fives(minutes * kit![0] / (double)whole), Fives(minutes * kit[2] / (double)whole))
                : (Fives(minutes * 0.22), Fives(minutes * 0.22));
        while (2 * (talk + mirror) > minutes && Math.Max(talk, mirror) > 5)
            (talk, mirror) = talk >= mirror ? (talk - 5, mirror) : (talk, mirror - 5);
        return new([new("talk", talk, ""), new("practise", Math.Max(5, minutes - talk - mirror), ""), new("mirror", mirror, "")]);
    }

    private static int Fives(double minutes) => Math.Max(5, (int)Math.Round(minutes / 5, MidpointRounding.AwayFromZero) * 5);

    /// <summary>As it was kept; what is proposed where nothing was, or nothing that can be read.</summary>
    public static Agenda Read(string? kept, int minutes, IReadOnlyList<int>? kit = null)
    {
        try
        {
            return kept is { Length: > 0 } && JsonSerializer.Deserialize<AgendaStep[]>(kept) is { Length: 3 } steps
                ? new(steps)
                : Proposed(minutes, kit);
        }
        catch (JsonException)
        {
            return Proposed(minutes, kit);
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

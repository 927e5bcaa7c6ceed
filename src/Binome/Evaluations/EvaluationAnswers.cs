using System.Globalization;
using Binome.Platform;
using Binome.Platform.Ui;
using Binome.Programmes;

namespace Binome.Evaluations;

/// <summary>What the form of an evaluation says.</summary>
/// <param name="PassedOn">Codes that the form offered.</param>
public sealed record EvaluationAnswers(int Usefulness, int Comfort, int Recommends, NextWish Next)
{
    public IReadOnlyList<string> PassedOn { get; init; } = [];
    public string PassedOnOther { get; init; } = "";
    public IReadOnlyList<string> Learned { get; init; } = [];
    public string LearnedOther { get; init; } = "";
    public string Keep { get; init; } = "";
    public bool KeepIsShared { get; init; }
    public string Change { get; init; } = "";
    public bool ChangeIsShared { get; init; }

    /// <summary>A mentor's, of thirty days; null where it was not asked.</summary>
    public HoursSaid? Hours { get; init; }

    /// <summary>What was posted; null when something of it is wrong, which the form then says.</summary>
    public static EvaluationAnswers? Read(Posted posted, EvaluationSheet sheet)
    {
        var answers = new EvaluationAnswers(
            Number(posted, "usefulness", 1, 5),
            Number(posted, "comfort", 1, 5),
            Number(posted, "recommends", 0, 10),
            (NextWish)Number(posted, "next", 1, 3)
        )
        {
            PassedOn = Ticked(posted, "passedOn", sheet.ToPassOn),
            PassedOnOther = Text(posted, "passedOnOther", Evaluation.MostOther, Typed.Line),
            Learned = Ticked(posted, "learned", sheet.ToLearn),
            LearnedOther = Text(posted, "learnedOther", Evaluation.MostOther, Typed.Line),
            Keep = Text(posted, "keep", Evaluation.MostWord, Typed.Text),
            KeepIsShared = posted["keepIsShared"] == "true",
            Change = Text(posted, "change", Evaluation.MostWord, Typed.Text),
            ChangeIsShared = posted["changeIsShared"] == "true",
            Hours = sheet.AsksHours ? HoursOf(posted) : null,
        };
        return posted.IsWrong ? null : answers;
    }

    private static int Number(Posted posted, string name, int least, int most)
    {
        if (int.TryParse(posted[name], NumberStyles.None, CultureInfo.InvariantCulture, out var said) && said >= least && said <= most)
            return said;
        posted.Wrong(name, Words.Get("evaluations.form.missing"));
        return 0;
    }

    private static HoursSaid HoursOf(Posted posted)
    {
        var typed = Typed.Line(posted["hours"]);
        if (typed.Length == 0)
            return new(null);
        if (GivenHours.Read(typed) is { } halves)
            return new(halves);
        posted.Wrong("hours", Words.Get("evaluations.form.hours.wrong"));
        return new(null);
    }

    private static IReadOnlyList<string> Ticked(Posted posted, string name, IReadOnlyList<Option> offered) =>
        [.. offered.Select(o => o.Value).Where(posted.All(name).Contains)];

    private static string Text(Posted posted, string name, int most, Func<string?, string> clean)
    {
        var text = clean(posted[name]);
        if (text.Length > most)
            posted.Wrong(name, Words.Get("evaluations.form.long", most));
        return text;
    }
}

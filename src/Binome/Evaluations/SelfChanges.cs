using Binome.Platform;
using Binome.Platform.Ui;

namespace Binome.Evaluations;

/// <summary>What people say of themselves, before and after, and whether they use it: as far as released.</summary>
internal static class SelfChanges
{
    /// <summary>From 0 to 10.</summary>
    public static IReadOnlyList<Change> Of(EvaluationFigures figures) =>
        [
            .. Line(figures, Cell.MenteesBefore, Cell.MenteesAfter, Question.AtEase),
            .. Line(figures, Cell.MenteesBefore, Cell.MenteesAfter, Question.Alone),
            .. Line(figures, Cell.MentorsBefore, Cell.MentorsAfter, Question.HoldsOwn),
        ];

    /// <summary>How far mentees are at ease with their topic: what most of them came for; null where nothing may be told.</summary>
    public static Change? Ease(EvaluationFigures figures) =>
        Line(figures, Cell.MenteesBefore, Cell.MenteesAfter, Question.AtEase).FirstOrDefault();

    /// <summary>The share of mentees who used it, after two weeks and after eight.</summary>
    public static IReadOnlyList<Change> Use(EvaluationFigures figures) =>
        [.. Line(figures, Cell.UsedSoon, Cell.UsedLater, Question.UsedAtWork)];

    private static IEnumerable<Change> Line(EvaluationFigures figures, Cell first, Cell then, Question question)
    {
        var (before, after) = (Said(figures.In(first), question), Said(figures.In(then), question));
        return before is null && after is null ? [] : [new(Words.Get($"evaluations.effect.{question}"), before, after)];
    }

    private static Estimate? Said(Figure figure, Question question)
    {
        if (!figure.IsShown)
            return null;
        var isShare = question == Question.UsedAtWork;
        var value = isShare ? figure.Share(question, v => v == 1) : figure.Mean(question);
        var (low, high) = isShare ? Wilson.Of(value, figure.People) : figure.MeanWithin(question, SelfAssessment.Top(question));
        Func<double, string> say = isShare ? FigureWords.Percent : FigureWords.Mean;
        return new(value, low, high, Words.Get("evaluations.effect.value", say(value), say(low), say(high), Answered(figure)));
    }

    /// <summary>`12 of 20`: how many said it, of those who were asked.</summary>
    public static string Answered(Figure figure) =>
        Words.Get("evaluations.of", FigureWords.Number(figure.Answers), FigureWords.Number(figure.Asked));
}

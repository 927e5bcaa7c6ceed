using System.Globalization;
using Binome.Platform;
using Binome.Platform.Ui;
using Binome.Programmes;

namespace Binome.Library;

/// <summary>Reads what somebody typed into a text's form, and says with the field what a text of its kind is missing.</summary>
internal static class TextForm
{
    public static TextDraft Read(Posted posted, TextKind kind)
    {
        var body = TextBody.Read(Typed.Text(posted["markdown"]));
        var draft = new TextDraft(
            Typed.Line(posted["title"]),
            Typed.Line(posted["summary"]),
            Typed.Line(posted["safe"]),
                // A text whose headings give times takes as long as they say.
                body.Minutes > 0
                    ? body.Minutes
                : int.TryParse(posted["minutes"]?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var typed) ? typed
                : 0,
            Typed.Text(posted["markdown"])
        );
        if (draft.Title.Length is 0 or > TextVersion.MostTitle)
            posted.Wrong("title", Words.Get("library.edit.title.wrong", TextVersion.MostTitle));
        if (draft.Summary.Length is 0 or > TextVersion.MostSummary)
            posted.Wrong("summary", Words.Get("library.edit.summary.wrong", TextVersion.MostSummary));
        if (draft.Safe.Length is 0 or > TextVersion.MostSummary)
            posted.Wrong("safe", Words.Get("library.edit.safe.wrong", TextVersion.MostSummary));
        if (draft.Minutes is < 1 or > 480)
            posted.Wrong("minutes", Words.Get("library.edit.minutes.wrong"));
        if (draft.Markdown.Length is 0 or > TextVersion.MostMarkdown)
            posted.Wrong("markdown", Words.Get("library.edit.markdown.wrong", TextVersion.MostMarkdown));
        else if (SafeMarkdown.IsTooDeep(draft.Markdown))
            posted.Wrong("markdown", Words.Get("library.edit.markdown.deep"));
        else if (kind == TextKind.Kit && body.Steps.Count != 3)
            posted.Wrong("markdown", Words.Get("library.edit.kit.wrong"));
        else if (kind == TextKind.Module && body.Questions.Count == 0)
            posted.Wrong("markdown", Words.Get("library.edit.module.wrong"));
        else if (kind == TextKind.Charter && body.Sections.Count == 0)
            posted.Wrong("markdown", Words.Get("library.edit.charter.wrong"));
        return draft;
    }
}

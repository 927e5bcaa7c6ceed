using System.Text;
using Binome.People;
using Binome.Platform;
using Binome.Platform.Audit;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Library;

/// <summary>What a text says in one language, as it was typed.</summary>
public sealed record TextDraft(string Title, string Summary, string Safe, int Minutes, string Markdown);

/// <summary>A programme's own text says something else from now on.</summary>
public sealed record TextWritten(LibraryText Text);

/// <summary>Writes a programme's own texts: each change is one more version, and every version stays to be read and taken back.</summary>
public sealed class KeepTexts(BinomeDb db, Ids ids, Journal journal, TimeProvider clock, IEnumerable<IReact<TextWritten>> onWritten)
{
    /// <summary>What a programme may write from an empty page; modules and charters begin as a copy.</summary>
    public static readonly IReadOnlyList<TextKind> Written = [TextKind.Kit, TextKind.Exercise, TextKind.Topic];

    /// <summary>Takes a copy of one of ours, in both languages.</summary>
    public async Task Copy(LibraryReader reader, string code, Viewer by, CancellationToken stop)
    {
        var head = ShippedText.Find(code, Words.Language)?.Head;
        if (!reader.Keeps || head is null)
            throw new RefusedException("library.refused.gone");
        await MustBeOpen(reader.Programme.Id, stop);
        if (await db.LibraryTexts.AnyAsync(t => t.ProgrammeId == reader.Programme.Id && t.Code == code, stop))
            throw new RefusedException("library.refused.already");
        var text = Add(reader, code, head.Kind, head.Topic, by);
        text.Level = head.Level;
        text.ReviewedAs(head);
        foreach (var ours in ShippedText.All.Where(t => t.Head.Code == code))
            db.TextVersions.Add(
                new(text.Id, ours.Language, 1, null, clock.Now())
                {
                    Title = ours.Head.Title,
                    Summary = ours.Head.Summary,
                    Safe = ours.Head.Safe,
                    Minutes = ours.Head.Minutes,
                    Markdown = ours.Source,
                }
            );
    }

    /// <summary>Begins a text of the programme's own, in the language of whoever writes it; its code.</summary>
    public async Task<string> Begin(LibraryReader reader, string title, TextKind kind, string? topic, Viewer by, CancellationToken stop)
    {
        if (!reader.Keeps || !Written.Contains(kind))
            throw new RefusedException("library.refused.gone");
        await MustBeOpen(reader.Programme.Id, stop);
        var codes = await db.LibraryTexts.Where(t => t.ProgrammeId == reader.Programme.Id).Select(t => t.Code).ToListAsync(stop);
        var code = CodeOf(title, taken => codes.Contains(taken) || ShippedText.Find(taken, "en") is not null);
        var text = Add(reader, code, kind, topic, by);
        text.Review(by.Person, clock.Today(), clock.Today().AddYears(1));
        db.TextVersions.Add(
            new(text.Id, Words.Language, 1, by.Person, clock.Now())
            {
                Title = title,
                Minutes = kind == TextKind.Kit ? 45 : 10,
                Markdown = Words.Get($"library.template.{kind}"),
            }
        );
        return code;
    }

    /// <summary>One more version in one language; nothing where nothing changed.</summary>
    /// <param name="seen">The newest number when the form was shown: two writers at once do not write over each other.</param>
    public async Task Write(LibraryText text, string language, TextDraft draft, int seen, Viewer by, CancellationToken stop)
    {
        await MustBeOpen(text.ProgrammeId, stop);
        var newest = await db
            .TextVersions.AsNoTracking()
            .Where(v => v.TextId == text.Id && v.Language == language)
            .OrderByDescending(v => v.Number)
            .FirstOrDefaultAsync(stop);
        if ((newest?.Number ?? 0) != seen)
            throw new RefusedException("library.refused.changedMeanwhile");
        if (newest is not null && DraftOf(newest) == draft)
            return;
        text.Changed();
        db.TextVersions.Add(
            new(text.Id, language, seen + 1, by.Person, clock.Now())
            {
                Title = draft.Title,
                Summary = draft.Summary,
                Safe = draft.Safe,
                Minutes = draft.Minutes,
                Markdown = draft.Markdown,
            }
        );
        journal.Write(by.Actor, "library.audit.written", $"{text.ProgrammeId} {text.Code}");
        foreach (var reaction in onWritten)
            await reaction.On(new(text), stop);
    }

    /// <summary>Read through: it may be trusted until that day.</summary>
    public async Task Review(LibraryText text, DateOnly expires, Viewer by, CancellationToken stop)
    {
        await MustBeOpen(text.ProgrammeId, stop);
        text.Review(by.Person, clock.Today(), expires);
        text.OwnerId = by.Person;
        journal.Write(by.Actor, "library.audit.reviewed", $"{text.ProgrammeId} {text.Code}");
    }

    public static TextDraft DraftOf(TextVersion version) =>
        new(version.Title, version.Summary, version.Safe, version.Minutes, version.Markdown);

    /// <summary>A programme that is closed keeps its texts as they were.</summary>
    private async Task MustBeOpen(Id<Programme> programme, CancellationToken stop)
    {
        if (await db.Programmes.AnyAsync(p => p.Id == programme && p.State == ProgrammeState.Closed, stop))
            throw new RefusedException("library.refused.closed");
    }

    private LibraryText Add(LibraryReader reader, string code, TextKind kind, string? topic, Viewer by)
    {
        var text = new LibraryText(ids.New<LibraryText>(), reader.Programme.Id, code, kind, topic, clock.Now()) { OwnerId = by.Person };
        db.LibraryTexts.Add(text);
        journal.Write(by.Actor, "library.audit.begun", $"{reader.Programme.Id} {code}");
        return text;
    }

    /// <summary>« Un espace à trois » is `un-espace-a-trois`, with a number when that is taken.</summary>
    private static string CodeOf(string title, Func<string, bool> isTaken)
    {
        var letters = new StringBuilder();
        foreach (var letter in Folding.Fold(title))
            if (char.IsAsciiLetterOrDigit(letter))
                letters.Append(letter);
            else if (letters.Length > 0 && letters[^1] != '-')
                letters.Append('-');
        var code =
            letters.ToString() is var slug && slug.Trim('-') is { Length: > 0 } full ? full[..Math.Min(full.Length, 50)].Trim('-') : "text";
        var free = code;
        for (var number = 2; isTaken(free) || free == "new"; number++)
            free = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{code}-{number}");
        return free;
    }
}

using Binome.Library;
using Binome.People;
using Binome.Platform;
using Binome.Programmes;

namespace Binome.Tests.Library;

/// <summary>For the tests that walk through every page: a programme's copy of a kit, changed once in French.</summary>
internal static class FurnishedLibrary
{
    public static async Task Make(BinomeDb db, Ids ids, DateTime now, Programme programme, Id<Person> manager)
    {
        var ours = ShippedText.Find("generative-ai", "fr")!;
        var text = new LibraryText(ids.New<LibraryText>(), programme.Id, ours.Head.Code, TextKind.Kit, ours.Head.Topic, now)
        {
            OwnerId = manager,
            Level = ours.Head.Level,
        };
        text.Review(manager, DateOnly.FromDateTime(now), DateOnly.FromDateTime(now).AddYears(1));
        db.LibraryTexts.Add(text);
        foreach (var number in new[] { 1, 2 })
            db.TextVersions.Add(
                new(text.Id, "fr", number, manager, now)
                {
                    Title = ours.Head.Title,
                    Summary = ours.Head.Summary,
                    Safe = number == 1 ? ours.Head.Safe : "N’y mettez rien qui vienne d’un client.",
                    Minutes = ours.Head.Minutes,
                    Markdown = ours.Source,
                }
            );
        await db.SaveChangesAsync();
    }
}

using System.Globalization;
using Binome.People;
using Binome.Platform;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Library;

/// <summary>Tells somebody which texts they wrote; erased, or when a programme is forgotten, nobody wrote them: they are the programme's, and say nothing of whoever did.</summary>
internal sealed class OwnTexts(BinomeDb db) : IReact<DataAsked>, IReact<PersonErased>, IReact<ProgrammeForgotten>
{
    public async Task On(DataAsked fact, CancellationToken stop)
    {
        var rows = await (
            from version in db.TextVersions.AsNoTracking()
            where version.ById == fact.Person
            join text in db.LibraryTexts on version.TextId equals text.Id
            join programme in db.Programmes on text.ProgrammeId equals programme.Id
            orderby version.At, version.Language
            select new
            {
                version.Title,
                version.At,
                version.Language,
                version.Number,
                programme.Name,
            }
        ).ToListAsync(stop);
        foreach (var row in rows)
            fact.Add(
                "library.data.text",
                row.Name,
                AfterErasure.Counted,
                new("title", row.Title),
                new("version", $"{row.Language} {row.Number.ToString(CultureInfo.InvariantCulture)}"),
                new("at", row.At.ToString("O", CultureInfo.InvariantCulture), ProgrammeWords.Day(row.At))
            );
    }

    public Task On(PersonErased fact, CancellationToken stop) =>
        Forget(
            db.LibraryTexts.Where(t => t.OwnerId == fact.Person || t.ReviewerId == fact.Person),
            db.TextVersions.Where(v => v.ById == fact.Person),
            stop
        );

    public Task On(ProgrammeForgotten fact, CancellationToken stop)
    {
        var texts = db.LibraryTexts.Where(t => t.ProgrammeId == fact.Programme);
        return Forget(texts, db.TextVersions.Where(v => texts.Any(t => t.Id == v.TextId)), stop);
    }

    private static async Task Forget(IQueryable<LibraryText> texts, IQueryable<TextVersion> versions, CancellationToken stop)
    {
        await versions.ExecuteUpdateAsync(v => v.SetProperty(x => x.ById, (Id<Person>?)null), stop);
        await texts.ExecuteUpdateAsync(
            t =>
                t.SetProperty(x => x.OwnerId, (Id<Person>?)null)
                    .SetProperty(x => x.ReviewerId, (Id<Person>?)null)
                    .SetProperty(x => x.Version, x => x.Version + 1),
            stop
        );
    }
}

using Binome.Enrolment;
using Binome.People;
using Binome.Platform;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Library;

/// <summary>A programme as somebody reads its library: whoever takes part in it or has a role there.</summary>
public sealed record LibraryReader(Programme Programme, IReadOnlySet<RoleKind> Roles)
{
    /// <summary>Whether they write in it.</summary>
    public bool Keeps => Roles.Contains(RoleKind.Manager);

    /// <summary>One statement; null to everybody else.</summary>
    public static async Task<LibraryReader?> Of(BinomeDb db, Viewer viewer, Guid programme, CancellationToken stop)
    {
        var id = new Id<Programme>(programme);
        var found = await db.ReadBy(viewer)
            .Where(p => p.Id == id)
            .Select(p => new
            {
                Programme = p,
                Roles = db.ProgrammeRoles.Where(r => r.ProgrammeId == p.Id && r.PersonId == viewer.Person).Select(r => r.Kind).ToList(),
            })
            .AsNoTracking()
            .SingleOrDefaultAsync(stop);
        return found is null ? null : new(found.Programme, found.Roles.ToHashSet());
    }
}

/// <summary>The library's named queries. What a viewer may not see is not in them.</summary>
public static class LibraryQueries
{
    /// <summary>Programmes whose library the viewer reads: who takes part there, and who has a role.</summary>
    public static IQueryable<Programme> ReadBy(this BinomeDb db, Viewer viewer) =>
        db.Programmes.Where(p =>
            p.Organisation == viewer.Organisation
            && viewer.Person != null
            && (
                db.ProgrammeRoles.Any(r => r.ProgrammeId == p.Id && r.PersonId == viewer.Person)
                || db.Participants.Any(x =>
                    x.ProgrammeId == p.Id && x.PersonId == viewer.Person && x.EnrolledAt != null && x.WithdrawnAt == null
                )
            )
        );

    /// <summary>Each of these texts with its newest version in each language.</summary>
    public static IQueryable<NewestText> Newest(this BinomeDb db, IQueryable<LibraryText> texts) =>
        from text in texts
        join version in db.TextVersions on text.Id equals version.TextId
        where !db.TextVersions.Any(v => v.TextId == version.TextId && v.Language == version.Language && v.Number > version.Number)
        select new NewestText { Text = text, Version = version };

    /// <summary>One text of a programme as the reader reads it: the programme's own, or else ours.</summary>
    public static async Task<Reading?> Reading(this BinomeDb db, Id<Programme> programme, string code, CancellationToken stop)
    {
        var own = await db.Newest(db.LibraryTexts.Where(t => t.ProgrammeId == programme && t.Code == code))
            .AsNoTracking()
            .ToListAsync(stop);
        return own.Count > 0 ? Library.Reading.Best(own[0].Text, own.Select(o => o.Version)) : Library.Reading.Ours(code);
    }

    /// <summary>All that a programme has of its own, as the reader reads it.</summary>
    public static IReadOnlyList<Reading> Best(this IEnumerable<NewestText> newest) =>
        [
            .. newest
                .GroupBy(n => n.Text.Id)
                .Select(g => Library.Reading.Best(g.First().Text, g.Select(n => n.Version)))
                .OfType<Reading>()
                .OrderBy(r => r.Kind)
                .ThenBy(r => r.Title, StringComparer.CurrentCulture),
        ];
}

public sealed class NewestText
{
    public required LibraryText Text { get; init; }
    public required TextVersion Version { get; init; }
}

using Binome.People;
using Binome.Platform;
using Binome.Programmes;
using Binome.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Binome.Evaluations;

/// <summary>Words whose author lets the programme's managers read them: no name, no date, beside no mark; in an order that the words alone give.</summary>
public sealed record SharedWord
{
    /// <summary>Something to keep; to change otherwise.</summary>
    public required bool IsToKeep { get; init; }
    public required string Text { get; init; }
}

public static class SharedWords
{
    /// <summary>Programmes whose figures and shared words the viewer reads. A coordinator of some sites does not: sums over everybody would count sealed people among those whom they know.</summary>
    public static IQueryable<Programme> EvaluatedFor(this BinomeDb db, Viewer viewer) =>
        db.WithRole(viewer, RoleKind.Manager, RoleKind.SealedCoordinator);

    /// <summary>They come with the figures that count their marks: earlier, a word would tell who has just answered.</summary>
    public static IQueryable<SharedWord> SharedIn(this BinomeDb db, Id<Programme> programme) =>
        db.HeldAnswers(programme)
            .Where(e => e.KeepIsShared)
            .Select(e => new SharedWord { IsToKeep = true, Text = e.Keep })
            .Concat(
                db.HeldAnswers(programme).Where(e => e.ChangeIsShared).Select(e => new SharedWord { IsToKeep = false, Text = e.Change })
            );

    /// <summary>Released, of sessions that still stand as held: whoever spoke last said so.</summary>
    private static IQueryable<Evaluation> HeldAnswers(this BinomeDb db, Id<Programme> programme) =>
        db.Evaluations.Where(e =>
            e.ProgrammeId == programme && e.Batch != null && db.Sessions.Any(s => s.Id == e.SessionId && s.State == SessionState.Held)
        );
}

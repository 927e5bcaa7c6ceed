using Binome.Library;
using Binome.Platform;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Readiness;

/// <summary>The modules of the mentors' course as a programme has them: its own copy, or else ours.</summary>
internal static class CourseText
{
    /// <summary>One statement.</summary>
    public static async Task<IReadOnlyList<Reading>> All(BinomeDb db, Id<Programme> programme, CancellationToken stop)
    {
        var own = (
            await db.Newest(db.LibraryTexts.Where(t => t.ProgrammeId == programme && t.Kind == TextKind.Module))
                .AsNoTracking()
                .ToListAsync(stop)
        ).Best();
        return [.. ShippedText.Course.Select(code => own.FirstOrDefault(t => t.Code == code) ?? Reading.Ours(code)!)];
    }
}

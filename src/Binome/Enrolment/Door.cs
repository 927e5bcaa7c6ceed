using Binome.People;
using Binome.Platform;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Enrolment;

/// <summary>Whether somebody may join a programme now, and if not, why.</summary>
public enum Door
{
    Open = 1,
    Closed = 2,

    /// <summary>The programme is for others.</summary>
    OutOfScope = 3,

    /// <summary>An account that stands for nobody of the directory, or somebody who left.</summary>
    NotInDirectory = 4,
}

/// <summary>Asks it.</summary>
public static class Doors
{
    public static async Task<Door> DoorOf(this BinomeDb db, Programme programme, Viewer viewer, DateOnly today, CancellationToken stop)
    {
        if (!programme.IsOpenForEnrolment(today))
            return Door.Closed;
        if (viewer.Person is not { } person)
            return Door.NotInDirectory;
        return await db.InScope(programme).Present(today).AnyAsync(p => p.Id == person, stop) ? Door.Open : Door.OutOfScope;
    }
}

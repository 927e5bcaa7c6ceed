using Binome.People;
using Binome.Platform;
using Binome.Platform.Audit;
using Binome.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace Binome.Programmes;

/// <summary>Gives somebody of the directory a role in a programme, and writes to them.</summary>
public sealed class NameToRole(
    BinomeDb db,
    Ids ids,
    Journal journal,
    Mailing mailing,
    PublicUrl site,
    IEnumerable<IReact<SealedCoordinatorNamed>> named,
    TimeProvider clock
)
{
    /// <param name="countries">A coordinator's, joined by '|'; empty: all.</param>
    /// <param name="cities">The same.</param>
    public async Task Run(
        Programme programme,
        Id<Person> who,
        RoleKind kind,
        string countries,
        string cities,
        Viewer by,
        CancellationToken stop
    )
    {
        if (!await db.People.Of(by).Present(clock.Today()).AnyAsync(p => p.Id == who, stop))
            throw new RefusedException("programmes.roles.refused.gone");
        var roles = await db.ProgrammeRoles.Where(r => r.ProgrammeId == programme.Id).ToListAsync(stop);
        if (kind == RoleKind.SealedCoordinator && who == by.Person)
            throw new RefusedException("programmes.roles.refused.sealedSelf");
        var role = roles.Find(r => r.Kind == kind && r.PersonId == who);
        if (role is null)
            db.ProgrammeRoles.Add(role = new(ids.New<ProgrammeRole>(), programme.Id, who, kind, clock.Now(), by.Actor));
        else if (kind != RoleKind.Coordinator)
            throw new RefusedException("programmes.roles.refused.already");
        if (kind == RoleKind.SealedCoordinator)
            await PassOn(programme, role, roles.Find(r => r.Kind == kind && r.PersonId != who), by, stop);
        if (kind == RoleKind.Coordinator)
            (role.Countries, role.Cities) = (countries, cities);
        programme.Version++; // two managers who name two sealed coordinators at once: the second is refused
        journal.Write(by.Actor, $"programmes.audit.named.{kind}", $"{programme.Id} {who}");
        if (who != by.Person)
            await Tell(mailing, site, programme, role, stop);
    }

    /// <summary>Whoever was named by another hears of it.</summary>
    internal static Task Tell(Mailing mailing, PublicUrl site, Programme programme, ProgrammeRole role, CancellationToken stop) =>
        mailing.Send(
            programme,
            new Addressee(role.PersonId),
            "programmes.mail.named",
            $"role:{role.Id}",
            () => $"{Said(role.Kind)}\n\n{site.To("/programmes")}",
            stop,
            announces: false
        );

    /// <summary>The role by its name, and what it may do; a sentence of its own where the list of roles advises whoever names.</summary>
    private static string Said(RoleKind kind)
    {
        var what = $"programmes.mail.named.{kind}";
        return Words.Get(
            "programmes.mail.named.as",
            Words.Get($"programmes.role.{kind}"),
            Words.Get(Words.Has(what) ? what : $"programmes.role.{kind}.what")
        );
    }

    /// <summary>There is one at a time, and never a moment without: whoever is sealed hears of it.</summary>
    private async Task PassOn(Programme programme, ProgrammeRole to, ProgrammeRole? from, Viewer by, CancellationToken stop)
    {
        if (from is not null)
        {
            db.ProgrammeRoles.Remove(from);
            journal.Write(by.Actor, $"programmes.audit.taken.{from.Kind}", $"{programme.Id} {from.PersonId}");
        }
        foreach (var reaction in named)
            await reaction.On(new(programme, to.Id), stop);
    }
}

/// <summary>Another person knows from now on who is sealed.</summary>
public sealed record SealedCoordinatorNamed(Programme Programme, Id<ProgrammeRole> Role);

/// <summary>Nobody would know any more who is sealed; whoever must not let that be refuses it.</summary>
public sealed record SealedCoordinatorTaken(Id<Programme> Programme);

/// <summary>Takes a role back; a programme never loses its last manager.</summary>
public sealed class TakeRole(BinomeDb db, Journal journal, IEnumerable<IReact<SealedCoordinatorTaken>> taken, TimeProvider clock)
{
    public async Task Run(Programme programme, Id<ProgrammeRole> id, Viewer by, CancellationToken stop)
    {
        var role = await db.ProgrammeRoles.SingleOrDefaultAsync(r => r.Id == id && r.ProgrammeId == programme.Id, stop);
        if (role is null)
            return; // somebody else was faster: it is gone, as asked
        if (role.Kind == RoleKind.Manager && !await HasAnotherManager(role, stop))
            throw new RefusedException("programmes.roles.refused.lastManager");
        if (role.Kind == RoleKind.SealedCoordinator)
            foreach (var reaction in taken)
                await reaction.On(new(programme.Id), stop);
        programme.Version++; // two managers who take each other's role back at once: the second is refused
        db.ProgrammeRoles.Remove(role);
        journal.Write(by.Actor, $"programmes.audit.taken.{role.Kind}", $"{programme.Id} {role.PersonId}");
    }

    private Task<bool> HasAnotherManager(ProgrammeRole role, CancellationToken stop)
    {
        var present = db.People.Present(clock.Today());
        return db.ProgrammeRoles.AnyAsync(
            r => r.ProgrammeId == role.ProgrammeId && r.Kind == RoleKind.Manager && r.Id != role.Id && present.Any(p => p.Id == r.PersonId),
            stop
        );
    }
}

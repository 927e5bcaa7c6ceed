using Binome.People;
using Binome.Platform;
using Binome.Platform.Audit;
using Binome.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace Binome.Programmes;

/// <summary>Founds a programme: a draft with every shipped topic and the rules' defaults, run by its founder or by whom they name.</summary>
public sealed class FoundProgramme(BinomeDb db, Ids ids, Journal journal, Mailing mailing, PublicUrl site, TimeProvider clock)
{
    /// <summary>Administrators, and those who already lead a programme.</summary>
    public static async Task<bool> IsOpenTo(BinomeDb db, Viewer viewer, CancellationToken stop) =>
        viewer.IsAdministrator || await db.LedBy(viewer).AnyAsync(stop);

    /// <param name="manager">Employee number or address of whoever runs it; only read when the founder is not in the directory.</param>
    public async Task<Programme> Run(string name, string purpose, string? manager, Viewer viewer, CancellationToken stop)
    {
        if (!await IsOpenTo(db, viewer, stop))
            throw new RefusedException("programmes.refused.mayNotFound");
        var now = clock.Now();
        var runs =
            viewer.Person
            ?? await Find(manager, viewer, DateOnly.FromDateTime(now), stop)
            ?? throw new RefusedException("programmes.refused.noManager");
        var programme = new Programme(ids.New<Programme>(), viewer.Organisation, name, now) { Purpose = purpose };
        db.Programmes.Add(programme);
        foreach (var (code, at) in ShippedTopics.Codes.Select((code, at) => (code, at)))
            db.ProgrammeTopics.Add(new(programme.Id, code, at));
        var role = new ProgrammeRole(ids.New<ProgrammeRole>(), programme.Id, runs, RoleKind.Manager, now, viewer.Actor);
        db.ProgrammeRoles.Add(role);
        journal.Write(viewer.Actor, "programmes.audit.founded", programme.Id.ToString());
        if (runs != viewer.Person)
            await NameToRole.Tell(mailing, site, programme, role, stop);
        return programme;
    }

    private async Task<Id<Person>?> Find(string? typed, Viewer viewer, DateOnly today, CancellationToken stop)
    {
        var manager = Typed.Line(typed);
        var found = await db.People.Named(viewer, [manager], today, stop);
        return found.TryGetValue(manager, out var person) ? person : null;
    }
}

/// <summary>The same settings for another wave: everything but people and dates.</summary>
public sealed class CloneProgramme(BinomeDb db, Ids ids, Journal journal, TimeProvider clock)
{
    public async Task<Programme> Run(Id<Programme> id, Viewer viewer, CancellationToken stop)
    {
        var from =
            await db.LedBy(viewer).AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, stop)
            ?? throw new RefusedException("programmes.refused.gone");
        var now = clock.Now();
        var name = Words.Get("programmes.clone.name", from.Name);
        var clone = new Programme(ids.New<Programme>(), from.Organisation, name.Length > Programme.MostLetters ? from.Name : name, now)
        {
            Purpose = from.Purpose,
            SessionMinutes = from.SessionMinutes,
            MentorsTogether = from.MentorsTogether,
            Rules = from.Rules,
            Scope = from.Scope,
            KeepMonths = from.KeepMonths,
            Rubric = from.Rubric,
        };
        clone.Select(from.PromisedDays);
        db.Programmes.Add(clone);
        foreach (var topic in await db.ProgrammeTopics.AsNoTracking().Where(t => t.ProgrammeId == id).ToListAsync(stop))
            db.ProgrammeTopics.Add(new(clone.Id, topic.Code, topic.Position, topic.English, topic.French));
        foreach (var opening in await db.MailOpenings.AsNoTracking().Where(o => o.ProgrammeId == id).ToListAsync(stop))
            db.MailOpenings.Add(new(clone.Id, opening.Kind, opening.Language, opening.Text));
        db.ProgrammeRoles.Add(new(ids.New<ProgrammeRole>(), clone.Id, viewer.Person!.Value, RoleKind.Manager, now, viewer.Actor));
        journal.Write(viewer.Actor, "programmes.audit.cloned", clone.Id.ToString());
        return clone;
    }
}

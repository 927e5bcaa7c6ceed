using Binome.People;
using Binome.Platform;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Enrolment;

/// <summary>Participants' named queries. What a viewer may not see is not in them.</summary>
public static class ParticipantQueries
{
    /// <summary>The viewer's own parts.</summary>
    public static IQueryable<Participant> Mine(this DbSet<Participant> participants, Viewer viewer) =>
        participants.Where(p => viewer.Person != null && p.PersonId == viewer.Person);

    /// <summary>Everybody of the programmes that the viewer runs; sealed people are among them, and named by alias alone.</summary>
    public static IQueryable<Participant> Of(this DbSet<Participant> participants, BinomeDb db, Viewer viewer)
    {
        var programmes = db.WithRole(viewer, RoleKind.Manager, RoleKind.SealedCoordinator);
        var sites = db.ProgrammeRoles.Where(r => r.PersonId == viewer.Person && r.Kind == RoleKind.Coordinator);
        return participants.Where(p =>
            programmes.Select(x => x.Id).Contains(p.ProgrammeId) // asked once, not of each of them
            || sites.Any(r =>
                r.ProgrammeId == p.ProgrammeId
                && p.Discretion != Discretion.Sealed // a site's list of three would tell who the alias is
                && db.People.Any(x =>
                    x.Id == p.PersonId
                    && x.Organisation == viewer.Organisation
                    && (r.Countries == "" || ("|" + r.Countries + "|").Contains("|" + x.Country + "|"))
                    && (r.Cities == "" || ("|" + r.Cities + "|").Contains("|" + x.City + "|"))
                )
            )
        );
    }

    /// <summary>The same of one programme, to whoever runs it: what they are there was read already, and is not asked of each row.</summary>
    public static IQueryable<Participant> In(this DbSet<Participant> participants, BinomeDb db, Remit remit)
    {
        var programme = remit.Programme.Id;
        var all = participants.Where(p => p.ProgrammeId == programme);
        if (remit.IsWhole)
            return all;
        if (remit.Site is not { } site)
            return all.Where(_ => false);
        var (organisation, countries, cities) = (remit.Viewer.Organisation, $"|{site.Countries}|", $"|{site.Cities}|");
        var people = db.People.Where(x => x.Organisation == organisation);
        if (site.Countries.Length > 0)
            people = people.Where(x => countries.Contains("|" + x.Country + "|"));
        if (site.Cities.Length > 0)
            people = people.Where(x => cities.Contains("|" + x.City + "|"));
        return all.Where(p => p.Discretion != Discretion.Sealed && people.Any(x => x.Id == p.PersonId));
    }

    /// <summary>Programmes whose call the viewer may answer or has answered: a draft is known to its managers alone.</summary>
    public static IQueryable<Programme> CallsTo(this BinomeDb db, Viewer viewer) =>
        db.Programmes.Where(p =>
            p.Organisation == viewer.Organisation
            && p.State != ProgrammeState.Draft
            && (
                p.ArchivedAt == null
                || db.Participants.Any(x => x.ProgrammeId == p.Id && viewer.Person != null && x.PersonId == viewer.Person)
            )
        );

    /// <summary>Those whom a list may show, sent forms alone. A mentee who withdrew is not told from one who is sealed: neither is in it by name.</summary>
    public static IQueryable<Participant> Listed(this IQueryable<Participant> participants) =>
        participants.Where(p => p.EnrolledAt != null && (p.WithdrawnAt == null || p.Kind == ParticipantKind.Mentor));

    /// <summary>Those who take part: whoever offers and is not chosen (yet) does not.</summary>
    public static IQueryable<Participant> Enrolled(this IQueryable<Participant> participants) =>
        participants.Where(p => p.EnrolledAt != null && p.WithdrawnAt == null && p.CandidateSince == null);
}

using Binome.Enrolment;
using Binome.People;
using Binome.Platform;
using Binome.Programmes;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Binome.Counts;

/// <summary>The counts of whole programmes, true to the moment at which they are asked for: nobody reads them but through it.</summary>
/// <remarks>SQLite has one writer: while an import holds it, they are those of when somebody read them last, and the page is there all the same.</remarks>
public sealed class CurrentCounts
{
    private readonly BinomeDb db;

    private CurrentCounts(BinomeDb db) => this.db = db;

    /// <summary>One statement, unless something changed since somebody asked last.</summary>
    public static async Task<CurrentCounts> Of(BinomeDb db, CancellationToken stop)
    {
        try
        {
            await db.SettleCounts(stop);
        }
        catch (SqliteException busy) when (busy.SqliteErrorCode == SQLitePCL.raw.SQLITE_BUSY)
        {
            // What was noted stays noted: whoever reads next settles it.
        }
        return new(db);
    }

    public IQueryable<ParticipantCount> Participants(Id<Programme> programme) =>
        db.ParticipantCounts.Where(c => c.ProgrammeId == programme);

    public IQueryable<SessionCount> Sessions(Id<Programme> programme) => db.SessionCounts.Where(c => c.ProgrammeId == programme);

    public IQueryable<SiteCount> Sites(Id<Programme> programme) => db.SiteCounts.Where(c => c.ProgrammeId == programme);

    public IQueryable<SiteWeek> SiteWeeks(Id<Programme> programme) => db.SiteWeeks.Where(c => c.ProgrammeId == programme);

    public IQueryable<CountedSession> EachSession(Id<Programme> programme) => db.CountedSessions.Where(c => c.ProgrammeId == programme);

    public IQueryable<CountedPairing> EachPairing(Id<Programme> programme) => db.CountedPairings.Where(c => c.ProgrammeId == programme);

    /// <summary>Pairs, of all programmes, that both have accepted and that do not go on by themselves.</summary>
    public IQueryable<CountedPairing> Idle(DateTime now) =>
        db.CountedPairings.Where(c => c.StuckAt <= now && c.Trouble >= Trouble.NotBegun);

    public IQueryable<int> Invited(Id<Programme> programme, ParticipantKind kind) =>
        db.InvitationCounts.Where(c => c.ProgrammeId == programme && c.Kind == kind).Select(c => c.Invitations);

    /// <summary>Mentees who take part and were done by then.</summary>
    /// <remarks>Days are added up; of the last one, those until this moment are counted.</remarks>
    public IQueryable<int> MenteesDone(Id<Programme> programme, DateTime by)
    {
        var (day, dayBegan) = (DateOnly.FromDateTime(by), by.Date);
        return Participants(programme)
            .Where(c => c.Kind == ParticipantKind.Mentee && c.IsEnrolled && c.DoneOn > CountedDay.None && c.DoneOn < day)
            .Select(c => c.People)
            .Concat(
                db.CountedParticipants.Where(c =>
                        c.ProgrammeId == programme
                        && c.Kind == ParticipantKind.Mentee
                        && c.IsEnrolled
                        && c.DoneAt >= dayBegan
                        && c.DoneAt <= by
                    )
                    .Select(c => 1)
            );
    }

    /// <summary>The same people as <see cref="ProgrammeQueries.InScope"/> who are here, group by group; a list of people is looked through.</summary>
    public IQueryable<int> InScope(Programme programme, DateOnly today) => Countries(programme, today).Select(c => c.People);

    /// <summary>The same by country, in as many rows as there are groups.</summary>
    public IQueryable<CountryCount> Countries(Programme programme, DateOnly today)
    {
        var scope = ProgrammeScope.Read(programme.Scope);
        if (scope.ListedOnly)
            return db.InScope(programme).Present(today).Select(p => new CountryCount { Country = p.Country ?? "", People = 1 });
        var people = db.PeopleCounts.Where(c => c.Organisation == programme.Organisation && c.LeftOn > today);
        if (scope.Companies.Count > 0)
            people = people.Where(c => scope.Companies.Contains(c.Company));
        if (scope.Countries.Count > 0)
            people = people.Where(c => scope.Countries.Contains(c.Country));
        if (scope.Units.Count > 0)
            people = people.Where(c => scope.Units.Contains(c.Unit));
        return people.Select(c => new CountryCount { Country = c.Country, People = c.People });
    }
}

/// <summary>So many people of a country; nothing where the directory does not say.</summary>
public sealed class CountryCount
{
    public required string Country { get; init; }
    public required int People { get; init; }
}

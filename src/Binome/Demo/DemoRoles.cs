using Binome.Accounts;
using Binome.Enrolment;
using Binome.Pairings;
using Binome.Platform;
using Binome.Programmes;
using Binome.Sessions;
using Microsoft.EntityFrameworkCore;
using Someone = Binome.People.Person;

namespace Binome.Demo;

/// <summary>Finds an invented person for each part that one may play: of those who take part, whoever has most to show.</summary>
internal sealed class DemoRoles(BinomeDb db, SignInLinks links, TimeProvider clock)
{
    public const string Administrator = "administrator";

    /// <summary>In the order in which they are offered; words under <c>demo.role.*</c>.</summary>
    public static readonly IReadOnlyList<string> All = ["manager", "mentor", "executive", "sealed", "sponsor", Administrator];

    /// <summary>A one-time link for whoever plays this part, made and kept.</summary>
    public async Task<(string Token, string Begin)?> StepInto(string role, CancellationToken stop)
    {
        var found = await Find(role, stop);
        await db.SaveChangesAsync(stop);
        return found;
    }

    /// <summary>A link for whoever plays this part, and where to begin; null when nobody does.</summary>
    private async Task<(string Token, string Begin)?> Find(string role, CancellationToken stop)
    {
        if (role == Administrator)
        {
            var email = await db
                .Accounts.Where(a => db.Grants.Any(g => g.AccountId == a.Id))
                .OrderBy(a => a.CreatedAt)
                .Select(a => a.Email)
                .FirstOrDefaultAsync(stop);
            return email is not null && await links.Make(email, stop) is { } token ? (token, "/admin") : null;
        }
        var running = await db
            .Programmes.Where(p => p.State == ProgrammeState.Running)
            .OrderBy(p => p.CreatedAt)
            .Select(p => p.Id)
            .FirstOrDefaultAsync(stop);
        var (person, begin) = role switch
        {
            "manager" => (await Runs(running, RoleKind.Manager, stop), $"/programmes/{running}/overview"),
            "sponsor" => (await Runs(running, RoleKind.Sponsor, stop), $"/programmes/{running}/report"),
            "mentor" => (await Plays(running, ParticipantKind.Mentor, false, stop), "/"),
            "executive" => (await Plays(running, ParticipantKind.Mentee, false, stop), "/"),
            "sealed" => (await Plays(running, ParticipantKind.Mentee, true, stop), "/"),
            _ => (null, "/"),
        };
        return person is { } one && await links.Make(one, stop) is { } link ? (link, begin) : null;
    }

    private Task<Id<Someone>?> Runs(Id<Programme> programme, RoleKind kind, CancellationToken stop) =>
        db
            .ProgrammeRoles.Where(r => r.ProgrammeId == programme && r.Kind == kind)
            .OrderBy(r => r.GivenAt)
            .Select(r => (Id<Someone>?)r.PersonId)
            .FirstOrDefaultAsync(stop);

    /// <summary>Whoever has a session ahead, and held most.</summary>
    private Task<Id<Someone>?> Plays(Id<Programme> programme, ParticipantKind kind, bool isSealed, CancellationToken stop)
    {
        var now = clock.Now();
        return (
            from pair in db.Pairings.Running()
            where pair.ProgrammeId == programme && pair.MentorAcceptedAt != null && pair.MenteeAcceptedAt != null
            from part in db.Participants.Where(p => p.Id == (kind == ParticipantKind.Mentor ? pair.MentorId : pair.MenteeId))
            where (part.Discretion == Discretion.Sealed) == isSealed
            orderby db.Sessions.Any(s =>
                s.PairingId == pair.Id && s.State == SessionState.Agreed && s.StartsAt > now
            ) descending, db.Sessions.Count(s =>
                s.PairingId == pair.Id && s.State == SessionState.Held
            ) descending, pair.PublishedAt, part.Alias
            select (Id<Someone>?)part.PersonId
        ).FirstOrDefaultAsync(stop);
    }
}

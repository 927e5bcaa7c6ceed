using System.Globalization;
using Binome.Accounts;
using Binome.Enrolment;
using Binome.Pairings;
using Binome.People;
using Binome.Platform;
using Binome.Platform.Audit;
using Microsoft.EntityFrameworkCore;

namespace Binome.Home;

/// <summary>Which entries of the audit log somebody asks for.</summary>
/// <param name="Who">A name, or a part of one.</param>
internal sealed record AuditFilter(string? Act, string? Who, DateOnly? From, DateOnly? Until)
{
    private const int MostAccounts = 50;

    public bool IsAny => Act is null && Who is null && From is null && Until is null;

    /// <remarks>PostgreSQL takes no zero in a text, not even to look for it.</remarks>
    public static AuditFilter Parse(string? act, string? who, string? from, string? until) =>
        new(
            act is not null && IsAct(act) ? act : null,
            who?.Replace("\0", "", StringComparison.Ordinal).Trim() is { Length: > 0 } name ? name : null,
            Day(from),
            Day(until)
        );

    /// <summary>The acts there are, whichever capability brings them.</summary>
    public static IEnumerable<string> Acts => Words.Keys(IsAct);

    /// <summary>Filters by what is asked. By name, what somebody did as one who takes part is left out: finding it would tell that they do.</summary>
    public async Task<IQueryable<AuditEntry>> Of(BinomeDb db, Viewer viewer, CancellationToken stop)
    {
        var entries = db.AuditEntries.AsNoTracking();
        if (Act is not null)
            entries = entries.Where(e => e.Act == Act);
        if (From is { } from)
            entries = entries.Where(e => e.At >= from.ToDateTime(default, DateTimeKind.Utc));
        if (Until is { } until && until < DateOnly.MaxValue)
            entries = entries.Where(e => e.At < until.AddDays(1).ToDateTime(default, DateTimeKind.Utc));
        return Who is null ? entries : await By(Who, entries, db, viewer, stop);
    }

    private static async Task<IQueryable<AuditEntry>> By(
        string who,
        IQueryable<AuditEntry> entries,
        BinomeDb db,
        Viewer viewer,
        CancellationToken stop
    )
    {
        var named = db.People.Of(viewer).Matching(who);
        var address = Account.Fold(who);
        // Sides, not pairs: SQLite joins by what is equal alone.
        var sides = db
            .Pairings.Select(x => new { x.Id, Part = x.MentorId })
            .Concat(db.Pairings.Select(x => new { x.Id, Part = x.MenteeId }));
        var rows = await (
            from account in db
                .Accounts.Where(a => named.Any(p => p.Id == a.PersonId) || a.PersonId == null && a.Email == address)
                .OrderBy(a => a.CreatedAt)
                .Take(MostAccounts)
            from part in db.Participants.Where(p => p.PersonId == account.PersonId).DefaultIfEmpty()
            from side in sides.Where(x => x.Part == part.Id).DefaultIfEmpty()
            select new
            {
                Account = account.Id,
                Part = part,
                Pair = (Id<Pairing>?)side.Id,
                HasRole = db.ProgrammeRoles.Any(r => r.PersonId == account.PersonId) || db.Grants.Any(g => g.AccountId == account.Id),
            }
        )
            .AsNoTracking()
            .ToListAsync(stop);
        var parts = rows.Select(r => r.Part).OfType<Participant>().Select(p => p.Id).Distinct();
        var pairs = rows.Select(r => r.Pair).OfType<Id<Pairing>>().Distinct();
        List<string> own = [.. parts.Select(p => p.ToString()), .. pairs.Select(p => p.ToString())];
        List<string> all = [.. rows.Select(r => r.Account.ToString()).Distinct()];
        List<string> withRole = [.. rows.Where(r => r.HasRole).Select(r => r.Account.ToString()).Distinct()];
        return entries.Where(e =>
            EF.Parameter(all).Contains(e.Actor)
            && (
                e.Act.StartsWith("platform.")
                || e.Act.StartsWith("people.")
                || e.Act.StartsWith("accounts.")
                || e.Act.StartsWith("programmes.")
                || EF.Parameter(withRole).Contains(e.Actor) && !EF.Parameter(own).Contains(e.Subject)
            )
        );
    }

    private static bool IsAct(string key) => key.Split('.') is [not "home", "audit", _, ..];

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year > 1
            ? day
            : null;
}

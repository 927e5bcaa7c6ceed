using Binome.Accounts;
using Binome.Enrolment;
using Binome.Pairings;
using Binome.People;
using Binome.Platform;
using Binome.Platform.Audit;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Home;

/// <summary>An entry of the audit log in words.</summary>
internal sealed record AuditLine(DateTime At, string Who, string What);

/// <summary>Says entries of the audit log to an administrator, who reads who does what in a role and never who takes part: that stands under an alias.</summary>
internal sealed class AuditTrail(BinomeDb db)
{
    private static readonly string[] KnownActors =
    [
        "command line",
        "directory",
        "first start",
        "daily round",
        "participant",
        "one of the pair",
    ];

    public async Task<IReadOnlyList<AuditLine>> Say(IReadOnlyList<AuditEntry> entries, Viewer viewer, CancellationToken stop)
    {
        var named = entries.SelectMany(e => e.Subject.Split(' ').Append(e.Actor)).Select(Parse).OfType<Guid>().Distinct().ToList();
        var accounts = await Accounts(named, stop);
        var parts = await Parts(named, stop);
        var programmes = await Programmes(named, stop);
        // Only acts on roles, and administrators' looks at the directory, name a person as their subject.
        var isOfPeople = entries.Any(e =>
            e.Act == "people.audit.looked" || e.Act.StartsWith("programmes.audit.", StringComparison.Ordinal)
        );
        var people = isOfPeople ? await People(named, stop) : [];
        return [.. entries.Select(e => new AuditLine(e.At, Actor(e), What(e)))];

        string Actor(AuditEntry entry)
        {
            if (Parse(entry.Actor) is not { } id)
                return KnownActors.Contains(entry.Actor) ? Words.Get($"home.audit.actor.{entry.Actor.Replace(' ', '-')}") : entry.Actor;
            if (!accounts.TryGetValue(id, out var account))
                return Words.Get("home.audit.actor.gone");
            var part = entry
                .Subject.Split(' ')
                .Select(Parse)
                .SelectMany(s => parts.Where(p => s is not null && p.IsSubject(s.Value)))
                .FirstOrDefault(p => p.Person == account.PersonId);
            if (part is not null)
                return part.Say(entry.At, "home.audit.actor.part");
            return IsAboutPeopleWhoTakePart(entry.Act) && !account.HasRole ? Words.Get("home.audit.actor.part") : Name(account);
        }

        string Name(Who account) =>
            account.Person?.NameFor(viewer)
            ?? (account.Account.PersonId is null && !account.IsFormer ? account.Account.Email : Words.Get("home.audit.actor.gone"));

        string What(AuditEntry entry)
        {
            if (!Words.Has(entry.Act))
                return entry.Act; // an act of another version
            var said = entry.Subject.Split(' ').Select(text => Subject(text, entry.At)).ToArray();
            return Words.Get(entry.Act, [.. said, "", "", ""]);
        }

        string Subject(string text, DateTime at)
        {
            if (Parse(text) is not { } id)
                return text;
            if (programmes.TryGetValue(id, out var programme))
                return programme;
            if (people.TryGetValue(id, out var person))
                return person.NameFor(viewer);
            if (accounts.TryGetValue(id, out var account))
                return Name(account);
            var of = parts.Where(p => p.IsSubject(id)).Select(p => p.Say(at, "home.audit.unnamed")).ToList();
            return of.Count > 0 ? string.Join(" – ", of) : text[..8];
        }
    }

    /// <summary>Capabilities below programmes: somebody without a role acts there for themselves.</summary>
    private static bool IsAboutPeopleWhoTakePart(string act) =>
        act.Split('.')[0] is not ("platform" or "people" or "accounts" or "library" or "programmes");

    private static Guid? Parse(string text) => Guid.TryParseExact(text, "D", out var id) ? id : null;

    private async Task<Dictionary<Guid, Who>> Accounts(List<Guid> ids, CancellationToken stop)
    {
        var wanted = ids.ConvertAll(id => new Id<Account>(id));
        var found = await (
            from account in db.Accounts.AsNoTracking()
            where EF.Parameter(wanted).Contains(account.Id)
            from person in db.People.Where(p => p.Id == account.PersonId).DefaultIfEmpty()
            select new
            {
                Account = account,
                Person = person,
                HasRole = db.ProgrammeRoles.Any(r => r.PersonId == account.PersonId) || db.Grants.Any(g => g.AccountId == account.Id),
            }
        ).ToListAsync(stop);
        return found.ToDictionary(f => f.Account.Id.Value, f => new Who(f.Account, f.Person, f.HasRole));
    }

    private async Task<List<Part>> Parts(List<Guid> ids, CancellationToken stop)
    {
        var (parts, pairs) = (ids.ConvertAll(id => new Id<Participant>(id)), ids.ConvertAll(id => new Id<Pairing>(id)));
        var named = await db
            .Participants.Where(p => EF.Parameter(parts).Contains(p.Id))
            .Select(p => new
            {
                p.Id,
                p.PersonId,
                p.Alias,
                p.SealedAt,
            })
            .ToListAsync(stop);
        var paired = db.Pairings.Where(x => EF.Parameter(pairs).Contains(x.Id));
        var sides = paired.Select(x => new { x.Id, Part = x.MentorId }).Concat(paired.Select(x => new { x.Id, Part = x.MenteeId }));
        var both = await (
            from side in sides
            join part in db.Participants on side.Part equals part.Id
            orderby part.Kind
            select new
            {
                side.Id,
                part.PersonId,
                part.Alias,
                part.SealedAt,
            }
        ).ToListAsync(stop);
        return
        [
            .. named.Select(p => new Part(p.Id.Value, p.PersonId, p.Alias, p.SealedAt)),
            .. both.Select(p => new Part(p.Id.Value, p.PersonId, p.Alias, p.SealedAt)),
        ];
    }

    private Task<Dictionary<Guid, string>> Programmes(List<Guid> ids, CancellationToken stop)
    {
        var wanted = ids.ConvertAll(id => new Id<Programme>(id));
        return db
            .Programmes.Where(p => EF.Parameter(wanted).Contains(p.Id))
            .Select(p => new { p.Id, p.Name })
            .ToDictionaryAsync(p => p.Id.Value, p => p.Name, stop);
    }

    private Task<Dictionary<Guid, Person>> People(List<Guid> ids, CancellationToken stop)
    {
        var wanted = ids.ConvertAll(id => new Id<Person>(id));
        return db.People.AsNoTracking().Where(p => EF.Parameter(wanted).Contains(p.Id)).ToDictionaryAsync(p => p.Id.Value, stop);
    }

    private sealed record Who(Account Account, Person? Person, bool HasRole)
    {
        public Id<Person>? PersonId => Account.PersonId;
        public bool IsFormer => Account.Email.StartsWith("former:", StringComparison.Ordinal);
    }

    /// <summary>Somebody who takes part, in a subject: their own part or one of their pairs.</summary>
    private sealed record Part(Guid Subject, Id<Person> Person, string Alias, DateTime? SealedAt)
    {
        public bool IsSubject(Guid id) => Subject == id;

        /// <summary>No alias for what was done while its owner was known: whoever remembers of whom it was would know who the alias is.</summary>
        public string Say(DateTime at, string unnamed) => at <= SealedAt ? Words.Get(unnamed) : Aliases.Say(Alias);
    }
}

using Binome.Accounts;
using Binome.Enrolment;
using Binome.People;
using Binome.Platform;
using Binome.Platform.Mail;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Rehearsal;

/// <summary>Who plays what: who runs the programmes, who is asked to take part and means to, and who reads which letter.</summary>
internal sealed class Cast(Company company, Behaviour behaviour, Dice dice)
{
    public const string AdministratorEmail = "admin@octave.example";

    private readonly Dictionary<string, Actor> actors = new(StringComparer.Ordinal);
    private readonly List<Part> parts = [];
    private readonly HashSet<int> taken = [];

    /// <summary>Those who work for the programmes: managers in human resources, while there are any.</summary>
    private readonly List<int> desks =
    [
        .. company
            .People.Where(p => p.At > 0)
            .OrderByDescending(p => p.IsInHumanResources)
            .ThenBy(p => Math.Abs(p.Level - 3))
            .ThenBy(p => p.At)
            .Take(1 + s_roles.Length)
            .Select(p => p.At),
    ];

    /// <summary>Reads the letters of one round, and plans what comes of them.</summary>
    public Action<IReadOnlyList<Letter>> Read { get; set; } = _ => { };

    public Viewer Administrator { get; private set; } = Viewer.Stranger;
    public Viewer Manager { get; private set; } = Viewer.Stranger;
    public string ManagerNumber => company.People[desks[0]].Number;
    public IReadOnlyList<(RoleKind Kind, Id<Person> Person)> Roles { get; private set; } = [];

    private static readonly RoleKind[] s_roles =
    [
        RoleKind.SealedCoordinator,
        RoleKind.Coach,
        RoleKind.TrustedPerson,
        RoleKind.Sponsor,
        RoleKind.Reviewer,
        RoleKind.Reviewer,
        RoleKind.Reviewer,
    ];

    /// <summary>Whose going would end the rehearsal rather than test it; and how many come is the scenario's.</summary>
    public bool IsNeeded(InventedPerson one) =>
        one.At == 0 || desks.Contains(one.At) || Of(one.Email)?.Parts.Exists(p => p is { IsComing: true, HasCome: false }) == true;

    public Actor? Of(string email) => actors.GetValueOrDefault(email);

    public IEnumerable<Actor> Of(ProgrammePlan plan, ParticipantKind kind, int wave) =>
        actors.Values.Where(a => a.Parts.Exists(p => p.Plan == plan && p.Kind == kind && p.Wave == wave));

    /// <summary>From here on their programme has an address.</summary>
    public void Open(ProgrammePlan plan, Id<Programme> programme)
    {
        foreach (var part in parts.Where(p => p.Plan == plan))
            part.Programme = programme;
    }

    /// <summary>Casts everybody, once the directory is in.</summary>
    public async Task Choose(Stage stage, IReadOnlyList<ProgrammePlan> plans, CancellationToken stop)
    {
        var people = await stage.Look(db => db.People.AsNoTracking().Where(p => p.Number != null).ToDictionaryAsync(p => p.Number!, stop));
        await stage.Do(
            async (services, _) =>
            {
                var grants = services.GetRequiredService<Grants>();
                var administrator = await grants.Administrator(AdministratorEmail, "rehearsal", stop);
                Administrator = new(administrator.Id.Value, null, Person.MainOrganisation, AdministratorEmail, true);
                var desk = people[ManagerNumber];
                var address = company.People[desks[0]].Email;
                var manager = await grants.AccountOf(address, stop);
                Manager = new(manager.Id.Value, desk.Id, desk.Organisation, address, false);
            },
            stop
        );
        Roles = [.. s_roles.Select((kind, at) => (kind, people[company.People[kind == RoleKind.Sponsor ? 0 : desks[1 + at]].Number].Id))];
        foreach (var at in Enumerable.Range(0, s_roles.Length).Where(at => s_roles[at] == RoleKind.Reviewer))
            Known(company.People[desks[1 + at]], people[company.People[desks[1 + at]].Number]); // they follow their letters
        foreach (var plan in plans)
        {
            Fill(plan, ParticipantKind.Mentee, plan.Mentees, company.People, people);
            Fill(plan, ParticipantKind.Mentor, plan.Mentors, company.People.Reverse(), people);
        }
    }

    /// <summary>Mentees from the head of the company down, mentors from its foot up; beside those who come, those who are asked in vain.</summary>
    private void Fill(
        ProgrammePlan plan,
        ParticipantKind kind,
        int coming,
        IEnumerable<InventedPerson> order,
        Dictionary<string, Person> people
    )
    {
        var asked = plan.IsAssigned ? coming : (int)Math.Round(coming / (1 - behaviour.Declines - behaviour.Ignores));
        var chosen = order
            .Where(p => !taken.Contains(p.At) && !IsNeeded(p))
            .Take(asked)
            .OrderBy(p => dice.Roll($"cast {plan.Key}", p.Number))
            .ToList();
        foreach (var (at, who) in chosen.Index())
        {
            taken.Add(who.At);
            var isComing = at < coming;
            var part = new Part(
                plan,
                kind,
                isComing ? WaveOf(plan, at, coming) : WaveOf(plan, at - coming, chosen.Count - coming),
                isComing
            );
            parts.Add(part);
            Known(who, people[who.Number]).Parts.Add(part);
        }
    }

    private static int WaveOf(ProgrammePlan plan, int at, int of)
    {
        var (share, wave) = (100.0 * at / of, 0);
        while (wave < plan.Waves.Count - 1 && (share -= plan.Waves[wave]) >= 0)
            wave++;
        return wave;
    }

    private Actor Known(InventedPerson who, Person person)
    {
        if (!actors.TryGetValue(who.Email, out var actor))
            actors[who.Email] = actor = new(
                who,
                person.Id,
                Viewer.Stranger with
                {
                    Person = person.Id,
                    Organisation = person.Organisation,
                    TimeZone = person.TimeZone,
                }
            );
        return actor;
    }
}

using System.Diagnostics;
using Binome.Enrolment;
using Binome.Evaluations;
using Binome.Insights;
using Binome.Pairings;
using Binome.People;
using Binome.Platform;
using Binome.Platform.Outbox;
using Binome.Programmes;
using Binome.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Binome.Rehearsal;

/// <summary>Plays a scenario from the first letter to the last figure: the whole application, invented people, time that runs as fast as it can.</summary>
internal sealed class Rehearsed : IAsyncDisposable
{
    /// <summary>The clock stops at quarters of an hour: nobody acts by the minute, and a day has few stops.</summary>
    private static readonly TimeSpan s_step = TimeSpan.FromMinutes(15);

    private readonly Scenario scenario;
    private readonly int seed;
    private readonly Behaviour behaviour;
    private readonly DateTime from;
    private readonly Stopwatch watch = Stopwatch.StartNew();
    private readonly Dice dice;
    private readonly Company company;
    private readonly Agenda agenda = new();
    private readonly Cast cast;
    private readonly Letters letters;
    private readonly Choosing choosing;
    private readonly List<Direction> directions = [];

    private Rehearsed(Scenario scenario, int seed, Behaviour behaviour, DateTime from, Stage stage, CancellationToken stop)
    {
        (this.scenario, this.seed, this.behaviour, this.from, Stage) = (scenario, seed, behaviour, from, stage);
        dice = new(seed);
        company = new(scenario.People, scenario.Places, dice);
        cast = new(company, behaviour, dice);
        var habits = new Habits(stage, dice, behaviour);
        var meetings = new Meetings(stage, agenda, dice, behaviour, stop);
        var studies = new Studies(stage, agenda, dice, habits, stop);
        var pairs = new Pairs(stage, agenda, dice, behaviour, habits, meetings, studies, stop);
        var tales = new Tales(stage, agenda, dice, behaviour, habits, stop);
        var opinions = new Opinions(stage, agenda, dice, behaviour, habits, meetings, tales, stop) { Leave = pairs.Leave };
        choosing = new(stage, agenda, dice, behaviour, stop);
        letters = new(
            cast,
            agenda,
            habits,
            new(stage, cast, agenda, dice, behaviour, habits, stop),
            choosing,
            pairs,
            meetings,
            opinions,
            tales,
            studies
        );
        cast.Read = letters.Read;
    }

    public Stage Stage { get; }

    /// <summary>Of the first programme.</summary>
    public Id<Programme> Programme => directions[0].Programme;

    /// <summary>How many letters each of those got who sent the form.</summary>
    public IReadOnlyList<int> LettersToThoseWhoCame =>
        [.. letters.Delivered.Where(d => cast.Of(d.Key)?.Parts.Exists(p => p.HasCome) == true).Select(d => d.Value)];

    /// <param name="publicUrl">Where links of letters lead; anywhere, unless somebody will follow them.</param>
    /// <param name="keepsLetters">Letters of the last days stay readable, as a development mailbox shows them.</param>
    /// <param name="progress">Told how far it is, 0 to 1.</param>
    public static async Task<Rehearsed> Play(
        Scenario scenario,
        int seed,
        DateTime from,
        MakeApp make,
        string folder,
        CancellationToken stop,
        Behaviour? behaviour = null,
        string? publicUrl = null,
        Action<double>? progress = null,
        TimeSpan? keepsLetters = null
    )
    {
        var stage = await Stage.Set(make, folder, publicUrl, from, seed, stop);
        if (keepsLetters is { } last)
            stage.KeepsLettersFrom = from.AddDays(scenario.Days) - last;
        var rehearsal = new Rehearsed(scenario, seed, behaviour ?? Behaviour.Usual, from, stage, stop);
        try
        {
            await rehearsal.Begin(stop);
            await rehearsal.Live(progress, stop);
            return rehearsal;
        }
        catch
        {
            await rehearsal.DisposeAsync();
            throw;
        }
    }

    private async Task Begin(CancellationToken stop)
    {
        await Import(stop);
        await cast.Choose(Stage, scenario.Programmes, stop);
        await Stage.Do((services, _) => Daily.Plan(services.GetRequiredService<Consequences>(), Stage.Now, stop), stop);
        foreach (var plan in scenario.Programmes)
        {
            var direction = new Direction(Stage, cast, company, choosing, plan, from, stop);
            direction.Plan(agenda);
            directions.Add(direction);
        }
        for (var day = 150; day < scenario.Days; day += 365)
            agenda.At(from.AddDays(day).AddHours(20), () => Reorganise(stop));
    }

    private async Task Live(Action<double>? progress, CancellationToken stop)
    {
        var end = from.AddDays(scenario.Days);
        while (true)
        {
            stop.ThrowIfCancellationRequested();
            letters.Read(await Stage.Carry(stop));
            await agenda.Do(Stage.Now);
            var next = Earlier(agenda.Next, Stage.NextDue);
            if (next is not { } moment || moment > end)
                break;
            Stage.Clock.GoOnTo(Rounded(moment));
            progress?.Invoke((Stage.Now - from) / (end - from));
        }
        Stage.Clock.GoOnTo(end);
    }

    private static DateTime? Earlier(DateTime? one, DateTime? other) => one is null || other < one ? other : one;

    private static DateTime Rounded(DateTime moment) =>
        new((moment.Ticks + s_step.Ticks - 1) / s_step.Ticks * s_step.Ticks, DateTimeKind.Utc);

    private async Task Import(CancellationToken stop)
    {
        await using var scope = Stage.Scope();
        await using var csv = company.ToCsv();
        var done = await scope
            .ServiceProvider.GetRequiredService<ImportDirectory>()
            .Run(csv, "directory.csv", new(Person.MainOrganisation, true, scenario.People), "rehearsal", stop: stop);
        if (done.RefusedInAll > 0)
            throw new InvalidOperationException(done.Report.Refused[0].Message);
    }

    private Task Reorganise(CancellationToken stop)
    {
        company.Reorganise(behaviour, dice, cast.IsNeeded);
        return Import(stop);
    }

    /// <summary>Rules that it broke; none, or the product has a fault.</summary>
    public Task<IReadOnlyList<string>> Broken(CancellationToken stop) => HouseRules.Broken(Stage, company, stop);

    /// <summary>How it went, and which rules it broke.</summary>
    public async Task<RehearsalReport> Tell(CancellationToken stop)
    {
        var violations = await Broken(stop);
        await using var scope = Stage.Scope();
        var db = scope.ServiceProvider.GetRequiredService<BinomeDb>();
        var enrolled = db.Participants.Where(p => p.EnrolledAt != null);
        var held = db.Sessions.Where(s => s.State == SessionState.Held);
        var (seats, evaluated) = (await held.SelectMany(s => s.Seats).CountAsync(stop), await db.Evaluations.CountAsync(stop));
        var candidates = enrolled.Where(p => p.Kind == ParticipantKind.Mentor);
        var played = new List<Played>();
        foreach (var id in directions.Select(d => d.Programme))
            played.Add(
                new(
                    await db.Programmes.Where(p => p.Id == id).Select(p => p.Name).SingleAsync(stop),
                    await Report.Read(db, id, Stage.Today, stop),
                    await EvaluationFigures.Of(db, id, stop)
                )
            );
        return new(
            scenario.Name,
            seed,
            scenario.People,
            await candidates.CountAsync(stop),
            await enrolled.CountAsync(p => p.Kind == ParticipantKind.Mentee, stop),
            await db
                .Pairings.Where(p => p.MentorAcceptedAt != null && p.MenteeAcceptedAt != null)
                .Select(p => p.MenteeId)
                .Distinct()
                .CountAsync(stop),
            await held.CountAsync(stop),
            evaluated,
            seats == 0 ? 0 : Math.Round((double)evaluated / seats, 4),
            await Answered.Of(db, candidates).CountAsync(stop),
            await candidates.CountAsync(stop),
            letters.Delivered.Values.Sum(),
            letters.Delivered.Values.DefaultIfEmpty().Max(),
            violations,
            Math.Round(watch.Elapsed.TotalSeconds, 1)
        )
        {
            Programmes = played,
        };
    }

    public ValueTask DisposeAsync() => Stage.DisposeAsync();
}

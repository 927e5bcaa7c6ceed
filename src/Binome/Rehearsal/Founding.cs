using System.Globalization;
using Binome.Platform;
using Binome.Platform.Ui;
using Binome.Programmes;
using Binome.Readiness;
using Binome.Selection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Primitives;

namespace Binome.Rehearsal;

/// <summary>A programme as its plan has it, before anybody is called: dates, lengths, shape, rules, and who has which role.</summary>
internal sealed class Founding(Stage stage, Cast cast, ProgrammePlan plan, DateTime from, CancellationToken stop)
{
    private Id<Programme> programme;

    public async Task<Id<Programme>> Run()
    {
        await stage.Do(
            async (services, _) =>
            {
                var (name, purpose) = (Words.Get($"rehearsal.programme.{plan.Key}"), Words.Get($"rehearsal.programme.{plan.Key}.purpose"));
                programme = (
                    await services.GetRequiredService<FoundProgramme>().Run(name, purpose, cast.ManagerNumber, cast.Administrator, stop)
                ).Id;
            },
            stop
        );
        await Set("lengths", ("minutes", plan.Minutes.Split('|')));
        await Set("shape", ("shape", [Links.Number(plan.MentorsTogether)]));
        var (enrol, end) = (Day(plan.EnrolDays), Day(plan.EnrolDays + plan.RunDays));
        var start = plan.Own is { } own ? Day(plan.EnrolDays + own.StartsAfter) : enrol;
        await Set("dates", ("enrol", [enrol]), ("start", [start]), ("end", [end]));
        await SetOwn(plan.Own);
        if (plan.PromisedDays is { } days)
            await Choose(days);
        foreach (var (kind, person) in cast.Roles)
            await stage.Do(
                async (services, db) =>
                    await services.GetRequiredService<NameToRole>().Run(await Mine(db), person, kind, "", "", cast.Manager, stop),
                stop
            );
        if (plan.AsksReadiness)
            await AskReadiness();
        return programme;
    }

    private async Task SetOwn(OwnSettings? own)
    {
        if (own is null)
            return;
        await Set("topics", [.. own.Topics()]);
        await stage.Do(async (_, db) => (await Mine(db)).PairBy(own.Rules), stop);
    }

    private string Day(int after) =>
        DateOnly.FromDateTime(from.AddDays(plan.FoundedOn + after)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private Task<bool> Set(string step, params (string Name, string[] Values)[] fields) =>
        stage.Do(
            async (services, _) =>
            {
                var posted = new Posted(fields.ToDictionary(f => f.Name, f => new StringValues(f.Values)));
                await services.GetRequiredService<ChangeSettings>().Run(programme, step, posted, null, cast.Manager, stop);
                Wrong.Check(posted);
            },
            stop
        );

    private Task<bool> Choose(int days) =>
        stage.Do(
            async (services, _) =>
            {
                var posted = new Posted(new Dictionary<string, StringValues> { ["chooses"] = "true", ["days"] = Links.Number(days) });
                await services.GetRequiredService<ChangeSelection>().Run(programme, posted, cast.Manager, stop);
                Wrong.Check(posted);
            },
            stop
        );

    private Task<bool> AskReadiness() =>
        stage.Do(
            async (services, db) =>
                await services
                    .GetRequiredService<Coaching>()
                    .Ask((await db.RemitIn(cast.Manager, programme, stop, RoleKind.Manager))!, asks: true, stop),
            stop
        );

    private Task<Programme> Mine(BinomeDb db) => db.LedBy(cast.Manager).SingleAsync(p => p.Id == programme, stop);
}

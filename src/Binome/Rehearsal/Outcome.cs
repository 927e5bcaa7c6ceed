using System.Text.Json;
using Binome.Enrolment;
using Binome.Evaluations;
using Binome.Insights;
using Binome.Platform;
using Binome.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Binome.Rehearsal;

/// <summary>What came of a rehearsal, as its page tells it: counts of invented people.</summary>
/// <param name="Mentors">Who sent the form.</param>
/// <param name="Paired">Mentees who were in a pair that both accepted.</param>
/// <param name="Without">Why the others were not.</param>
/// <param name="Months">Sessions held in each month, from the first day of the programme to its last.</param>
/// <param name="MailsEach">On average, to those who sent the form; <paramref name="MailsMost"/> to one of them.</param>
/// <param name="Broken">Rules of the house that were broken: none, or the product has a fault.</param>
public sealed record Outcome(
    int Mentors,
    int Mentees,
    int Paired,
    IReadOnlyList<Without> Without,
    IReadOnlyList<MonthHeld> Months,
    int Mails,
    double MailsEach,
    int MailsMost,
    IReadOnlyList<string> Broken,
    Report Sponsor,
    Recommended? Recommended
)
{
    public int Held => Sponsor.Held;

    public string ToJson() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);

    public static Outcome Read(string json) => JsonSerializer.Deserialize<Outcome>(json, JsonSerializerOptions.Web)!;

    internal static async Task<Outcome> Of(Rehearsed played, RehearsalOrder order, CancellationToken stop)
    {
        var broken = await played.Broken(stop);
        await using var scope = played.Stage.Scope();
        var db = scope.ServiceProvider.GetRequiredService<BinomeDb>();
        var programme = played.Programme;
        var came = db.Participants.Where(p => p.ProgrammeId == programme && p.EnrolledAt != null);
        var days = await db
            .Sessions.Where(s => s.State == SessionState.Held && s.Day != null)
            .GroupBy(s => s.Day!.Value)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToListAsync(stop);
        var (mentees, without) = await Rehearsal.Without.Of(db, programme, stop);
        var figures = (await EvaluationFigures.Of(db, programme, stop)).Everybody;
        var letters = played.LettersToThoseWhoCame;
        return new(
            await came.CountAsync(p => p.Kind == ParticipantKind.Mentor, stop),
            mentees,
            mentees - without.Sum(w => w.Mentees),
            without,
            [.. MonthHeld.All(order.StartsOn, order.EndsOn).Select(m => m with { Held = days.Where(d => m.Has(d.Key)).Sum(d => d.Count) })],
            letters.Sum(),
            letters.Count == 0 ? 0 : Math.Round(letters.Average(), 1),
            letters.DefaultIfEmpty().Max(),
            broken,
            await Report.Read(db, programme, played.Stage.Today, stop),
            figures.IsShown ? Rehearsal.Recommended.Of(figures) : null
        );
    }
}

/// <summary>What the sponsor would read of the answers that were released.</summary>
/// <param name="Share">Would recommend it, 0 to 1; with 95 % between the two others.</param>
public sealed record Recommended(double Share, double Low, double High, int Answers, int Asked, double Usefulness)
{
    public static Recommended Of(Figure figure)
    {
        var (low, high) = figure.WouldRecommendWithin;
        return new(
            Math.Round(figure.WouldRecommend, 4),
            Math.Round(low, 4),
            Math.Round(high, 4),
            figure.Answers,
            figure.Asked,
            Math.Round(figure.Mean(Question.Usefulness), 2)
        );
    }
}

/// <summary>Sessions held in the month that begins on this day.</summary>
public sealed record MonthHeld(DateOnly First, int Held)
{
    public bool Has(DateOnly day) => day.Year == First.Year && day.Month == First.Month;

    public static IEnumerable<MonthHeld> All(DateOnly from, DateOnly until)
    {
        for (var first = new DateOnly(from.Year, from.Month, 1); first <= until; first = first.AddMonths(1))
            yield return new(first, 0);
    }
}

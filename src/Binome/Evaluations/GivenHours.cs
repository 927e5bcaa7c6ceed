using System.Globalization;
using Binome.Enrolment;
using Binome.Platform;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Binome.Evaluations;

/// <summary>About how many hours mentoring took a mentor in the thirty days before they said it: theirs alone, but for figures of five mentors.</summary>
/// <remarks>
/// Asked in the form that they fill in after a session anyway, at most once a calendar month, and never demanded: a mail of its own every month would be the one that makes people stop
/// reading the others. Thirty days and not "this month", which says nothing on the 2nd. A cell of its own, since not everybody says it (docs/privacy.md).
/// </remarks>
public sealed class GivenHours(Id<Programme> programmeId, Id<Participant> participantId, DateOnly month, DateTime answeredAt)
{
    /// <summary>Sixty hours: whoever gives more types that.</summary>
    public const int MostHalves = 120;

    /// <summary>What one answer speaks of: so long before it was given.</summary>
    private static readonly TimeSpan Period = TimeSpan.FromDays(30);

    public Id<Programme> ProgrammeId { get; private set; } = programmeId;
    public Id<Participant> ParticipantId { get; private set; } = participantId;

    /// <summary>The first day of the month in which it was said.</summary>
    public DateOnly Month { get; private set; } = month;
    public DateTime AnsweredAt { get; private set; } = answeredAt;

    /// <summary>Half hours, 0 to <see cref="MostHalves"/>.</summary>
    public int Halves { get; private set; }

    /// <summary>The batch in which figures count it; null while it waits, and may change.</summary>
    public int? Batch { get; private set; }
    public int Version { get; private set; }

    public static DateOnly MonthOf(DateOnly day) => new(day.Year, day.Month, 1);

    public void Say(int halves, DateTime now)
    {
        if (Batch is not null)
            throw new RefusedException("evaluations.refused.released");
        (Halves, AnsweredAt) = (halves, now);
        Version++;
    }

    public void Release(int batch)
    {
        Batch = batch;
        Version++;
    }

    /// <summary>About how many half hours all of it makes, each day once: what is said within thirty days of the answer before it counts for the days since that alone.</summary>
    public static int Sum(IEnumerable<(DateTime AnsweredAt, int Halves)> said)
    {
        var (sum, last) = (0m, DateTime.MinValue);
        foreach (var (at, halves) in said.OrderBy(s => s.AnsweredAt))
        {
            sum += halves * Math.Min(1, (decimal)(at - last).Ticks / Period.Ticks);
            last = at;
        }
        return (int)Math.Round(sum, MidpointRounding.AwayFromZero);
    }

    /// <summary>`2`, `2.5`, `2,5`, rounded to the half; null when it is no number of hours.</summary>
    public static int? Read(string typed) =>
        decimal.TryParse(typed.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var hours)
        && hours * 2 <= MostHalves
            ? (int)Math.Round(hours * 2, MidpointRounding.AwayFromZero)
            : null;

    /// <summary>As it is typed: `2.5`, `2,5`.</summary>
    public static string Write(int halves) => (halves / 2m).ToString("0.#", CultureInfo.CurrentCulture);

    internal sealed class Mapping : IEntityTypeConfiguration<GivenHours>
    {
        public void Configure(EntityTypeBuilder<GivenHours> hours)
        {
            hours.HasKey(h => new { h.ParticipantId, h.Month });
            hours.HasIndex(h => new { h.ProgrammeId, h.Batch });
            hours.Property(h => h.Month).ValueGeneratedNever();
            hours.Property(h => h.Version).IsConcurrencyToken();
            hours.HasOne<Programme>().WithMany().HasForeignKey(h => h.ProgrammeId);
            hours.HasOne<Participant>().WithMany().HasForeignKey(h => h.ParticipantId);
        }
    }
}

/// <summary>What a mentor typed where their hours are asked: null halves is nothing.</summary>
public sealed record HoursSaid(int? Halves);

using System.Globalization;
using Binome.People;
using Binome.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Binome.Accounts;

/// <summary>What somebody says of themselves for the whole instance; the directory's facts hold where they say nothing.</summary>
public sealed class Profile(Id<Person> personId)
{
    public Id<Person> PersonId { get; private set; } = personId;

    /// <summary>en or fr.</summary>
    public string? Language { get; internal set; }

    /// <summary>IANA name.</summary>
    public string? TimeZone { get; internal set; }

    /// <summary>`mon 12:30-14|fri 18-20`, in their own zone.</summary>
    public string Hours { get; internal set; } = "";

    /// <summary>Reminders; what asks for an answer is always sent.</summary>
    public bool WantsReminders { get; internal set; } = true;
    public DateOnly? AwayFrom { get; internal set; }
    public DateOnly? AwayUntil { get; internal set; }
    public int Version { get; internal set; }

    public void Take(Profile said)
    {
        if (said.AwayUntil < said.AwayFrom)
            throw new RefusedException("accounts.profile.away.order");
        (Language, TimeZone, Hours, WantsReminders) = (said.Language, said.TimeZone, said.Hours, said.WantsReminders);
        (AwayFrom, AwayUntil) = (said.AwayFrom, said.AwayUntil);
        Version++;
    }

    public bool IsAway(DateOnly day) => AwayFrom <= day && !(AwayUntil < day);

    /// <summary>When a reminder held back by a leave is looked at again: the day after it, or in a week where its end is not known.</summary>
    public DateTime Back(DateOnly today) => (AwayUntil?.AddDays(1) ?? today.AddDays(7)).ToDateTime(new TimeOnly(7, 0), DateTimeKind.Utc);

    /// <summary>« until 15 March 2027 », to those who wait for them; null when they are there.</summary>
    public string? SayAway(DateOnly today) =>
        !IsAway(today) ? null
        : AwayUntil is { } until ? Words.Get("accounts.away.until", Moments.Day(until))
        : Words.Get("accounts.away");

    /// <summary>The first of a person's languages that we speak.</summary>
    public static string LanguageOf(string languages) => languages.Split('|').FirstOrDefault(l => l is "fr" or "en") ?? "en";

    internal sealed class Mapping : IEntityTypeConfiguration<Profile>
    {
        public void Configure(EntityTypeBuilder<Profile> profiles)
        {
            profiles.HasKey(p => p.PersonId);
            profiles.Property(p => p.Version).IsConcurrencyToken();
        }
    }
}

using Binome.Accounts;
using Binome.Enrolment;
using Binome.Pairings;
using Binome.People;
using Binome.Platform;
using Binome.Platform.Outbox;
using Binome.Programmes;
using Binome.Sessions;
using Binome.Tests.Pairings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Binome.Tests.Sessions;

public sealed class ReminderTests
{
    [Theory, BothDatabases]
    public async Task A_day_before_each_who_wants_it_is_reminded_once_and_nobody_of_what_was_moved(Store store)
    {
        await using var met = await Met.Start(store);
        await met.WantsNoReminders("2");
        var address = await met.Agreed(); // Thursday, in three days
        var starts = (await met.Read(address)).StartsAt!.Value;
        await met.Until(starts.AddDays(-1).AddMinutes(-1));
        Assert.Empty(await met.Letters("tomorrow"));
        await met.Until(starts.AddDays(-1));
        var (to, text) = Assert.Single(await met.Letters("tomorrow"));
        Assert.Equal("3", to);
        Assert.Contains("jeudi 4 mars 2027", text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("/account/profile", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Maëlle", text, StringComparison.Ordinal);
        await (await (await met.As("2")).Get(address)).Submit("propose", ("slot", "2027-03-15@750"));
        await (await (await met.As("3")).Get(address)).Submit("accept");
        await met.Until(new DateTime(2027, 3, 15, 0, 0, 0, DateTimeKind.Utc));
        Assert.Equal(2, (await met.Letters("tomorrow")).Count); // the new time has its own
    }

    [Theory, BothDatabases]
    public async Task A_proposal_left_unanswered_is_reminded_of_once_and_both_are_led_on_when_its_times_have_gone_by(Store store)
    {
        await using var met = await Met.Start(store);
        var address = await met.Proposed(); // by Bertrand, until Thursday, 11 March, nine o'clock
        var last = (await met.Read(address)).Slots.Max(s => s.StartsAt);
        await met.Until(last.AddDays(-1).AddMinutes(-1));
        Assert.Empty(await met.Letters("unanswered"));
        await met.Until(last.AddDays(-1));
        var (to, text) = Assert.Single(await met.Letters("unanswered"));
        Assert.Equal("2", to);
        Assert.Contains("jeudi 11 mars 2027, 9 h 00, 30 minutes", text, StringComparison.Ordinal);
        Assert.DoesNotContain("4 mars", text, StringComparison.Ordinal); // gone by
        Assert.Equal(2, text.Split("/answers/").Length - 1); // yes, or none of them
        Assert.Contains("/account/profile", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Bertrand", text, StringComparison.Ordinal);
        Assert.Empty(await met.Letters("goneBy"));

        await met.Until(last);
        Assert.Equal("3", Assert.Single(await met.Letters("goneBy")).To);
        Assert.Single(await met.Letters("unanswered"));
        var (mentor, mentee) = (await met.As("2"), await met.As("3"));
        Assert.Contains("sont passés", (await mentor.Get("/")).Text, StringComparison.Ordinal);
        Assert.Contains("n’a pas répondu", (await mentee.Get("/")).Text, StringComparison.Ordinal);
        foreach (var reader in new[] { mentor, mentee })
        {
            var page = await reader.Get(address);
            Assert.Equal("Les horaires proposés sont passés", page.Heading);
            Assert.NotEmpty(Met.Values(page));
            Assert.Single(page.Document.QuerySelectorAll("main .primary"));
            Assert.Contains("Les horaires proposés sont passés", (await reader.Get(met.List)).Text, StringComparison.Ordinal);
        }
        await (await mentee.Get(address)).Submit("propose");
        var anew = await mentor.Get(address);
        await anew.Submit("accept", ("slot", Met.First(anew)));
        await met.Until(last.AddDays(30));
        Assert.Single(await met.Letters("goneBy")); // what was answered lapses no more
    }

    [Theory, BothDatabases]
    public async Task Whoever_wants_no_reminders_gets_none_of_a_proposal_and_a_server_back_late_reminds_of_no_past_time(Store store)
    {
        await using var met = await Met.Start(store);
        await met.WantsNoReminders("3");
        await met.Proposed("3");
        met.Wave.World.Clock.Move(TimeSpan.FromDays(30));
        Assert.Empty(await met.Letters("unanswered"));
        Assert.Empty(await met.Letters("goneBy"));
    }

    [Theory, BothDatabases]
    public async Task Whether_they_met_is_asked_once_more_where_neither_has_told(Store store)
    {
        await using var met = await Met.Start(store);
        var (untold, told) = (await met.Read(await met.Agreed()), await met.Agreed());
        await met.Until((await met.Read(told)).EndsAt!.Value);
        await (await (await met.As("2")).Get(told)).Submit("held");
        Assert.Empty(await met.Letters("untold"));
        await met.Until(untold.EndsAt!.Value.AddDays(2));
        var letters = await met.Letters("untold");
        Assert.Equal(["2", "3"], letters.Select(l => l.To));
        foreach (var (_, text) in letters)
        {
            Assert.Contains("jeudi 4 mars 2027, de 9 h à 9 h 30", text, StringComparison.OrdinalIgnoreCase);
            Assert.Equal(2, text.Split("/answers/").Length - 1);
            Assert.Contains("/account/profile", text, StringComparison.Ordinal);
            foreach (var name in new[] { "Maëlle", "Bertrand" })
                Assert.DoesNotContain(name, text, StringComparison.Ordinal);
        }
        await met.Until(untold.EndsAt!.Value.AddDays(60));
        Assert.Equal(2, (await met.Letters("untold")).Count); // of the other session one of them has told, of this one it was asked
    }

    [Theory, BothDatabases]
    public async Task Whoever_wants_no_reminders_is_not_asked_again(Store store)
    {
        await using var met = await Met.Start(store);
        await met.WantsNoReminders("2");
        var ends = (await met.Read(await met.Agreed())).EndsAt!.Value;
        await met.Until(ends.AddDays(2));
        Assert.Equal("3", Assert.Single(await met.Letters("untold")).To);
    }

    /// <summary>A session every day at the same hour of the wall, over each change of clocks of 2027 anywhere: the hour stays, and each has one reminder, a day of the world before.</summary>
    [Theory, BothDatabases]
    public async Task Over_the_changes_of_clocks_of_2027_wall_times_stay_and_nobody_is_reminded_twice(Store store)
    {
        await using var wave = await Wave.Start(store);
        var (world, sessions) = (wave.World, new List<(Session Session, string Zone)>());
        await using (var scope = world.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<BinomeDb>();
            var (ids, now) = (scope.ServiceProvider.GetRequiredService<Ids>(), world.Clock.Now());
            var plan = scope.ServiceProvider.GetServices<IReact<SessionAgreed>>().ToList();
            foreach (var zone in AvailabilityTests.Zones)
            {
                var (mentor, mentee) = (
                    await Join(db, ids, now, wave.Programme, ParticipantKind.Mentor),
                    await Join(db, ids, now, wave.Programme, ParticipantKind.Mentee)
                );
                db.Profiles.Add(new(mentee.PersonId) { TimeZone = zone });
                var pairing = new Pairing(ids.New<Pairing>(), wave.Programme, Guid.Empty, mentor.Id, mentee.Id, 1, "{}", now, "test");
                pairing.Announce(now);
                pairing.Accept(ParticipantKind.Mentor, now);
                pairing.Accept(ParticipantKind.Mentee, now);
                Pairings.Signed.Both(db, pairing, now);
                db.Pairings.Add(pairing);
                foreach (
                    var day in new[]
                    {
                        (3, 13),
                        (3, 14),
                        (3, 27),
                        (3, 28),
                        (4, 3),
                        (4, 4),
                        (9, 4),
                        (9, 26),
                        (10, 2),
                        (10, 3),
                        (10, 30),
                        (10, 31),
                        (11, 6),
                        (11, 7),
                    }
                )
                {
                    if (!IsNearAChange(zone, new(2027, day.Item1, day.Item2)))
                        continue;
                    var session = new Session(ids.New<Session>(), wave.Programme, pairing.Id, now);
                    session.Seat(mentor, pairing.Id);
                    session.Seat(mentee, pairing.Id);
                    session.Propose(mentee.Id, [new(new DateOnly(2027, day.Item1, day.Item2), 9 * 60, zone, 45)], "", "", now);
                    session.Accept(mentor.Id, 1, "", now);
                    db.Sessions.Add(session);
                    foreach (var reaction in plan.OfType<PlanReminder>())
                        await reaction.On(new(session), default);
                    sessions.Add((session, zone));
                }
            }
            await db.SaveChangesAsync();
        }
        for (var day = 0; day < 260; day++)
        {
            world.Clock.Move(TimeSpan.FromDays(1));
            await world.Drain();
        }
        await using var after = world.Database.Open();
        var mails = await after.ProgrammeMails.AsNoTracking().Where(m => m.Kind == RemindSession.MailKind).ToListAsync();
        var kept = await after.Sessions.AsNoTracking().ToDictionaryAsync(s => s.Id);
        Assert.Equal(2 * sessions.Count, mails.Count);
        Assert.Equal(mails.Count, mails.Select(m => m.Key).Distinct().Count());
        foreach (var (session, zone) in sessions)
        {
            var shown = TimeZoneInfo.ConvertTimeFromUtc(kept[session.Id].StartsAt!.Value, TimeZoneInfo.FindSystemTimeZoneById(zone));
            Assert.Equal(new TimeSpan(9, 0, 0), shown.TimeOfDay);
            var own = mails.Where(m => m.Key.Contains($":{session.Id}:", StringComparison.Ordinal)).ToList();
            Assert.Equal(2, own.Count);
            Assert.Contains(
                own,
                m => m.Text.Contains("9:00", StringComparison.Ordinal) || m.Text.Contains("9\u00a0h", StringComparison.Ordinal)
            );
            Assert.All(own, m => Assert.InRange(session.StartsAt!.Value - m.QueuedAt, TimeSpan.Zero, TimeSpan.FromDays(1)));
        }
    }

    /// <summary>Where clocks change that day, or the one before or after; where they never do, one day stands for all.</summary>
    private static bool IsNearAChange(string zone, DateTime day)
    {
        var clock = TimeZoneInfo.FindSystemTimeZoneById(zone);
        return clock.GetUtcOffset(day.AddDays(-2)) != clock.GetUtcOffset(day.AddDays(2)) || day is { Month: 3, Day: 28 };
    }

    private static async Task<Participant> Join(BinomeDb db, Ids ids, DateTime now, Id<Programme> programme, ParticipantKind kind)
    {
        var person = ids.New<Person>();
        db.People.Add(
            new Person(person, Person.MainOrganisation)
            {
                FirstName = "N",
                Email = $"{person}@groupe.example",
                Languages = "en",
            }
        );
        var joined = new Participant(ids.New<Participant>(), programme, person, kind, $"{person}"[^12..], now);
        joined.Enrol(now);
        db.Participants.Add(joined);
        await db.SaveChangesAsync();
        return joined;
    }
}

using System.Globalization;
using Binome.People;
using Binome.Platform;
using Microsoft.EntityFrameworkCore;

namespace Binome.Accounts;

/// <summary>Tells somebody their accounts, logins, profile and roles of the instance; erased, all of it goes but an account's bare id.</summary>
internal sealed class OwnData(BinomeDb db) : IReact<DataAsked>, IReact<PersonErased>
{
    public async Task On(DataAsked fact, CancellationToken stop)
    {
        // Flat, one row for each login: SQLite cannot gather a list beside a row.
        var rows = await (
            from account in db.Accounts.AsNoTracking()
            where account.PersonId == fact.Person
            from login in db.Logins.Where(l => l.AccountId == account.Id).DefaultIfEmpty()
            from known in db.Profiles.Where(p => p.PersonId == account.PersonId).DefaultIfEmpty()
            from feed in db.CalendarFeeds.Where(f => f.PersonId == account.PersonId).DefaultIfEmpty()
            select new
            {
                Account = account,
                Login = login,
                Profile = known,
                Feed = feed,
                AdministratorSince = db.Grants.Where(g => g.AccountId == account.Id).Min(g => (DateTime?)g.GrantedAt),
            }
        ).ToListAsync(stop);
        var accounts = rows.GroupBy(r => r.Account.Id)
            .Select(g => (g.First().Account, g.First().AdministratorSince, Logins: g.Select(r => r.Login).OfType<Login>()));
        foreach (var one in accounts)
        {
            fact.Add(
                "accounts.data.account",
                one.Account.Email,
                AfterErasure.Goes,
                [
                    Day("since", one.Account.CreatedAt),
                    Day("administrator", one.AdministratorSince),
                    .. one.Logins.OrderBy(l => l.StartedAt).Select(l => new KeptFact("login", $"{l.StartedAt:O} {l.Device}", Login(l))),
                ]
            );
            var acts = one.Account.Id.ToString();
            fact.Add("accounts.data.audit", Words.Get("accounts.data.audit.title"), AfterErasure.Counted, new KeptFact("account", acts));
        }
        if (rows.FirstOrDefault()?.Feed is { } calendar)
            fact.Add("accounts.data.calendar", Words.Get("accounts.calendar.link"), AfterErasure.Goes, Day("since", calendar.MadeAt));
        if (rows.FirstOrDefault()?.Profile is { } profile)
            fact.Add(
                "accounts.data.profile",
                Words.Get("accounts.profile.link"),
                AfterErasure.Goes,
                new("language", profile.Language),
                new("zone", profile.TimeZone),
                new("hours", profile.Hours, WeekHours.Say(profile.Hours)),
                new(
                    "reminders",
                    profile.WantsReminders ? "true" : "false",
                    Words.Get(profile.WantsReminders ? "accounts.data.yes" : "accounts.data.no")
                ),
                new("awayFrom", profile.AwayFrom?.ToString("O", CultureInfo.InvariantCulture)),
                new("awayUntil", profile.AwayUntil?.ToString("O", CultureInfo.InvariantCulture))
            );
    }

    public async Task On(PersonErased fact, CancellationToken stop)
    {
        var accounts = await db.Accounts.Where(a => a.PersonId == fact.Person).ToListAsync(stop);
        var (mine, addresses) = (accounts.ConvertAll(a => a.Id), accounts.ConvertAll(a => a.Email));
        var administers = await db.Grants.AnyAsync(g => mine.Contains(g.AccountId), stop);
        if (administers && !await db.Grants.AnyAsync(g => !mine.Contains(g.AccountId), stop))
            throw new RefusedException("accounts.erase.lastAdministrator");
        await db.Grants.Where(g => mine.Contains(g.AccountId)).ExecuteDeleteAsync(stop);
        await db.Logins.Where(l => mine.Contains(l.AccountId)).ExecuteDeleteAsync(stop);
        await db.SignInLinks.Where(l => addresses.Contains(l.Email)).ExecuteDeleteAsync(stop);
        await db.Profiles.Where(p => p.PersonId == fact.Person).ExecuteDeleteAsync(stop);
        await db.CalendarFeeds.Where(f => f.PersonId == fact.Person).ExecuteDeleteAsync(stop);
        foreach (var account in accounts)
            account.BelongToNobody();
    }

    private static KeptFact Day(string name, DateTime? at) =>
        new(name, at?.ToString("O", CultureInfo.InvariantCulture), at is { } day ? Moments.Day(DateOnly.FromDateTime(day)) : null);

    private static string Login(Login login) => $"{Devices.Describe(login.Device)}, {Moments.Day(DateOnly.FromDateTime(login.StartedAt))}";
}

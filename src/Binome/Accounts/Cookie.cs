using System.Security.Claims;
using Binome.People;
using Binome.Platform;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.EntityFrameworkCore;

namespace Binome.Accounts;

/// <summary>The cookie carries a login's id, nothing else; who that is gets read from the database at each request, in one query.</summary>
internal sealed class Cookie(BinomeDb db, TimeProvider clock) : CookieAuthenticationEvents
{
    private const string LoginId = "login";

    public static ClaimsPrincipal For(Login login) =>
        new(new ClaimsIdentity([new Claim(LoginId, login.Id.ToString())], CookieAuthenticationDefaults.AuthenticationScheme));

    public static Id<Login>? LoginOf(ClaimsPrincipal user) => Id<Login>.Parse(user.FindFirstValue(LoginId));

    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        if (await Resolve(LoginOf(context.Principal!), context.HttpContext.RequestAborted) is not { } viewer)
        {
            context.RejectPrincipal();
            return;
        }
        context.HttpContext.Features.Set(viewer);
        // For the framework's own eyes (the policy, the frame of the page); it lives as long as the request.
        var identity = (ClaimsIdentity)context.Principal!.Identity!;
        identity.AddClaim(new Claim(identity.NameClaimType, viewer.Name));
        if (viewer.IsAdministrator)
            identity.AddClaim(new Claim(identity.RoleClaimType, Grant.Administrator));
    }

    /// <summary>What you may not see does not exist.</summary>
    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private async Task<Viewer?> Resolve(Id<Login>? id, CancellationToken stop)
    {
        var now = clock.Now();
        var (since, today) = (now - Login.Lifetime, DateOnly.FromDateTime(now));
        // One row for each directory that knows the address: the first of them by a subquery read all people at each request (0.5 s at 120,000).
        var rows = await (
            from login in db.Logins
            where login.Id == id && login.EndedAt == null && login.StartedAt > since
            join account in db.Accounts on login.AccountId equals account.Id
            from person in db.People.Where(p => p.Email == account.Email).DefaultIfEmpty()
            from profile in db.Profiles.Where(p => p.PersonId == person.Id).DefaultIfEmpty()
            orderby person.Organisation
            select new
            {
                Profile = profile,
                Account = account,
                Person = person,
                IsAdministrator = db.Grants.Any(g => g.AccountId == account.Id && g.Role == Grant.Administrator),
            }
        )
            .AsNoTracking()
            .ToListAsync(stop);
        if (rows is not [var found, ..])
            return null;
        var isInDirectory = found.Person is not null;
        var row = rows.FirstOrDefault(r => r.Person?.HasLeft(today) == false);
        var present = row?.Person;
        if (present is null && (!found.IsAdministrator || isInDirectory))
            return null; // has left, or the role was taken away: out at the next click
        if (found.Account.PersonId is { } owner && present?.Id != owner)
            return null; // the address is somebody else's now
        var organisation = present?.Organisation ?? Person.MainOrganisation;
        var viewer = new Viewer(found.Account.Id.Value, present?.Id, organisation, found.Account.Email, found.IsAdministrator);
        return present is null
            ? viewer
            : viewer with
            {
                Name = present.NameFor(viewer),
                TimeZone = row?.Profile?.TimeZone ?? present.TimeZone,
                Language = row?.Profile?.Language,
            };
    }
}

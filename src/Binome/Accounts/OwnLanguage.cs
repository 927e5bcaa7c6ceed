using Binome.People;
using Binome.Platform;
using Binome.Platform.Ui;
using Microsoft.EntityFrameworkCore;

namespace Binome.Accounts;

/// <summary>Pages speak the language of their reader's profile, and the choice at the foot of a page, made signed in, changes the profile.</summary>
internal sealed class OwnLanguage(BinomeDb db, Viewer viewer) : IReact<LanguageChosen>
{
    public async Task On(LanguageChosen fact, CancellationToken stop)
    {
        if (viewer.Person is not { } person)
            return;
        var changed = await db
            .Profiles.Where(p => p.PersonId == person)
            .ExecuteUpdateAsync(p => p.SetProperty(x => x.Language, fact.Language).SetProperty(x => x.Version, x => x.Version + 1), stop);
        if (changed > 0)
            return;
        db.Profiles.Add(new Profile(person) { Language = fact.Language });
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear(); // two clicks at once: the other one made the profile, and the cookie has this language
        }
    }
}

internal static class OwnLanguageSetup
{
    public static void UseOwnLanguage(this WebApplication app) =>
        app.Use(
            (context, next) =>
            {
                if (context.Features.Get<Viewer>()?.Language is { } language)
                    Words.Speak(language);
                return next(context);
            }
        );
}

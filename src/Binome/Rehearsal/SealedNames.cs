using Binome.Enrolment;
using Binome.People;
using Binome.Platform;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Rehearsal;

/// <summary>That a sealed person takes part is in no letter but their own: not their name, not their address.</summary>
internal static class SealedNames
{
    public static async Task<IEnumerable<string>> Told(BinomeDb db, Company company, CancellationToken stop)
    {
        var hidden = await (
            from part in db.Participants
            where part.Discretion == Discretion.Sealed
            join person in db.People on part.PersonId equals person.Id
            select person
        )
            .AsNoTracking()
            .ToListAsync(stop);
        var coordinators = (
            await db.ProgrammeRoles.Where(r => r.Kind == RoleKind.SealedCoordinator).Select(r => r.PersonId).ToListAsync(stop)
        ).ToHashSet();
        var letters = await db
            .ProgrammeMails.AsNoTracking()
            .Select(m => new
            {
                m.Id,
                m.PersonId,
                Text = m.Subject + "\n" + m.Text + "\n" + m.Calendar,
            })
            .ToListAsync(stop);
        var audit = await db.AuditEntries.AsNoTracking().Select(a => a.Subject).Distinct().ToListAsync(stop);
        var told = new List<string>();
        foreach (var person in hidden)
        {
            var who = company.People.First(p => p.Number == person.Number);
            // A name that two people bear tells nothing of either.
            var isShared = company.People.Any(p => p != who && (p.FirstName, p.LastName) == (who.FirstName, who.LastName));
            string[] words = isShared ? [who.Email, $"{person.Id}"] : [who.Email, $"{person.Id}", $"{who.FirstName} {who.LastName}"];
            told.AddRange(
                from letter in letters
                where letter.PersonId != person.Id && !coordinators.Contains(letter.PersonId)
                where words.Any(w => Has(letter.Text, w))
                select $"letter {letter.Id}"
            );
            told.AddRange(
                from subject in audit
                where subject is not null && subject.Contains(person.Id.ToString(), StringComparison.Ordinal)
                select $"audit {subject}"
            );
        }
        return told;
    }

    /// <summary>As words of its own: Anne Petit is not in a letter about Marie-Anne Petit or Anne Petit-Roux.</summary>
    internal static bool Has(string text, string words)
    {
        for (var at = 0; (at = text.IndexOf(words, at, StringComparison.OrdinalIgnoreCase)) >= 0; at++)
            if ((at == 0 || !GoesOn(text[at - 1])) && (at + words.Length == text.Length || !GoesOn(text[at + words.Length])))
                return true;
        return false;

        static bool GoesOn(char letter) => char.IsLetterOrDigit(letter) || letter == '-';
    }
}

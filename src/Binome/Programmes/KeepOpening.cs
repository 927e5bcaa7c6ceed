using Binome.People;
using Binome.Platform;
using Binome.Platform.Audit;
using Microsoft.EntityFrameworkCore;

namespace Binome.Programmes;

/// <summary>Keeps a programme's own opening words of one kind of mail, in each language; empty or as ours, none are kept.</summary>
public sealed class KeepOpening(BinomeDb db, IEnumerable<MailKind> kinds, Journal journal)
{
    public async Task Run(Programme programme, string kind, IReadOnlyDictionary<string, string> words, Viewer by, CancellationToken stop)
    {
        if (kinds.All(k => k.Key != kind))
            throw new RefusedException("programmes.refused.mailKind");
        var kept = await db.MailOpenings.Where(o => o.ProgrammeId == programme.Id && o.Kind == kind).ToListAsync(stop);
        foreach (var (language, text) in words)
        {
            var isOurs = text.Length == 0 || text == Words.In(language, () => Words.Get($"{kind}.opening", programme.Name));
            var before = kept.Find(o => o.Language == language);
            if (isOurs && before is not null)
                db.Remove(before);
            else if (!isOurs && before is not null)
                before.Text = text;
            else if (!isOurs)
                db.MailOpenings.Add(new(programme.Id, kind, language, text));
        }
        journal.Write(by.Actor, "programmes.audit.worded", programme.Id.ToString());
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Binome.Platform.Backup;

/// <summary>Which tables a backup carries, parents before children.</summary>
internal static class Tables
{
    // What would let somebody in, and what only this moment needs: never in a file that is carried around (formats: `binome backup`).
    private static readonly HashSet<string> LeftOut = ["logins", "sign_in_links", "signature_keys", "posted_forms", "probes"];

    public static List<ITable> Of(BinomeDb db)
    {
        var waiting = db
            .Model.GetRelationalModel()
            .Tables.Where(t => !LeftOut.Contains(t.Name))
            .OrderBy(t => t.Name, StringComparer.Ordinal)
            .ToList();
        var ordered = new List<ITable>();
        while (waiting.Count > 0)
        {
            var ready = waiting
                .Where(t => t.ForeignKeyConstraints.All(f => f.PrincipalTable == t || !waiting.Contains(f.PrincipalTable)))
                .ToList();
            ordered.AddRange(ready);
            waiting.RemoveAll(ready.Contains);
        }
        return ordered;
    }
}

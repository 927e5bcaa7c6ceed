using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Binome.Platform.Backup;

/// <summary>Which tables a backup carries, parents before children.</summary>
internal static class CarriedTables
{
    // What would let somebody in, and what only this moment needs: never in a file that is carried around (formats: `binome backup`).
    private static readonly HashSet<string> LeftOut = ["logins", "sign_in_links", "signature_keys", "posted_forms", "probes"];

    /// <summary>Left out, and meaningless once other data stand around them; signature keys and the probe belong to the instance.</summary>
    public static readonly string[] BelongingToData = ["logins", "sign_in_links", "posted_forms"];

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
            if (ready.Count == 0)
                throw new NotSupportedException(
                    $"Tables that need each other cannot be restored: {string.Join(", ", waiting.Select(t => t.Name))}."
                );
            ordered.AddRange(ready);
            waiting.RemoveAll(ready.Contains);
        }
        return ordered;
    }

    /// <summary>A letter waiting in the outbox may carry a one-time link, which is left out wherever it stands.</summary>
    public static string Rows(ITable table) => table.Name == "outbox_messages" ? $"WHERE key NOT LIKE '{Mail.Post.WithLink}%'" : "";
}

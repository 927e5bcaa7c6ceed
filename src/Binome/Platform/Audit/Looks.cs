namespace Binome.Platform.Audit;

/// <summary>Who looked at what: one entry for each page or file that was asked for, none for the forms sent on it.</summary>
public sealed class Looks(BinomeDb db, Journal journal, IHttpContextAccessor http)
{
    /// <param name="subject">Ids alone, as everywhere in the log.</param>
    public async Task Write(string actor, string act, string subject, CancellationToken stop)
    {
        if (http.HttpContext is { } asked && !HttpMethods.IsGet(asked.Request.Method))
            return;
        journal.Write(actor, act, subject);
        await db.SaveChangesAsync(stop);
    }
}

using Binome.Enrolment;
using Binome.Pairings;
using Binome.People;
using Binome.Platform;
using Binome.Platform.Audit;
using Binome.Platform.Web;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Stories;

/// <summary>One of a pair writes its story, agrees to it, would rather not, or takes it back; whoever calls has made sure that they are one of the two.</summary>
/// <remarks>The log says of which programme, and not of which pair: a story without names must not lead to one.</remarks>
public sealed class TellStory(BinomeDb db, Ids ids, Mailing mailing, PublicUrl site, Journal journal, TimeProvider clock)
{
    public const string MailKind = "stories.mail.agree";

    /// <param name="seen">The hash of the text that this one was to replace; empty where there was none.</param>
    /// <summary>The other is asked by a mail, which says nothing of it: the text is read signed in, since a mail may be forwarded.</summary>
    public async Task Write(PairStory told, StoryText text, string seen, bool isNamed, Viewer by, CancellationToken stop)
    {
        Refuse(told, text, by);
        var story = await Kept(told, stop);
        if (story is not null && story.TextHash == text.Hash && !story.WaitsFor(told.Me.Kind))
            return; // word for word the same: nothing to ask anew
        if (story is not null && story.TextHash != seen)
            throw new RefusedException("stories.refused.changed"); // the other has written meanwhile: nothing of theirs is lost unread
        var wasPublished = story is { IsPublished: true };
        if (story is null)
            db.Stories.Add(story = new(ids.New<Story>(), told.Programme.Id, told.Pair.Pairing.Id));
        story.Write(told.Me.Kind, text, isNamed && !told.IsSealed);
        if (wasPublished)
            journal.Write(EndPairing.OneOfThem, "stories.audit.withdrawn", told.Programme.Id.ToString());
        await Save(stop);
        var programme = await db.Programmes.SingleAsync(p => p.Id == told.Programme.Id, stop);
        await mailing.Send(
            programme,
            new Addressee(told.Other.PersonId, told.Other.Id.Value),
            MailKind,
            // Once a day: whoever polishes a sentence six times asks once.
            $"stories:{told.Pair.Pairing.Id}:{told.Other.Kind}:{clock.Today():yyyyMMdd}",
            () => $"{Words.Get($"{MailKind}.do")}\n{site.To($"/pairings/{told.Pair.Pairing.Id}/story")}",
            stop
        );
        await Save(stop);
    }

    /// <param name="hash">Of the text that was read.</param>
    public async Task Agree(PairStory told, string hash, bool isNamed, Viewer by, CancellationToken stop)
    {
        var story = await Kept(told, stop) ?? throw new RefusedException("stories.refused.gone");
        Refuse(told, story.Text, by);
        var wasPublished = story.IsPublished;
        story.Agree(told.Me.Kind, hash, isNamed && !told.IsSealed, clock.Now());
        if (story.IsPublished && !wasPublished)
            journal.Write(EndPairing.OneOfThem, "stories.audit.published", told.Programme.Id.ToString());
        await Save(stop);
    }

    /// <summary>No reason is asked, and none is told.</summary>
    public async Task Decline(PairStory told, CancellationToken stop)
    {
        if (await Kept(told, stop) is not { } story)
            return;
        story.Decline(clock.Now());
        await Save(stop);
    }

    /// <summary>At any time, by either: it is gone from everywhere, its words too.</summary>
    public async Task TakeBack(PairStory told, CancellationToken stop)
    {
        if (await Kept(told, stop) is not { } story)
            return;
        db.Stories.Remove(story);
        if (story.IsPublished)
            journal.Write(EndPairing.OneOfThem, "stories.audit.withdrawn", told.Programme.Id.ToString());
        await Save(stop);
    }

    private static void Refuse(PairStory told, StoryText text, Viewer by)
    {
        if (!told.CanChange)
            throw new RefusedException("stories.refused.ended");
        if (told.IsSealed && text.Names(told.Pair, by))
            throw new RefusedException("stories.refused.named");
        if (text.NamesOpenly(told.Pair, by))
            throw new RefusedException("stories.refused.name");
    }

    /// <summary>The two at once, or one on two devices, come one after the other.</summary>
    private async Task<Story?> Kept(PairStory told, CancellationToken stop)
    {
        var id = told.Pair.Pairing.Id;
        if (db is not SqliteDb) // which has one writer
            await db.Database.ExecuteSqlAsync($"SELECT 1 FROM pairings WHERE id = {id.Value} FOR NO KEY UPDATE", stop);
        return await db.Stories.SingleOrDefaultAsync(s => s.PairingId == id, stop);
    }

    private async Task Save(CancellationToken stop)
    {
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateConcurrencyException)
        {
            throw new RefusedException("stories.refused.changed");
        }
    }
}

using Binome.Platform;
using Binome.Platform.Outbox;
using Microsoft.EntityFrameworkCore;

namespace Binome.Rehearsal;

/// <summary>Plays a rehearsal that somebody asked for, on a database of its own that is thrown away: of the real one, only how far it is and what came of it is written.</summary>
internal sealed class PlayRehearsal(BinomeDb db, MakeApp make, TimeProvider clock) : IHandle
{
    public const string OutboxKind = "rehearsal";

    /// <summary>Less than the five minutes after which another worker would take it.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(4);

    private static readonly TimeSpan s_beat = TimeSpan.FromSeconds(1);

    /// <summary>Whoever waits is told after a minute, not after the day that the outbox keeps trying.</summary>
    private const int MostAttempts = 3;

    public string Kind => OutboxKind;

    public bool IsLong => true;

    public async Task Handle(OutboxMessage message, CancellationToken stop)
    {
        var id = new Id<AskedRehearsal>(message.Read<Guid>());
        var asked = await db.Rehearsals.SingleOrDefaultAsync(r => r.Id == id, stop);
        if (asked?.IsOpen != true)
            return; // played by a worker that died before it could say so, or deleted meanwhile
        if (message.Attempts > MostAttempts)
        {
            asked.Fail("rehearsal.failed", clock.Now()); // each time the process died, and nobody caught that
            return;
        }
        asked.Begin();
        await db.SaveChangesAsync(stop);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(Longest);
        try
        {
            if (await Play(asked, limit) is { } outcome)
                asked.Done(outcome.ToJson(), clock.Now()); // saved with the message
            else
                db.Entry(asked).State = EntityState.Detached; // deleted meanwhile
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            asked.PutBack();
            db.Entry(asked).Property(a => a.Progress).IsModified = true; // nought as it was read, while the table has gone on
            message.Release(clock.Now());
            await db.SaveChangesAsync(CancellationToken.None);
            throw;
        }
        catch (OperationCanceledException)
        {
            asked.Fail("rehearsal.failed.long", clock.Now());
        }
        catch (Exception) when (message.Attempts >= MostAttempts)
        {
            asked.Fail("rehearsal.failed", clock.Now());
            await db.SaveChangesAsync(stop);
            throw; // logged by the outbox; next time nothing is left to do
        }
    }

    /// <summary>Null when nobody wants it any more.</summary>
    private async Task<Outcome?> Play(AskedRehearsal asked, CancellationTokenSource limit)
    {
        using var folder = RehearsalFolder.Anew(asked.Id.Value);
        var (percent, isWanted) = (0, true);
        var playing = Task.Run(() =>
            Play(RehearsalOrder.Read(asked.Order), folder.Path, share => Volatile.Write(ref percent, (int)(share * 100)), limit.Token)
        );
        try
        {
            while (await Task.WhenAny(playing, Task.Delay(s_beat, CancellationToken.None)) != playing)
                if (isWanted && !limit.IsCancellationRequested && !(isWanted = await Tell(asked.Id, Volatile.Read(ref percent))))
                    await limit.CancelAsync();
            return await playing;
        }
        catch (OperationCanceledException) when (!isWanted)
        {
            return null;
        }
        finally
        {
            await limit.CancelAsync(); // the database could not be told: nobody else waits for it
            await Task.WhenAny(playing); // before its folder goes
        }
    }

    private async Task<Outcome> Play(RehearsalOrder order, string folder, Action<double> progress, CancellationToken stop)
    {
        Words.Speak("en"); // whatever the server speaks: the same order, the same figures
        await using var played = await Rehearsed.Play(
            order.ToScenario(),
            order.Seed,
            order.Begins,
            make,
            folder,
            stop,
            order.Behaviour,
            progress: progress
        );
        return await Outcome.Of(played, order, stop);
    }

    private async Task<bool> Tell(Id<AskedRehearsal> id, int percent) =>
        await db
            .Rehearsals.Where(r => r.Id == id && r.State == RehearsalState.Working)
            .ExecuteUpdateAsync(r => r.SetProperty(x => x.Progress, percent)) == 1;
}

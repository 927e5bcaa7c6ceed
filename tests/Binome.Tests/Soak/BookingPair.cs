using System.Globalization;
using Binome.Platform;
using Binome.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Binome.Tests.Soak;

/// <summary>A session as the two were told that it stands.</summary>
internal sealed class BookedSession(Guid id, Booker by, DateTime at)
{
    public Guid Id => id;
    public int Steps { get; set; } = 1;
    public DateTime? AgreedAt { get; set; }
    public bool IsCancelled { get; set; }

    /// <summary>Who proposed what, and the number of that time.</summary>
    public (Booker By, DateTime At)? Proposed { get; set; } = (by, at);
    public int LastSlot { get; set; } = 1;

    /// <summary>What was proposed cannot be had.</summary>
    public bool IsTaken { get; set; }
}

/// <summary>What everybody was told, counted.</summary>
internal sealed class BookingCounts
{
    private int proposals;
    private int bookings;
    private int moves;
    private int cancellations;
    private int kept;
    private int refused;
    private int lookedUp;

    public int Done => proposals + bookings + moves + cancellations + kept;

    public override string ToString() =>
        $"{proposals} proposals, {bookings} bookings, {moves} moves, {cancellations} cancellations, {kept} moves given up; {refused} refused, {lookedUp} looked up after a kill";

    public void Proposed() => Interlocked.Increment(ref proposals);

    public void Accepted(bool isMove) => Interlocked.Increment(ref isMove ? ref moves : ref bookings);

    public void Cancelled() => Interlocked.Increment(ref cancellations);

    public void Kept() => Interlocked.Increment(ref kept);

    public void Refused() => Interlocked.Increment(ref refused);

    public void LookedUp() => Interlocked.Increment(ref lookedUp);
}

/// <summary>One pair that books, moves and cancels, one act after the other, and remembers what it was told.</summary>
internal sealed class BookingPair(
    BookingCrowd crowd,
    BookingNodes nodes,
    BookingCounts counts,
    (Binome.Pairings.Pairing Pairing, Booker Mentor, Booker Mentee) pair,
    int seed
)
{
    private const int Most = 3; // agreed at once: a mentor's five mentees then want fifteen of sixty hours
    private static readonly DateTime First = new(2027, 1, 11, 7, 0, 0, DateTimeKind.Utc); // a Monday, 8 o'clock in Paris
    private readonly Random random = new(seed);

    public List<BookedSession> Sessions { get; } = [];

    /// <summary>Answers that nobody should get.</summary>
    public List<string> Wrong { get; } = [];

    public async Task Act()
    {
        var open = Sessions.Where(s => !s.IsCancelled).ToList();
        if (open.Find(s => s.Proposed is not null) is { } waiting)
            await (waiting.IsTaken ? GiveUp(waiting) : Accept(waiting));
        else if (open.Count < Most)
            await New();
        else if (open[random.Next(open.Count)] is var one && random.Next(4) == 0)
            await Cancel(one);
        else
            await Propose(one, Some());
    }

    private async Task New()
    {
        var (by, at) = (Some(), Hour());
        var answer = await Send($"/pairings/{pair.Pairing.Id}/sessions", by, "propose", Times(at));
        if (answer.IsDone)
        {
            Sessions.Add(new(Guid.Parse(answer.Location!.Split('/')[^1]), by, at));
            counts.Proposed();
        }
        else if (IsRefused(answer, "new") is false && await Unknown() is { } made)
            Sessions.Add(new(made, by, at));
    }

    private async Task Propose(BookedSession session, Booker by)
    {
        var at = Hour();
        if (!await Does(session, await Send($"/sessions/{session.Id}", by, "propose", Times(at)), "propose"))
            return;
        (session.Proposed, session.IsTaken) = ((by, at), false);
        session.LastSlot++;
        counts.Proposed();
    }

    private async Task Accept(BookedSession session)
    {
        var (by, at) = session.Proposed!.Value;
        var other = by == pair.Mentor ? pair.Mentee : pair.Mentor;
        var link = $"/answers/{crowd.Acceptance(session.Id, other.Part.Id, session.LastSlot)}";
        session.IsTaken = true; // unless it is not
        if (!await Does(session, await Send(link, crowd.Stranger, "answer"), "accept"))
            return;
        counts.Accepted(session.AgreedAt is not null);
        (session.AgreedAt, session.Proposed, session.IsTaken) = (at, null, false);
    }

    /// <summary>A first time that is taken is proposed anew; a move that cannot be is done without.</summary>
    private async Task GiveUp(BookedSession session)
    {
        var by = session.Proposed!.Value.By;
        if (session.AgreedAt is null)
            await Propose(session, by);
        else if (await Does(session, await Send($"/sessions/{session.Id}", by, "keep"), "keep"))
        {
            (session.Proposed, session.IsTaken) = (null, false);
            counts.Kept();
        }
    }

    private async Task Cancel(BookedSession session)
    {
        if (!await Does(session, await Send($"/sessions/{session.Id}", Some(), "cancel", ("word", "")), "cancel"))
            return;
        (session.IsCancelled, session.Proposed) = (true, null);
        counts.Cancelled();
    }

    private Task<Posting> Send(string path, Booker by, string form, params (string Name, string Value)[] fields) =>
        nodes.Post(
            path,
            by.Cookies,
            new Dictionary<string, string>(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)))
            {
                ["_handler"] = form,
                ["_key"] = Guid.NewGuid().ToString(),
                ["__RequestVerificationToken"] = by.Token,
            }
        );

    /// <summary>Whether it was done, which adds one step. Posted again after a kill, a form may be gone from its page because it was done: then the database is asked, once.</summary>
    private async Task<bool> Does(BookedSession session, Posting answer, string what)
    {
        var isDone = answer.IsDone || IsRefused(answer, what) is false && await StepsOf(session.Id) == session.Steps + 1;
        if (isDone)
            session.Steps++;
        return isDone;
    }

    /// <summary>Null where the answer is none that anybody should get; false where only the database knows.</summary>
    private bool? IsRefused(Posting answer, string what)
    {
        if (answer.WasRepeated && ((int)answer.Status is 400 or 422))
        {
            counts.LookedUp();
            return false;
        }
        if (answer.IsRefused)
        {
            counts.Refused();
            return true;
        }
        Wrong.Add($"{what}: {(int)answer.Status}");
        return null;
    }

    private async Task<int> StepsOf(Guid session)
    {
        await using var db = crowd.Database.Open();
        return await db.SessionSteps.CountAsync(s => s.SessionId == new Id<Session>(session));
    }

    private async Task<Guid?> Unknown()
    {
        var known = Sessions.ConvertAll(s => new Id<Session>(s.Id));
        await using var db = crowd.Database.Open();
        var all = await db.Sessions.Where(s => s.PairingId == pair.Pairing.Id).Select(s => s.Id).ToListAsync();
        return all.Except(known).Select(s => (Guid?)s.Value).SingleOrDefault();
    }

    private Booker Some() => random.Next(2) == 0 ? pair.Mentor : pair.Mentee;

    /// <summary>One of sixty, each half an hour long and half an hour after the one before or across it.</summary>
    private DateTime Hour() => First.AddDays(random.Next(3)).AddMinutes(random.Next(20) * 15);

    private static (string, string)[] Times(DateTime at)
    {
        var paris = at.AddHours(1); // in January
        return
        [
            ("minutes", "30"),
            ("day", paris.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            ("time", paris.ToString("HH:mm", CultureInfo.InvariantCulture)),
            ("place", "away"),
        ];
    }
}

using Binome.Accounts;
using Binome.Enrolment;
using Binome.People;
using Binome.Platform;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Matching.Lists;

/// <summary>Takes two lists into a programme, all or nothing: people are assigned, and what a list says of them is kept until they say it themselves.</summary>
internal sealed class ApplyLists(BinomeDb db, Assign assign)
{
    public async Task Run(Programme programme, ListsReading lists, Viewer by, CancellationToken stop)
    {
        if (lists.Refused.Count > 0)
            throw new RefusedException("matching.lists.refused");
        foreach (var (kind, rows) in lists.Rows)
        {
            var ours = await assign.Run(programme, kind, [.. rows.Select(r => r.Person)], by, stop);
            await Forget(ours.Values, stop);
            foreach (var row in rows)
                if (ours.TryGetValue(row.Person, out var participant))
                    Say(participant, row);
        }
    }

    /// <summary>What an earlier list said of somebody is replaced by this one.</summary>
    private async Task Forget(IEnumerable<Participant> participants, CancellationToken stop)
    {
        var known = participants.Where(p => db.Entry(p).State != EntityState.Added).Select(p => p.Id).ToArray();
        if (known.Length == 0)
            return;
        await db.ParticipantTopics.Where(t => EF.Parameter(known).Contains(t.ParticipantId)).ExecuteDeleteAsync(stop);
        await db.ParticipantChoices.Where(c => EF.Parameter(known).Contains(c.ParticipantId)).ExecuteDeleteAsync(stop);
    }

    private void Say(Participant participant, FoundRow row)
    {
        var list = row.Row;
        if (participant.Kind == ParticipantKind.Mentor)
            participant.Capacity = list.Number ?? participant.Capacity;
        else
            participant.Demand = list.Number ?? participant.Demand;
        if (list.Style.Count > 0)
            participant.Style = string.Join('|', list.Style);
        if (list.Hours.Count > 0)
            participant.Hours = string.Join('|', list.Hours.Select(Write));
        participant.Changed();
        foreach (var (topic, level) in list.Topics)
            db.ParticipantTopics.Add(new(participant.Id, topic, level));
        // Somebody both wished for and vetoed is vetoed (docs/matching.md).
        foreach (var other in row.Vetoes)
            db.ParticipantChoices.Add(new(participant.Id, other, ChoiceKind.Veto, 1));
        foreach (var other in row.Met)
            db.ParticipantChoices.Add(new(participant.Id, other, ChoiceKind.Met, 1));
        var rank = 0;
        foreach (var other in row.Wishes.Except(row.Vetoes))
            db.ParticipantChoices.Add(new(participant.Id, other, ChoiceKind.Wish, ++rank));
    }

    private static string Write(WeekSpan span)
    {
        var day = span.Start / ListCells.MinutesADay;
        return WeekHours.Write(new(day, span.Start - day * ListCells.MinutesADay, span.End - day * ListCells.MinutesADay));
    }
}

using Binome.People;
using Binome.Platform;
using Microsoft.EntityFrameworkCore;

namespace Binome.Enrolment;

/// <summary>Wishes and vetoes about colleagues, who need not take part: one button, one change.</summary>
public sealed class Choose(BinomeDb db)
{
    public const int MostWishes = 5;
    public const int MostVetoes = 20;

    /// <param name="what">`wish:PERSON`, `veto:PERSON`, `drop:PERSON` or `up:PERSON`; anything else changes nothing.</param>
    public async Task Run(Participant participant, string what, Viewer viewer, DateOnly today, CancellationToken stop)
    {
        if (what.Split(':') is not [var act, var text] || Id<Person>.Parse(text) is not { } other || other == viewer.Person)
            return;
        var all = await db
            .ParticipantChoices.Where(c => c.ParticipantId == participant.Id && c.Kind != ChoiceKind.Met)
            .OrderBy(c => c.Rank)
            .ToListAsync(stop);
        if (act is "wish" or "veto" && !await db.People.Of(viewer).Present(today).AnyAsync(p => p.Id == other, stop))
            return;
        var wishes = all.Where(c => c.Kind == ChoiceKind.Wish).ToList();
        var known = all.Find(c => c.OtherId == other);
        switch (act)
        {
            case "up" when wishes.FindIndex(c => c.OtherId == other) is > 0 and var at:
                (wishes[at], wishes[at - 1]) = (wishes[at - 1], wishes[at]);
                break;
            case "drop" when known is not null:
                db.Remove(known);
                wishes.Remove(known);
                break;
            case "wish" when known is not { Kind: ChoiceKind.Wish }:
                if (wishes.Count >= MostWishes)
                    throw new RefusedException("enrolment.refused.wishes", MostWishes);
                if (known is not null)
                    db.Remove(known);
                wishes.Add(Add(participant, other, ChoiceKind.Wish));
                break;
            case "veto" when known is not { Kind: ChoiceKind.Veto }:
                if (all.Count - wishes.Count >= MostVetoes)
                    throw new RefusedException("enrolment.refused.vetoes", MostVetoes);
                if (known is not null)
                {
                    db.Remove(known);
                    wishes.Remove(known);
                }
                Add(participant, other, ChoiceKind.Veto);
                break;
        }
        for (var i = 0; i < wishes.Count; i++)
            wishes[i].Rank = i + 1;
        participant.Changed();
    }

    private ParticipantChoice Add(Participant participant, Id<Person> other, ChoiceKind kind)
    {
        var choice = new ParticipantChoice(participant.Id, other, kind, 1);
        db.ParticipantChoices.Add(choice);
        return choice;
    }
}

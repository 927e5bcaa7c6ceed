using System.Globalization;
using Binome.People;
using Binome.Platform;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Evaluations;

/// <summary>Tells somebody what they said of themselves, and how many hours it took; erased, or when a programme is forgotten, every answer goes, and figures that count it stay.</summary>
/// <remarks>Beside <see cref="OwnEvaluations"/>: in one statement each answer would be read as often as there are evaluations.</remarks>
internal sealed class OwnSelfAssessments(BinomeDb db) : IReact<DataAsked>, IReact<PersonErased>, IReact<ProgrammeForgotten>
{
    public async Task On(DataAsked fact, CancellationToken stop)
    {
        var answers = db
            .SelfAssessments.Select(a => new
            {
                a.ParticipantId,
                Asked = (Asked?)a.Asked,
                a.Question,
                a.Value,
                a.AnsweredAt,
            })
            .Concat(
                db.GivenHours.Select(h => new
                {
                    h.ParticipantId,
                    Asked = (Asked?)null,
                    Question = Question.HalfHours,
                    Value = h.Halves,
                    h.AnsweredAt,
                })
            );
        var rows = await (
            from part in db.Participants
            where part.PersonId == fact.Person
            join programme in db.Programmes on part.ProgrammeId equals programme.Id
            join said in answers on part.Id equals said.ParticipantId
            orderby said.AnsweredAt, said.Question
            select new { programme.Name, Said = said }
        ).ToListAsync(stop);
        foreach (var (name, said) in rows.Select(r => (r.Name, r.Said)))
            if (said.Asked is { } asked)
                fact.Add(
                    "evaluations.data.self",
                    name,
                    AfterErasure.Goes,
                    new("asked", asked.ToString(), Words.Get($"evaluations.data.self.{asked}")),
                    new(
                        "said",
                        $"{said.Question} {said.Value}",
                        Words.Get($"evaluations.effect.{said.Question}") + ": " + said.Value.ToString(CultureInfo.InvariantCulture)
                    )
                );
            else
                fact.Add(
                    "evaluations.data.hours",
                    name,
                    AfterErasure.Goes,
                    new("said", said.AnsweredAt.ToString("O", CultureInfo.InvariantCulture), ProgrammeWords.Day(said.AnsweredAt)),
                    new("hours", (said.Value / 2m).ToString(CultureInfo.InvariantCulture), GivenHours.Write(said.Value))
                );
    }

    public async Task On(PersonErased fact, CancellationToken stop)
    {
        var mine = db.Participants.Where(p => p.PersonId == fact.Person);
        await db.SelfAssessments.Where(a => mine.Any(p => p.Id == a.ParticipantId)).ExecuteDeleteAsync(stop);
        await db.GivenHours.Where(h => mine.Any(p => p.Id == h.ParticipantId)).ExecuteDeleteAsync(stop);
    }

    public async Task On(ProgrammeForgotten fact, CancellationToken stop)
    {
        await db.SelfAssessments.Where(a => a.ProgrammeId == fact.Programme).ExecuteDeleteAsync(stop);
        await db.GivenHours.Where(h => h.ProgrammeId == fact.Programme).ExecuteDeleteAsync(stop);
    }
}

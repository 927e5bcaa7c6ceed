using System.Globalization;
using Binome.People;
using Binome.Platform;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Evaluations;

/// <summary>Tells somebody what they said of sessions; erased, or when a programme is forgotten, every answer goes, and figures that count it stay.</summary>
internal sealed class OwnEvaluations(BinomeDb db) : IReact<DataAsked>, IReact<PersonErased>, IReact<ProgrammeForgotten>
{
    public async Task On(DataAsked fact, CancellationToken stop)
    {
        var rows = await (
            from evaluation in db.Evaluations.AsNoTracking()
            join part in db.Participants on evaluation.ParticipantId equals part.Id
            where part.PersonId == fact.Person
            join session in db.Sessions on evaluation.SessionId equals session.Id
            join programme in db.Programmes on evaluation.ProgrammeId equals programme.Id
            from topic in db.ProgrammeTopics.Where(t => t.ProgrammeId == programme.Id).DefaultIfEmpty()
            orderby session.StartsAt
            select new
            {
                Evaluation = evaluation,
                programme.Name,
                session.StartsAt,
                session.Zone,
                Topic = topic,
            }
        ).ToListAsync(stop);
        foreach (var one in rows.GroupBy(r => r.Evaluation.SessionId))
        {
            var (said, first) = (one.First().Evaluation, one.First());
            var topics = one.Select(r => r.Topic).OfType<ProgrammeTopic>().ToDictionary(t => t.Code, t => t.Name);
            fact.Add(
                "evaluations.data",
                first.Name,
                AfterErasure.Goes,
                new("session", first.StartsAt?.ToString("O", CultureInfo.InvariantCulture), Moments.Say(first.StartsAt!.Value, first.Zone)),
                new("usefulness", Number(said.Usefulness)),
                new("comfort", Number(said.Comfort)),
                new("recommends", Number(said.Recommends)),
                new("next", said.Next.ToString(), Words.Get($"evaluations.next.{said.Next}")),
                new("passedOn", said.PassedOn, Names(said.PassedOn, topics)),
                new("passedOnOther", said.PassedOnOther),
                new("learned", said.Learned, Names(said.Learned, topics)),
                new("learnedOther", said.LearnedOther),
                new("keep", said.Keep),
                new("change", said.Change),
                new("shared", said.KeepIsShared || said.ChangeIsShared ? "true" : "", Words.Get("evaluations.data.shared.yes")),
                new("counted", said.IsReleased ? "true" : "", Words.Get("evaluations.data.counted.yes"))
            );
        }
    }

    public Task On(PersonErased fact, CancellationToken stop) =>
        db.Evaluations.Where(e => db.Participants.Any(p => p.Id == e.ParticipantId && p.PersonId == fact.Person)).ExecuteDeleteAsync(stop);

    public Task On(ProgrammeForgotten fact, CancellationToken stop) =>
        db.Evaluations.Where(e => e.ProgrammeId == fact.Programme).ExecuteDeleteAsync(stop);

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Names(string codes, Dictionary<string, string> topics) =>
        string.Join(
            ", ",
            codes
                .Split('|', StringSplitOptions.RemoveEmptyEntries)
                .Select(c => Gains.Senior.Contains(c) ? Gains.NameOf(c) : topics.GetValueOrDefault(c, c))
        );
}

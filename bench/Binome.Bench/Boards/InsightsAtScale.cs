using Binome.Counts;
using Binome.Enrolment;
using Binome.Evaluations;
using Binome.Platform;
using Binome.Platform.Storage;
using Binome.Programmes;
using Binome.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Binome.Bench.Boards;

/// <summary>
/// The pages that read a programme as a whole, in a company of 12,000 people and in one of 120,000 of whom three in four take part: most mentees in a pair, two sessions of each pair held and one
/// agreed, an evaluation of each held seat in batches.
/// </summary>
internal static class InsightsAtScale
{
    private const int MostStatements = 8;
    private const double MostRatio = 1.5;

    /// <summary>Mentees: three fifths of a company.</summary>
    private static readonly int[] Sizes =
    [
        .. (Environment.GetEnvironmentVariable("BINOME_BENCH_MENTEES") ?? "7200,72000").Split(',').Select(int.Parse),
    ];

    public static async Task Measure()
    {
        foreach (var kind in Databases.Kinds)
        {
            var found = new Dictionary<string, List<Figure>>();
            foreach (var mentees in Sizes)
            {
                await Console.Error.WriteLineAsync($"{kind}, {EnrolledCompany.People(mentees):N0} people");
                await Measure(kind, mentees, found);
            }
            var report = new Report(
                $"A programme as a whole on {kind}, its manager, median of 15 after 5",
                [
                    "page",
                    .. Sizes.Select(s => $"statements at {EnrolledCompany.People(s):N0}"),
                    .. Sizes.Select(s => $"ms at {EnrolledCompany.People(s):N0}"),
                    "ms ratio",
                    .. Sizes.Select(s => $"processor ms at {EnrolledCompany.People(s):N0}"),
                    "verdict",
                ]
            );
            foreach (var (page, figures) in found)
                report.Row([
                    page,
                    .. figures.Select(f => $"{f.Statements}"),
                    .. figures.Select(f => $"{f.Milliseconds:F1}"),
                    $"{figures[^1].Milliseconds / figures[0].Milliseconds:F2}",
                    .. figures.Select(f => $"{f.Processor:F1}"),
                    figures.Any(f => f.Statements > MostStatements) ? "over 8 statements"
                    : figures[^1].Statements > figures[0].Statements ? "grows with data"
                    : figures[^1].Milliseconds > MostRatio * figures[0].Milliseconds ? "over 1.5 times"
                    : "ok",
                ]);
        }
    }

    private static async Task Measure(string kind, int mentees, Dictionary<string, List<Figure>> found)
    {
        var store = Databases.Empty(kind);
        var programme = await EnrolledCompany.Make(store, mentees, mentees * 5 / 6);
        await using (var db = store.Open())
            await Meet(db, programme);
        await using (var app = await Served.Start(store))
        {
            var manager = await Served.SignedIn(app, store, EnrolledCompany.Manager);
            foreach (var page in new[] { "/overview", "/report", "/evaluations" })
            {
                if (!found.TryGetValue(page, out var figures))
                    found[page] = figures = [];
                figures.Add(await Figure.Of(manager, $"/programmes/{programme}{page}"));
            }
            await app.StopAsync();
        }
        Databases.Drop(store);
    }

    /// <summary>Straight into the tables: who made a proposal and which times it had is nothing that these pages read.</summary>
    private static async Task Meet(BinomeDb db, Id<Programme> programme)
    {
        var now = DateTime.UtcNow.Date;
        var pairs = await (
            from pairing in db.Pairings
            join mentor in db.Participants on pairing.MentorId equals mentor.Id
            join mentee in db.Participants on pairing.MenteeId equals mentee.Id
            where pairing.ProgrammeId == programme
            orderby mentee.Alias
            select new
            {
                pairing.Id,
                Mentor = new { mentor.Id, mentor.PersonId },
                Mentee = new { mentee.Id, mentee.PersonId },
            }
        ).ToListAsync();
        var (sessions, seats, evaluations) = (new List<object?[]>(), new List<object?[]>(), new List<object?[]>());
        var taken = new Dictionary<Guid, int>(); // a mentor of several is in one place at a time
        var ids = new Ids(TimeProvider.System);
        foreach (var (at, pair) in pairs.Index())
            for (var n = 0; n < 3; n++)
            {
                var (isHeld, id) = (n < 2, ids.New<Session>());
                var slot = taken[pair.Mentor.PersonId.Value] = taken.GetValueOrDefault(pair.Mentor.PersonId.Value) + 1;
                // Over twelve weeks, each mentor's one after the other; one pair of fifty is long quiet.
                var day = isHeld ? -1 - ((at * 3) + (n * 40)) % 80 - (at % 50 == 0 ? 90 : 0) : 1 + (at % 14);
                var starts = now.AddDays(day).AddHours(8).AddMinutes(slot * 30 % 600);
                if (!isHeld && at % 50 == 0)
                    continue;
                starts = starts.AddSeconds(slot); // no two at once, whatever the slot
                var (state, key) = (isHeld ? SessionState.Held : SessionState.Agreed, Bulk.Key(db, id));
                object?[] row =
                [
                    key,
                    Bulk.Key(db, programme),
                    Bulk.Key(db, pair.Id),
                    now.AddDays(-90),
                    (int)state,
                    DateOnly.FromDateTime(starts),
                    (int)starts.TimeOfDay.TotalMinutes,
                    "Europe/Paris",
                    30,
                    starts,
                    starts.AddSeconds(1),
                    "away|Salle 3",
                    1,
                    "",
                    0,
                    1,
                ];
                sessions.Add(row);
                foreach (var (who, isMentor) in new[] { (pair.Mentor, true), (pair.Mentee, false) })
                {
                    seats.Add([
                        key,
                        Bulk.Key(db, new Id<SessionSeat>(Guid.NewGuid())),
                        Bulk.Key(db, who.Id),
                        Bulk.Key(db, who.PersonId),
                        Bulk.Key(db, pair.Id),
                        starts,
                        starts.AddSeconds(1),
                    ]);
                    if (isHeld && at % 5 != 0)
                        evaluations.Add([
                            key,
                            Bulk.Key(db, who.Id),
                            Bulk.Key(db, programme),
                            now,
                            1 + (at % 5),
                            4,
                            at % 11,
                            1,
                            "",
                            "",
                            "",
                            "",
                            "",
                            false,
                            "",
                            false,
                            1,
                            1,
                        ]);
                }
            }
        await using var transaction = await db.Database.BeginTransactionAsync();
        await Bulk.Insert(
            db,
            "sessions",
            [
                "id",
                "programme_id",
                "pairing_id",
                "created_at",
                "state",
                "day",
                "minute",
                "zone",
                "minutes",
                "starts_at",
                "ends_at",
                "place",
                "sequence",
                "proposed_place",
                "last_slot",
                "version",
            ],
            sessions,
            default
        );
        await Bulk.Insert(
            db,
            "session_seats",
            ["session_id", "uid", "participant_id", "person_id", "pairing_id", "starts_at", "ends_at"],
            seats,
            default
        );
        await Bulk.Insert(
            db,
            "evaluations",
            [
                "session_id",
                "participant_id",
                "programme_id",
                "answered_at",
                "usefulness",
                "comfort",
                "recommends",
                "next",
                "passed_on",
                "passed_on_other",
                "learned",
                "learned_other",
                "keep",
                "keep_is_shared",
                "change",
                "change_is_shared",
                "batch",
                "version",
            ],
            evaluations,
            default
        );
        await transaction.CommitAsync();
        // A batch every night of twelve weeks, in both cells.
        foreach (var cell in new[] { Cell.Mentors, Cell.Mentees })
            for (var number = 1; number <= 84; number++)
            {
                db.AnswerBatches.Add(new(programme, cell, number, now, evaluations.Count / 168, evaluations.Count / 400));
                foreach (
                    var question in new[]
                    {
                        Question.Usefulness,
                        Question.Comfort,
                        Question.Recommends,
                        Question.Next,
                        Question.PassedOn,
                        Question.Learned,
                    }
                )
                    db.AnswerTallies.Add(new(programme, cell, number, question, 1, evaluations.Count / 168));
            }
        await db.SaveChangesAsync();
        await db.SettleCounts(default); // in life, as it comes
        await db.Database.ExecuteSqlRawAsync("ANALYZE");
    }
}

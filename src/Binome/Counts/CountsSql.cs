namespace Binome.Counts;

/// <summary>What the database says beside each participant, session and pair, and the sums of it: one wording for both databases.</summary>
/// <remarks>
/// A page that counts 72,000 mentees takes ten times as long as one that counts 7,200: whoever changes a row pays for its own part of the sum instead. A row is always said
/// anew from all that it depends on, never by steps, so that the order of changes does not matter.
/// </remarks>
internal sealed record CountsSql(
    string Id,
    string Moment,
    string Differs,
    string Greater,
    Func<string, string> Day,
    Func<string, TimeSpan, string> After,
    Func<string, string> Date,
    Func<string, string> Monday
)
{
    public static readonly CountsSql Sqlite = new(
        "BLOB",
        "TEXT",
        "IS NOT",
        "max",
        at => $"substr({at}, 1, 10)",
        // The time of day stays as it is written, to the microsecond.
        (at, days) => $"date({at}, '+{days.Days} days') || substr({at}, 11)",
        day => $"'{day}'",
        day => $"date({day}, 'weekday 0', '-6 days')"
    );

    public static readonly CountsSql Postgres = new(
        "uuid",
        "timestamptz",
        "IS DISTINCT FROM",
        "greatest",
        at => $"({at} AT TIME ZONE 'UTC')::date",
        // Hours: a day of the server's own clock may have twenty-three.
        (at, days) => $"{at} + interval '{days.TotalHours:F0} hours'",
        day => $"DATE '{day}'",
        day => $"date_trunc('week', {day})::date"
    );

    /// <summary>Who is here leaves then.</summary>
    private const string LastDay = "9999-01-01";

    private const string NoDay = "1900-01-01";

    private string[] ParticipantColumns =>
        [
            $"id {Id} PRIMARY KEY",
            $"programme_id {Id} NOT NULL",
            "kind integer NOT NULL",
            "is_enrolled boolean NOT NULL",
            "is_announced boolean NOT NULL",
            "is_accepted boolean NOT NULL",
            "is_paired boolean NOT NULL",
            "has_met boolean NOT NULL",
            $"done_at {Moment}",
            "done_on date NOT NULL",
            "country text NOT NULL",
        ];

    private string[] SessionColumns =>
        [
            $"id {Id} PRIMARY KEY",
            $"programme_id {Id} NOT NULL",
            "state integer NOT NULL",
            "is_hidden boolean NOT NULL",
            $"starts_at {Moment}",
            $"ends_at {Moment}",
            "day date NOT NULL",
            "lines integer NOT NULL",
            "minutes integer NOT NULL",
            "mentor_seats integer NOT NULL",
            "mentee_seats integer NOT NULL",
            "monday date NOT NULL",
            "city text NOT NULL",
        ];

    private string[] PairingColumns =>
        [
            $"id {Id} PRIMARY KEY",
            $"programme_id {Id} NOT NULL",
            "city text NOT NULL",
            "since date NOT NULL",
            "is_known boolean NOT NULL",
            "held integer NOT NULL",
            "agreed integer NOT NULL",
            $"last_end {Moment}",
            $"untold {Moment}",
            "trouble integer",
            $"stuck_at {Moment}",
            $"sort_at {Moment}",
        ];

    /// <param name="which">The ids, as the inside of an IN.</param>
    private string Participants(string which) =>
        $"""
            SELECT g.id, g.programme_id, g.kind, g.is_enrolled, g.is_announced, g.is_accepted, g.is_paired, g.has_met, g.done_at,
                coalesce({Day("g.done_at")}, {Date(NoDay)}), g.country
            FROM (
                SELECT p.id, p.programme_id, p.kind,
                    p.enrolled_at IS NOT NULL AND p.withdrawn_at IS NULL AND p.candidate_since IS NULL AS is_enrolled,
                    EXISTS (SELECT 1 FROM pairings x WHERE x.mentee_id = p.id AND x.announced_at IS NOT NULL) AS is_announced,
                    EXISTS (SELECT 1 FROM pairings x WHERE x.mentee_id = p.id AND x.mentor_accepted_at IS NOT NULL AND x.mentee_accepted_at IS NOT NULL) AS is_accepted,
                    (SELECT count(*) FROM pairings x WHERE x.mentee_id = p.id AND (x.ended_at IS NULL OR x."end" = 5)) >= p.demand AS is_paired,
                    EXISTS (SELECT 1 FROM session_seats t JOIN sessions s ON s.id = t.session_id WHERE t.participant_id = p.id AND s.state = 3) AS has_met,
                    (SELECT max(x.ended_at) FROM pairings x WHERE (x.mentor_id = p.id OR x.mentee_id = p.id) AND x."end" = 5
                        AND EXISTS (SELECT 1 FROM session_seats t JOIN sessions s ON s.id = t.session_id WHERE t.pairing_id = x.id AND s.state = 3)
                        AND NOT EXISTS (SELECT 1 FROM pairings y WHERE (y.mentor_id = p.id OR y.mentee_id = p.id) AND y.ended_at IS NULL)) AS done_at,
                    CASE WHEN p.discretion = 3 THEN '' ELSE coalesce((SELECT h.country FROM people h WHERE h.id = p.person_id), '') END AS country
                FROM participants p WHERE p.id IN ({which})
            ) g WHERE true
            """;

    /// <summary>Of a session's seat: a mentor's, in a pair that runs and was announced.</summary>
    private const string IsGoing = "x.mentor_id = t.participant_id AND x.ended_at IS NULL AND x.announced_at IS NOT NULL";

    private string Sessions(string which) =>
        $"""
            SELECT g.id, g.programme_id, g.state, g.is_hidden,
                CASE WHEN g.is_hidden THEN NULL ELSE g.starts_at END, CASE WHEN g.is_hidden THEN NULL ELSE g.ends_at END,
                CASE WHEN g.is_hidden OR g.day IS NULL THEN {Date(NoDay)} ELSE g.day END,
                g.lines, CASE WHEN g.is_hidden THEN 0 ELSE coalesce(g.minutes, 0) END, g.mentor_seats, g.mentee_seats,
                CASE WHEN g.is_hidden OR g.going = 0 OR g.day IS NULL THEN {Date(NoDay)} ELSE {Monday("g.day")} END,
                CASE WHEN g.is_hidden THEN '' ELSE coalesce(g.city, '') END
            FROM (
                SELECT s.id, s.programme_id, s.state, s.starts_at, s.ends_at, s.day, s.minutes,
                    coalesce(max(CASE WHEN q.discretion = 3 AND q.programme_id = s.programme_id THEN 1 ELSE 0 END), 0) = 1 AS is_hidden,
                    count(CASE WHEN x.mentor_id = t.participant_id THEN 1 END) AS lines,
                    count(CASE WHEN q.kind = 1 THEN 1 END) AS mentor_seats,
                    count(CASE WHEN q.kind = 2 THEN 1 END) AS mentee_seats,
                    count(CASE WHEN {IsGoing} THEN 1 END) AS going, min(CASE WHEN {IsGoing} THEN w.city END) AS city
                FROM sessions s LEFT JOIN session_seats t ON t.session_id = s.id
                    LEFT JOIN participants q ON q.id = t.participant_id LEFT JOIN pairings x ON x.id = t.pairing_id
                    LEFT JOIN people w ON w.id = q.person_id
                WHERE s.id IN ({which}) GROUP BY s.id
            ) g WHERE true
            """;

    private string Pairings(string which) =>
        $"""
            SELECT h.id, h.programme_id, h.city, coalesce({Monday(Day("h.accepted_at"))}, {Date(
                NoDay
            )}), h.is_known, h.held, h.agreed, h.last_end, h.untold, h.trouble,
                CASE h.trouble WHEN 0 THEN h.conflict_at WHEN 1 THEN {After("h.announced_at", Patience.Unanswered)}
                    WHEN 2 THEN {After("h.accepted_at", Patience.NotBegun)} WHEN 3 THEN {After("h.untold", Patience.NotTold)}
                    WHEN 4 THEN {After("h.last_end", Patience.Quiet)} END,
                CASE h.trouble WHEN 0 THEN h.conflict_at WHEN 1 THEN h.announced_at WHEN 2 THEN h.announced_at WHEN 3 THEN h.untold WHEN 4 THEN h.last_end END
            FROM (
                SELECT g.*, CASE WHEN g.ended_at IS NOT NULL THEN NULL WHEN g.conflict_at IS NOT NULL THEN 0
                    WHEN g.accepted_at IS NULL THEN CASE WHEN g.announced_at IS NOT NULL THEN 1 END
                    WHEN g.paused_at IS NOT NULL THEN NULL WHEN g.untold IS NOT NULL THEN 3 WHEN g.agreed > 0 THEN NULL
                    WHEN g.held = 0 THEN 2 WHEN g.last_end IS NOT NULL THEN 4 END AS trouble
                FROM (
                    SELECT p.id, p.programme_id, p.conflict_at, p.announced_at, p.paused_at, p.ended_at,
                        CASE WHEN p.mentor_accepted_at IS NOT NULL AND p.mentee_accepted_at IS NOT NULL
                            THEN {Greater}(p.mentor_accepted_at, p.mentee_accepted_at) END AS accepted_at,
                        coalesce((SELECT w.city FROM participants m JOIN people w ON w.id = m.person_id WHERE m.id = p.mentor_id), '') AS city,
                        p.ended_at IS NULL AND p.announced_at IS NOT NULL
                            AND NOT EXISTS (SELECT 1 FROM participants m WHERE m.id = p.mentee_id AND m.discretion = 3) AS is_known,
                        count(CASE WHEN c.state = 3 THEN 1 END) AS held, count(CASE WHEN c.state = 2 THEN 1 END) AS agreed,
                        max(CASE WHEN c.state = 3 THEN c.ends_at END) AS last_end, min(CASE WHEN c.state = 2 THEN c.ends_at END) AS untold
                    FROM pairings p LEFT JOIN session_seats t ON t.pairing_id = p.id AND t.participant_id = p.mentor_id
                        LEFT JOIN counted_sessions c ON c.id = t.session_id
                    WHERE p.id IN ({which}) GROUP BY p.id
                ) g
            ) h WHERE true
            """;

    /// <summary>What is said of rows, in the order in which it is worked out: pairs are told by their sessions.</summary>
    public IReadOnlyList<CountedTable> Tables =>
        [
            new("sessions", SessionColumns, Sessions),
            new("pairings", PairingColumns, Pairings),
            new("participants", ParticipantColumns, Participants),
        ];

    public static readonly Cube[] Cubes =
    [
        new(
            "participant_counts",
            "participants",
            ["programme_id", "kind", "is_enrolled", "is_announced", "is_accepted", "is_paired", "has_met", "done_on", "country"],
            [("people", _ => "1")]
        ),
        new(
            "session_counts",
            "sessions",
            ["programme_id", "state", "is_hidden", "day"],
            [
                ("sessions", _ => "1"),
                ("seen", r => $"CASE WHEN {r}lines > 0 THEN 1 ELSE 0 END"),
                ("lines", r => $"{r}lines"),
                ("minutes", r => $"{r}minutes"),
                ("mentor_seats", r => $"{r}mentor_seats"),
                ("mentee_seats", r => $"{r}mentee_seats"),
            ]
        ),
        new(
            "site_counts",
            "pairings",
            ["programme_id", "city", "since"],
            [
                ("pairs", r => $"CASE WHEN {r}is_known THEN 1 ELSE 0 END"),
                ("met", r => $"CASE WHEN {r}is_known AND {r}held > 0 THEN 1 ELSE 0 END"),
            ]
        ),
        new(
            "site_weeks",
            "sessions",
            ["programme_id", "city", "monday"],
            [("held", r => $"CASE WHEN {r}state = 3 AND {r}lines > 0 AND NOT {r}is_hidden THEN 1 ELSE 0 END")]
        ),
    ];

    /// <summary>Sums of rows that say all by themselves: where people are, and who was invited.</summary>
    public IReadOnlyList<Cube> Plain =>
        [
            new(
                "people_counts",
                "people",
                ["organisation", "company", "country", "unit", "left_on"],
                [("people", _ => "1")],
                (r, column) =>
                    column switch
                    {
                        "organisation" => $"{r}organisation",
                        "left_on" => $"coalesce({r}left_on, {Date(LastDay)})",
                        _ => $"coalesce({r}{column}, '')",
                    }
            ),
            new("invitation_counts", "invitations", ["programme_id", "kind"], [("invitations", _ => "1")]),
        ];
}

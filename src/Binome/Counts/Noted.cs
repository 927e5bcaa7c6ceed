namespace Binome.Counts;

/// <summary>What a noted id is. Of a person and of a participant who changed follow the sessions and pairs that tell of them; of who sits somewhere, no more than themselves.</summary>
internal enum Note
{
    Person = 1,
    Participant = 2,
    Seated = 3,
    Session = 4,
    Pairing = 5,
}

/// <summary>Of a table, what is noted of a row that comes, goes or changes in what is said from it.</summary>
internal sealed record Noted(string Table, string[] Follows, (Note What, string Column)[] Notes, bool IsMoved = false)
{
    public static readonly Noted[] All =
    [
        new("people", ["city", "country"], [(Note.Person, "id")]),
        new(
            "participants",
            ["person_id", "kind", "enrolled_at", "withdrawn_at", "candidate_since", "discretion", "demand"],
            [(Note.Participant, "id")]
        ),
        new(
            "pairings",
            [
                "mentor_id",
                "mentee_id",
                "announced_at",
                "mentor_accepted_at",
                "mentee_accepted_at",
                "paused_at",
                "ended_at",
                "\"end\"",
                "conflict_at",
            ],
            [(Note.Pairing, "id"), (Note.Seated, "mentor_id"), (Note.Seated, "mentee_id")]
        ),
        new("sessions", ["programme_id", "state", "day", "starts_at", "ends_at", "minutes"], [(Note.Session, "id")]),
        new(
            "session_seats",
            ["session_id", "participant_id", "pairing_id"],
            [(Note.Session, "session_id"), (Note.Pairing, "pairing_id"), (Note.Seated, "participant_id")],
            IsMoved: true
        ),
    ];
}

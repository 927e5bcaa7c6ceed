using static Binome.Tests.Routes.Gets;

namespace Binome.Tests.Routes;

/// <summary>Every route × stranger, signed-in person, administrator. A route without a row fails the tests, a row without a route too.</summary>
/// <remarks>Production, where /ui and /mailbox do not exist. A page takes posts too: these follow from its row (see RoutesTests).</remarks>
internal static class Routes
{
    public static readonly Route[] All =
    [
        //  pattern                     address                        stranger  person    administrator
        // Platform
        new("GET /binome.css", "/binome.css", Data, Data, Data),
        new("HEAD /binome.css", "/binome.css", Data, Data, Data),
        new("GET /binome.js", "/binome.js", Data, Data, Data),
        new("HEAD /binome.js", "/binome.js", Data, Data, Data),
        new("GET /favicon.svg", "/favicon.svg", Data, Data, Data),
        new("HEAD /favicon.svg", "/favicon.svg", Data, Data, Data),
        new("GET /healthz/live", "/healthz/live", Data, Data, Data),
        new("GET /healthz/ready", "/healthz/ready", Data, Data, Data),
        new("POST /language", "/language", SentOn, SentOn, SentOn),
        new("GET /trouble/{Code:int}", "/trouble/404", Shown, Shown, Shown),
        new("GET /ui", "/ui", Nothing, Nothing, Nothing),
        new("GET /visibility", "/visibility", Shown, Shown, Shown) { Mentee = Shown },
        new("GET /demo", "/demo", Nothing, Nothing, Nothing),
        new("GET /mailbox", "/mailbox", Nothing, Nothing, Nothing),
        new("GET /_framework/opaque-redirect", "/_framework/opaque-redirect", SignIn, Stale, Stale), // the framework's own; useless unsigned
        // People
        new("GET /people", "/people", SignIn, Shown, Shown),
        new("GET /people/{PersonId:guid}", "/people/{person}", SignIn, Shown, Shown),
        new("GET /people/organisation", "/people/organisation", SignIn, Nothing, Shown),
        new("GET /people/imports", "/people/imports", SignIn, Nothing, Shown),
        new("GET /people/imports/{ImportId:guid}", "/people/imports/{import}", SignIn, Nothing, Shown),
        // Accounts
        new("GET /sign-in", "/sign-in", Shown, Shown, Shown),
        new("GET /sign-in/sent", "/sign-in/sent", Shown, Shown, Shown),
        new("GET /sign-in/{Token}", "/sign-in/{link}", Shown, Shown, Shown),
        new("GET /account", "/account", SignIn, Shown, Shown),
        new("GET /admin", "/admin", SignIn, Nothing, Shown),
        // Pairings
        new("GET /pairings/{PairingId:guid}", "/pairings/{pairing}", SignIn, Nothing, Nothing) { Mentor = Shown, Mentee = Shown },
        new("GET /pairings/{PairingId:guid}/charter", "/pairings/{accepted}/charter", SignIn, Nothing, Nothing) { Mentor = Shown },
        new("GET /pairings/{pairing:guid}/charter.md", "/pairings/{accepted}/charter.md", SignIn, Nothing, Nothing) { Mentor = Data },
        new("GET /pairings/{PairingId:guid}/help", "/pairings/{pairing}/help", SignIn, Nothing, Nothing) { Mentor = Shown, Mentee = Shown },
        new("GET /programmes/{ProgrammeId:guid}/help", "/programmes/{programme}/help", SignIn, Nothing, Nothing)
        {
            Trusted = Shown,
            Coach = Shown,
        },
        new("GET /programmes/{ProgrammeId:guid}/pairings", "/programmes/{programme}/pairings", SignIn, Nothing, Nothing)
        {
            Manager = Shown,
            Coordinator = Shown,
            SealedCoordinator = Shown,
        },
        new("GET /places/{Token}", "/places/{full}", Shown, Shown, Shown),
        // Programmes
        new("GET /programmes", "/programmes", SignIn, Shown, Shown) { Manager = Shown, Mentee = Shown },
        new("GET /programmes/new", "/programmes/new", SignIn, Nothing, Shown) { Manager = Shown },
        new("GET /programmes/{ProgrammeId:guid}", "/programmes/{programme}", SignIn, Nothing, Shown)
        {
            Mentor = Shown,
            Mentee = Shown,
            Manager = Shown,
            Coordinator = Shown,
            SealedCoordinator = Shown,
            Sponsor = Shown,
        },
        new("GET /programmes/{ProgrammeId:guid}/settings", "/programmes/{draft}/settings", SignIn, Nothing, Nothing) { Manager = Shown },
        new("GET /programmes/{ProgrammeId:guid}/request", "/programmes/{programme}/request", SignIn, Nothing, Nothing) { Manager = Shown },
        new("GET /programmes/{ProgrammeId:guid}/rules", "/programmes/{programme}/rules", SignIn, Nothing, Nothing) { Manager = Shown },
        // Matching
        new("GET /pairing", "/pairing", SignIn, Nothing, Shown),
        new("GET /programmes/{ProgrammeId:guid}/board", "/programmes/{programme}/board", SignIn, Nothing, Nothing) { Manager = Shown },
        new("GET /programmes/{ProgrammeId:guid}/approval", "/programmes/{programme}/approval", SignIn, Nothing, Nothing)
        {
            Manager = Shown,
        },
        new("GET /programmes/{programme:guid}/board/state", "/programmes/{programme}/board/state", SignIn, Nothing, Nothing)
        {
            Manager = Data,
        },
        new("GET /programmes/{programme:guid}/board.csv", "/programmes/{programme}/board.csv", SignIn, Nothing, Nothing) { Manager = Data },
        new("GET /programmes/{ProgrammeId:guid}/runs", "/programmes/{programme}/runs", SignIn, Nothing, Nothing) { Manager = Shown },
        new(
            "GET /programmes/{programme:guid}/runs/{run:guid}/record",
            "/programmes/{programme}/runs/{run}/record",
            SignIn,
            Nothing,
            Nothing
        )
        {
            Manager = Data,
        },
        // Roles and administration
        new("GET /account/profile", "/account/profile", SignIn, Shown, Shown),
        new("GET /account/data", "/account/data", SignIn, Shown, Shown) { Mentee = Shown },
        new("GET /account/data.json", "/account/data.json", SignIn, Data, Data),
        new("GET /account/erasure", "/account/erasure", SignIn, Shown, Shown),
        new("GET /account/erased", "/account/erased", Shown, Shown, Shown),
        new("GET /audit", "/audit", SignIn, Nothing, Shown),
        new("GET /audit.csv", "/audit.csv", SignIn, Nothing, Data),
        new("GET /programmes/{ProgrammeId:guid}/roles", "/programmes/{programme}/roles?q=an", SignIn, Nothing, Shown) { Manager = Shown },
        new("GET /programmes/{ProgrammeId:guid}/mails", "/programmes/{programme}/mails", SignIn, Nothing, Nothing) { Manager = Shown },
        // Enrolment
        new("GET /programmes/{ProgrammeId:guid}/call", "/programmes/{open}/call", SignIn, Nothing, Nothing) { Manager = Shown },
        new("GET /programmes/{ProgrammeId:guid}/poster", "/programmes/{open}/poster", SignIn, Nothing, Nothing) { Manager = Shown },
        new("GET /programmes/{ProgrammeId:guid}/enrolment", "/programmes/{open}/enrolment", SignIn, Shown, Shown),
        new("GET /programmes/{ProgrammeId:guid}/people", "/programmes/{programme}/people", SignIn, Nothing, Nothing)
        {
            Manager = Shown,
            Coordinator = Shown,
            SealedCoordinator = Shown,
        },
        new(
            "GET /programmes/{ProgrammeId:guid}/participants/{Who}",
            "/programmes/{programme}/participants/{mentee}",
            SignIn,
            Nothing,
            Nothing
        )
        {
            Manager = Shown,
            Coordinator = Shown,
            SealedCoordinator = Shown,
        },
        new("GET /programmes/{ProgrammeId:guid}/lists", "/programmes/{open}/lists", SignIn, Nothing, Nothing) { Manager = Shown },
        new("GET /join/{code}", "/join/{join}", SignIn, SentOn, SentOn),
        // Library
        new("GET /library", "/library", SignIn, Shown, Shown),
        new("GET /library/{Code}", "/library/posture", SignIn, Shown, Shown),
        new("GET /programmes/{ProgrammeId:guid}/library", "/programmes/{programme}/library", SignIn, Nothing, Nothing)
        {
            Mentor = Shown,
            Mentee = Shown,
            Manager = Shown,
            Coordinator = Shown,
            SealedCoordinator = Shown,
            Sponsor = Shown,
        },
        new("GET /programmes/{ProgrammeId:guid}/library/{Code}", "/programmes/{programme}/library/generative-ai", SignIn, Nothing, Nothing)
        {
            Mentor = Shown,
            Mentee = Shown,
            Manager = Shown,
            Coordinator = Shown,
            SealedCoordinator = Shown,
            Sponsor = Shown,
        },
        new(
            "GET /programmes/{ProgrammeId:guid}/library/{Code}/edit",
            "/programmes/{programme}/library/generative-ai/edit",
            SignIn,
            Nothing,
            Nothing
        )
        {
            Manager = Shown,
        },
        new(
            "GET /programmes/{ProgrammeId:guid}/library/{Code}/history",
            "/programmes/{programme}/library/generative-ai/history",
            SignIn,
            Nothing,
            Nothing
        )
        {
            Manager = Shown,
        },
        // Readiness
        new("GET /programmes/{ProgrammeId:guid}/readiness", "/programmes/{programme}/readiness", SignIn, Nothing, Nothing)
        {
            Mentor = Shown,
        },
        new("GET /programmes/{ProgrammeId:guid}/readiness/{Code}", "/programmes/{programme}/readiness/saying-no", SignIn, Nothing, Nothing)
        {
            Mentor = Shown,
        },
        new("GET /programmes/{ProgrammeId:guid}/preparations", "/programmes/{programme}/preparations", SignIn, Nothing, Nothing)
        {
            Manager = Shown,
            Coach = Shown,
        },
        new("GET /programmes/{ProgrammeId:guid}/peers", "/programmes/{programme}/peers?propose=1", SignIn, Nothing, Nothing)
        {
            Manager = Shown,
        },
        new("GET /peers/{Token}", "/peers/{peers}", Shown, Shown, Shown),
        new("GET /role-plays/{Token}", "/role-plays/{play}", Shown, Shown, Shown),
        // Selection
        new("GET /programmes/{ProgrammeId:guid}/selection", "/programmes/{open}/selection", SignIn, Nothing, Nothing)
        {
            Manager = Shown,
            Reviewer = Shown,
        },
        new(
            "GET /programmes/{ProgrammeId:guid}/applications/{ApplicationId:guid}",
            "/programmes/{open}/applications/{application}",
            SignIn,
            Nothing,
            Nothing
        )
        {
            Manager = Shown,
            Reviewer = Shown,
        },
        new("GET /programmes/{ProgrammeId:guid}/rubric", "/programmes/{open}/rubric", SignIn, Nothing, Nothing) { Manager = Shown },
        new("GET /programmes/{ProgrammeId:guid}/application", "/programmes/{open}/application", SignIn, Nothing, Nothing)
        {
            Mentor = Shown,
        },
        new("GET /agreements/{Token}", "/agreements/{agree}", Shown, Shown, Shown),
        new("GET /other-roles/{Token}", "/other-roles/{take}", Shown, Shown, Shown),
        // Offers
        new("GET /programmes/{ProgrammeId:guid}/offers", "/programmes/{open}/offers", SignIn, Shown, Nothing),
        // Sessions
        new("GET /pairings/{PairingId:guid}/sessions", "/pairings/{accepted}/sessions", SignIn, Nothing, Nothing) { Mentor = Shown },
        new("GET /sessions/{SessionId:guid}", "/sessions/{session}", SignIn, Nothing, Nothing) { Mentor = Shown },
        new("GET /seats/{seat:guid}", "/seats/{seat}", SignIn, Nothing, Nothing) { Mentor = SentOn },
        new("GET /answers/{Token}", "/answers/{answer}", Shown, Shown, Shown),
        // Sessions: calendars
        new("GET /account/calendar", "/account/calendar", SignIn, Shown, Shown),
        new("GET /calendar/{token}.ics", "/calendar/{feed}.ics", Data, Data, Data),
        // Assistants
        new("GET /account/assistant", "/account/assistant", SignIn, Shown, Shown) { Mentee = Shown },
        new("GET /assistant", "/assistant", SignIn, Shown, Shown) { Assistant = Shown },
        new("GET /assistant/pairings/{PairingId:guid}", "/assistant/pairings/{accepted}", SignIn, Nothing, Nothing) { Assistant = Shown },
        new("GET /assistant/sessions/{SessionId:guid}", "/assistant/sessions/{session}", SignIn, Nothing, Nothing) { Assistant = Shown },
        // Notes
        new("GET /sessions/{SessionId:guid}/preparation", "/sessions/{agreed}/preparation", SignIn, Nothing, Nothing) { Mentor = Shown },
        new("GET /sessions/{SessionId:guid}/notes", "/sessions/{held}/notes", SignIn, Nothing, Nothing) { Mentor = Shown },
        // Evaluations
        new("GET /sessions/{SessionId:guid}/evaluation", "/sessions/{held}/evaluation", SignIn, Nothing, Nothing) { Mentor = Shown },
        new("GET /evaluations/{Token}", "/evaluations/{say}", Shown, Shown, Shown),
        new("GET /self-assessments/{ParticipantId:guid}/{When}", "/self-assessments/{mentee}/before", SignIn, Nothing, Nothing)
        {
            Mentee = Shown,
        },
        new("GET /self-assessments/{Token}", "/self-assessments/{assess}", Shown, Shown, Shown),
        new("GET /programmes/{ProgrammeId:guid}/evaluations", "/programmes/{programme}/evaluations", SignIn, Nothing, Nothing)
        {
            Manager = Shown,
            SealedCoordinator = Shown,
        },
        // Stories
        new("GET /pairings/{PairingId:guid}/story", "/pairings/{accepted}/story", SignIn, Nothing, Nothing) { Mentor = Shown },
        // Records
        new("GET /record", "/record", SignIn, Shown, Shown) { Mentor = Shown },
        new("GET /record/sheet", "/record/sheet", SignIn, Nothing, Nothing) { Mentor = Shown },
        new("GET /record/file", "/record/file", SignIn, Nothing, Nothing) { Mentor = Data },
        new("GET /record/key", "/record/key", Data, Data, Data),
        new("GET /record/named", "/record/named", SignIn, Shown, Shown) { Mentee = Shown },
        new("GET /namings/{Token}", "/namings/{naming}", Shown, Shown, Shown),
        // Insights
        new("GET /programmes/{ProgrammeId:guid}/overview", "/programmes/{programme}/overview", SignIn, Nothing, Nothing)
        {
            Manager = Shown,
            Coordinator = Shown,
        },
        new("GET /programmes/{programme:guid}/overview.csv", "/programmes/{programme}/overview.csv", SignIn, Nothing, Nothing)
        {
            Manager = Data,
            Coordinator = Data,
        },
        new("GET /programmes/{programme:guid}/overview.xlsx", "/programmes/{programme}/overview.xlsx", SignIn, Nothing, Nothing)
        {
            Manager = Data,
            Coordinator = Data,
        },
        new("GET /programmes/{ProgrammeId:guid}/report", "/programmes/{programme}/report", SignIn, Nothing, Nothing)
        {
            Manager = Shown,
            SponsorAlone = Shown,
        },
        // Rehearsal
        new("GET /programmes/{ProgrammeId:guid}/rehearsal", "/programmes/{open}/rehearsal", SignIn, Nothing, Nothing) { Manager = Shown },
        new("GET /programmes/{programme:guid}/rehearsal/state", "/programmes/{open}/rehearsal/state", SignIn, Nothing, Nothing)
        {
            Manager = Data,
        },
        // Home
        new("GET /", "/", SignIn, Shown, Shown),
    ];
}

using Binome.Tests.Routes;

namespace Binome.Tests.Browser;

/// <summary>Which pages there are for whom: what the table of routes shows, and the states that no route of their own leads to.</summary>
internal static class Walk
{
    private static readonly string[] ForEverybody =
    [
        "/nothing/here",
        "/trouble/400",
        "/trouble/413",
        "/trouble/429",
        "/trouble/500",
        "/mailbox",
    ];

    /// <summary>The steps of a form: one route, many questions.</summary>
    private static readonly Dictionary<Role, string[]> States = new()
    {
        [Role.Person] = ["/programmes/{open}/enrolment?as=mentee"],
        [Role.Mentor] =
        [
            "/programmes/{programme}/enrolment?as=mentor&step=levels",
            "/programmes/{open}/enrolment?as=mentor&step=motivation",
            "/pairings/{accepted}",
            "/sessions/{agreed}",
            "/sessions/{agreed}?minutes=60",
        ],
        [Role.Mentee] =
        [
            "/programmes/{programme}/enrolment?as=mentee&step=topics",
            "/programmes/{programme}/enrolment?as=mentee&step=levels",
            "/programmes/{programme}/enrolment?as=mentee&step=problem",
            "/programmes/{programme}/enrolment?as=mentee&step=hours",
            "/programmes/{programme}/enrolment?as=mentee&step=choices&q=ma",
            "/programmes/{programme}/enrolment?as=mentee&step=style",
            "/programmes/{programme}/enrolment?as=mentee&step=discretion",
            "/programmes/{programme}/enrolment?as=mentee&step=review",
        ],
        [Role.Assistant] = ["/assistant/sessions/{agreed}", "/assistant/sessions/{agreed}?minutes=60"],
        [Role.Manager] =
        [
            "/programmes/{programme}/participants/{alias}",
            "/programmes/{draft}",
            "/programmes/{draft}/rules",
            .. new[] { "scope", "topics", "shape", "lengths", "dates" }.Select(step => "/programmes/{draft}/settings?step=" + step),
            "/programmes/{programme}/settings?step=shape",
            "/programmes/{programme}/people?state=unfinished",
            "/programmes/{open}/selection?state=reserve",
            "/programmes/{open}/overview",
            "/programmes/{programme}/roles?take={role}",
            "/programmes/{programme}/board?choose={choose}",
            .. new[] { "read", "locked", "wished", "alone", "forbidden" }.Select(tab => "/programmes/{programme}/board?tab=" + tab),
            "/programmes/{approved}/board",
            .. new[] { "pairing", "conflict", "accepted" }.Select(pair => $"/programmes/{{programme}}/pairings?pair={{{pair}}}"),
        ],
    };

    public static IEnumerable<string> Of(Role role) =>
        Routes
            .Routes.All.Where(r => r.Method == "GET" && r.Names(role) && r.For(role) is Gets.Shown)
            .Select(r => r.Address)
            .Concat(role is Role.Stranger or Role.Person or Role.Administrator ? ForEverybody : [])
            .Concat(States.GetValueOrDefault(role, []));

    /// <summary>An address as the name of a file.</summary>
    public static string FileName(string address) =>
        address.Trim('/') is "" ? "home" : string.Concat(address.Trim('/').Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'));
}

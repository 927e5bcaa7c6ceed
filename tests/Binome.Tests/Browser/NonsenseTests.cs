using System.Reflection;
using AngleSharp.Html.Dom;
using Binome.Tests.Routes;
using Microsoft.AspNetCore.Components;

namespace Binome.Tests.Browser;

/// <summary>Nonsense in every field of every form: a page in the reader's language, and nothing typed is lost.</summary>
public sealed class NonsenseTests
{
    private readonly Dictionary<Role, Visitor> signedIn = [];

    /// <summary>A form is sent as the first who has it; what stands under every page, once.</summary>
    private readonly HashSet<string> sent = [];

    [Theory, BothDatabases]
    public async Task Every_form_answers_nonsense_in_French_and_loses_nothing_typed(Store store)
    {
        await using var furnished = await Furnished.Make(store, "Production");
        var (wrong, posts) = (new List<string>(), 0);
        foreach (var role in Enum.GetValues<Role>())
        foreach (var address in Walk.Of(role))
        foreach (var name in await Forms(furnished, role, address))
        foreach (
            var nonsense in Nonsense.All.Where(n =>
                store is Store.Sqlite || n.Name is "a novel" or "a zero" // what the two databases take differently
            )
        )
        {
            if (await Open(furnished, role, address, name) is not var (page, form))
                break; // an earlier one was taken, and the page moved on
            var typed = nonsense.Fill(form).ToArray();
            var answer = await page.Send(form, typed);
            posts++;
            wrong.AddRange(Faults(answer, name, typed).Select(f => $"{role} {address} {name}, {nonsense.Name}: {f}"));
            if (typed.Length == 0)
                break; // only a button
        }
        Assert.True(posts > 30, $"{posts} forms sent");
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Theory, BothDatabases]
    public async Task Every_page_takes_nonsense_for_what_its_address_asks(Store store)
    {
        await using var furnished = await Furnished.Make(store, "Production");
        var asked = typeof(Binome.Platform.Words)
            .Assembly.GetTypes()
            .SelectMany(t => t.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
            .Select(p => (p.Name, Asked: p.GetCustomAttribute<SupplyParameterFromQueryAttribute>()))
            .Where(p => p.Asked is not null)
            .Select(p => p.Asked!.Name ?? p.Name)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        Assert.Contains("q", asked);
        var most = 1200 / asked.Count; // an address is at most 8 KB long, and a letter six characters of it
        var wrong = new List<string>();
        foreach (var role in Enum.GetValues<Role>())
        foreach (var address in Walk.Of(role).Where(a => !a.Contains('?')))
        foreach (
            var nonsense in Nonsense.All.Where(n =>
                role is Role.Administrator || (store is Store.Sqlite && n.Name is "a novel" or "a zero" or "a huge number")
            )
        )
        {
            if (!signedIn.TryGetValue(role, out var visitor))
                visitor = signedIn[role] = await furnished.As(role, "fr");
            var query = asked.Select(name =>
                $"{name}={Uri.EscapeDataString(nonsense.For(name) is var v && v.Length > most ? v[..most] : v)}"
            );
            var answer = await visitor.Get($"{await furnished.Fill(address)}?{string.Join('&', query)}");
            wrong.AddRange(Faults(answer, null, []).Select(f => $"{role} {address} {nonsense.Name}: {f}"));
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Theory, BothDatabases]
    public async Task Every_form_sent_twice_at_once_leads_to_one_place(Store store)
    {
        await using var furnished = await Furnished.Make(store, "Production");
        var wrong = new List<string>();
        foreach (var role in Enum.GetValues<Role>())
        foreach (var address in Walk.Of(role))
        foreach (var name in await Forms(furnished, role, address))
        {
            if (await Open(furnished, role, address, name) is not var (page, form))
                continue; // what an earlier form did took this one away
            var typed = Nonsense.Typed(form).Select(field => (field, "somebody@groupe.example")).ToArray();
            var answers = await Task.WhenAll(page.Send(form, typed), page.Send(form, typed));
            // Undoing an import opens a transaction of its own (DESIGN.md) and keeps no key: its second post may find no form any more, and is shown the page as it stands.
            var isGone = name == "undo" && answers.Any(a => (int)a.Status == 400 || a.Heading == "Imports de l’annuaire");
            // Whoever has just been erased is a stranger: a second post that comes after the first has ended is asked to sign in.
            isGone |= name == "erase" && answers.Any(a => a.Heading == "Se connecter") && answers.Any(a => a.Heading == "C’est fait");
            // Both posts are led to the same address; which of them carries the new login's cookie there is a race of the client's.
            isGone |= name == "sign-in" && answers.Any(a => a.Heading.StartsWith("Bonjour", StringComparison.Ordinal));
            if (answers.Any(a => (int)a.Status >= 500) || (!isGone && answers.Select(a => a.Heading).Distinct().Count() > 1))
                wrong.Add($"{role} {address} {name}: {string.Join(" and ", answers.Select(a => $"{a.Status} {a.Heading}"))}");
            await using var db = furnished.World.Database.Open();
            var key = form.QuerySelector("input[name=_key]")?.GetAttribute("value");
            if (key is not null && db.PostedForms.Count(f => f.Key == Guid.Parse(key)) > 1)
                wrong.Add($"{role} {address} {name}: took effect twice");
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    /// <summary>None of these posts reaches a database.</summary>
    [Fact]
    public async Task A_form_that_no_page_has_gets_a_page_in_French()
    {
        await using var furnished = await Furnished.Make(Store.Sqlite, "Production");
        var wrong = new List<string>();
        foreach (var role in Enum.GetValues<Role>())
        foreach (var address in Walk.Of(role))
        foreach (var name in await Forms(furnished, role, address))
        {
            if (await Open(furnished, role, address, name) is not var (page, form))
                continue; // what an earlier form did took this one away
            if (form.QuerySelector("input[name=_handler]") is null)
                continue;
            var stale = await page.Send(form, ("__RequestVerificationToken", "stale"));
            if (stale.Heading != "Ce formulaire avait trop vieilli")
                wrong.Add($"{role} {address} {name} stale: {stale.Status} {stale.Heading}");
            foreach (var fields in new[] { [("_handler", "nothing-of-ours")], new[] { ("_key", "no key") } })
                wrong.AddRange(
                    Faults(await page.Send(form, fields), null, []).Select(f => $"{role} {address} {name} with {fields[0]}: {f}")
                );
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private static IEnumerable<string> Faults(Page answer, string? name, (string Field, string Value)[] typed)
    {
        if ((int)answer.Status >= 500 || answer.Heading.Length == 0)
            yield return $"{(int)answer.Status} '{answer.Heading}'";
        foreach (var said in Speech.Foreign(answer.Document, "en"))
            yield return $"English: {said}";
        var again = answer.Document.Forms.FirstOrDefault(f => NameOf(f) == name);
        if ((int)answer.Status is 422 && name is not null && again is null)
            yield return "refused, and the form is gone";
        if ((int)answer.Status is not 422)
            yield break; // it was taken, or there was nothing to type
        foreach (var (field, value) in typed)
            if (Value(again!, field) is { } shown && shown != Nonsense.InHtml(value))
                yield return $"lost what was typed in {field}: {shown}";
    }

    /// <summary>Null for what is chosen, not typed: a choice that was never offered cannot be shown.</summary>
    private static string? Value(IHtmlFormElement form, string field) =>
        form.Elements.FirstOrDefault(e => e.GetAttribute("name") == field) switch
        {
            IHtmlInputElement { Type: "radio" or "checkbox" } => null,
            IHtmlInputElement input => input.GetAttribute("value") ?? "",
            IHtmlTextAreaElement area => area.TextContent.TrimStart('\n'),
            _ => null,
        };

    private async Task<string[]> Forms(Furnished furnished, Role role, string address)
    {
        var page = await Get(furnished, role, await furnished.Fill(address));
        return
        [
            .. page
                .Document.Forms.Where(f => f.Method == "post")
                .Select(NameOf)
                .Where(name => sent.Add(name.StartsWith('/') ? name : $"{address} {name}")),
        ];
    }

    private async Task<Page> Get(Furnished furnished, Role role, string address)
    {
        if (
            signedIn.TryGetValue(role, out var visitor)
            && await visitor.Get(address) is var page
            && !page.Path.StartsWith("/sign-in", StringComparison.Ordinal)
        )
            return page;
        return await (signedIn[role] = await furnished.As(role, "fr")).Get(address);
    }

    /// <summary>Opened anew for each post; by somebody newly signed in where a form signed its sender out.</summary>
    private async Task<(Page, IHtmlFormElement)?> Open(Furnished furnished, Role role, string address, string name)
    {
        var page = await Get(furnished, role, await furnished.Fill(address));
        if (name is "/language" || name.Contains("sign", StringComparison.Ordinal))
            signedIn.Remove(role); // what it does stays with its sender
        return page.Document.Forms.FirstOrDefault(f => NameOf(f) == name) is { } form ? (page, form) : null;
    }

    private static string NameOf(IHtmlFormElement form) =>
        form.QuerySelector("input[name=_handler]")?.GetAttribute("value") ?? form.GetAttribute("action") ?? "";
}

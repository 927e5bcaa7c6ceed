using System.Text.RegularExpressions;
using Binome.Platform;
using Mono.Cecil;

namespace Binome.Tests;

/// <summary>The house's rules, checked on what was built: reflection cannot see the inside of a method, Cecil can.</summary>
public sealed class Conventions
{
    /// <summary>The floors, top first (DESIGN.md): a capability uses only what stands above it.</summary>
    private static readonly string[] Floors =
    [
        "Platform",
        "People",
        "Accounts",
        "Programmes",
        "Enrolment",
        "Library",
        "Selection",
        "Readiness",
        "Offers",
        "Pairings",
        "Peers",
        "Protection",
        "Matching",
        "Sessions",
        "Assistants",
        "Notes",
        "Counts",
        "Evaluations",
        "Stories",
        "Records",
        "Insights",
        "Home",
        "Rehearsal",
        "Demo",
    ];

    private static readonly string Root = FindRoot();
    private static readonly ModuleDefinition App = Built.App;

    [Fact]
    public void A_capability_uses_only_what_stands_above_it()
    {
        var broken =
            from type in App.GetTypes()
            let floor = Built.Floor(type)
            where floor is not null && !Built.IsSeam(type)
            from used in Built.Used(type)
            let below = Built.Floor(used)
            where below is not null && Array.IndexOf(Floors, below) > Array.IndexOf(Floors, floor)
            select $"{type.FullName} uses {used.FullName}";
        Assert.Empty(broken.Distinct());
    }

    [Fact]
    public void Every_folder_of_the_app_is_a_floor()
    {
        var folders = Directory
            .GetDirectories(Path.Combine(Root, "src/Binome"))
            .Select(Path.GetFileName)
            .Where(f => f is not ("wwwroot" or "bin" or "obj"));
        Assert.Equal(Floors.Order(), folders.Order());
        Assert.DoesNotContain(Sources(), s => Regex.IsMatch(s.Path, "/(Services|Helpers|Common|Models|Dtos|Utils)/"));
    }

    [Fact]
    public void No_file_is_longer_than_three_hundred_lines()
    {
        var long_ = Sources().Where(s => s.Lines.Length > 300).Select(s => $"{s.Path}: {s.Lines.Length}");
        Assert.Empty(long_);
    }

    [Fact]
    public void Every_page_has_a_test_of_its_name()
    {
        var tests = typeof(Conventions).Assembly.GetTypes().Select(t => t.Name).ToHashSet();
        var pages = App.GetTypes()
            .Where(t => t.CustomAttributes.Any(a => a.AttributeType.Name == "RouteAttribute"))
            .Select(t => t.Name)
            .ToList();
        Assert.NotEmpty(pages);
        Assert.Empty(pages.Where(p => !tests.Contains(Regex.Replace(p, "Page$", "") + "Tests")));
    }

    [Fact]
    public void Classes_are_sealed()
    {
        var open =
            from type in App.GetTypes()
            where type is { IsClass: true, IsAbstract: false, IsSealed: false }
            where
                type.Name != "_Imports"
                && !Built.Inherits(type, "ComponentBase")
                && !type.CustomAttributes.Any(a => a.AttributeType.Name == "CompilerGeneratedAttribute")
            where
                type.Namespace.StartsWith("Binome", StringComparison.Ordinal)
                && !type.Namespace.Contains("Schema", StringComparison.Ordinal)
            select type.FullName;
        Assert.Empty(open);
    }

    [Fact]
    public void An_interface_has_several_implementations_or_stands_at_the_edge_of_the_process()
    {
        string[] edges = ["IMailTransport"];
        string[] seams = ["IReact`1"]; // DESIGN.md, the second seam: its first reactions arrive with programmes
        var lonely =
            from contract in App.GetTypes()
            where contract.IsInterface && !edges.Contains(contract.Name) && !seams.Contains(contract.Name)
            where App.GetTypes().Count(t => t.Interfaces.Any(i => i.InterfaceType.GetElementType().FullName == contract.FullName)) < 2
            select contract.FullName;
        Assert.Empty(lonely);
    }

    [Fact]
    public void The_clock_is_TimeProvider()
    {
        var read = Built
            .Calls()
            .Where(c => c.Called is { DeclaringType.Name: "DateTime" or "DateTimeOffset", Name: "get_Now" or "get_UtcNow" or "get_Today" });
        Assert.Empty(read.Select(c => c.By.FullName));
    }

    [Fact]
    public void A_name_comes_out_of_NameFor()
    {
        // Who writes the directory, who tells somebody what it says of them, who signs people in, who writes to them, and nobody else, reads a name or an address.
        var allowed = new Regex(
            @"^Binome\.(People\.(Person|PeopleQueries|DirectoryData|Import\.(Directory\w+|PersonUpdate|BeforeImport|ImportPreviews))|Accounts\.(Cookie|SignInLinks|Leavers)|Programmes\.Mailing)(/.*)?$"
        );
        var read =
            from call in Built.Calls()
            where call.Called is { DeclaringType.FullName: "Binome.People.Person", Name: "get_FirstName" or "get_LastName" or "get_Email" }
            where !allowed.IsMatch(call.By.DeclaringType.FullName)
            select call.By.FullName;
        Assert.Empty(read.Distinct());
    }

    [Fact]
    public void Every_word_that_the_code_names_exists()
    {
        var named = Sources()
            .Where(s => s.Path.StartsWith("src/Binome/", StringComparison.Ordinal))
            .SelectMany(s =>
                Regex.Matches(
                    string.Join('\n', s.Lines),
                    """(Words\.(?<how>Get|Count)|RefusedException)\(\s*"(?<key>[a-z][\w.]+)"(?!\s*\+)"""
                )
            )
            .Select(m => m.Groups["how"].Value == "Count" ? m.Groups["key"].Value + ".other" : m.Groups["key"].Value)
            .Distinct()
            .ToList();
        Assert.True(named.Count > 50);
        Assert.Empty(named.Where(key => !Words.Has(key)));
    }

    [Fact]
    public void Every_relative_link_of_the_documents_leads_somewhere()
    {
        var broken =
            from file in Directory.EnumerateFiles(Root, "*.md").Concat(Directory.EnumerateFiles(Path.Combine(Root, "docs"), "*.md"))
            from Match link in Regex.Matches(File.ReadAllText(file), @"\]\((?!https?:)([^)#]+)")
            where !File.Exists(Path.Combine(Path.GetDirectoryName(file)!, link.Groups[1].Value))
            select $"{Path.GetFileName(file)}: {link.Groups[1].Value}";
        Assert.Empty(broken);
    }

    internal static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Binome.slnx")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("Tests run inside a checkout.");
        return folder;
    }

    private static IEnumerable<(string Path, string[] Lines)> Sources() =>
        from folder in new[] { "src", "tests", "bench", "tools" }
        from file in Directory.EnumerateFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories)
        where file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".razor", StringComparison.Ordinal)
        where !file.Contains("/Schema/Sqlite/", StringComparison.Ordinal) && !file.Contains("/Schema/Postgres/", StringComparison.Ordinal)
        where !file.Contains("/obj/", StringComparison.Ordinal)
        select (Path.GetRelativePath(Root, file), File.ReadAllLines(file));
}

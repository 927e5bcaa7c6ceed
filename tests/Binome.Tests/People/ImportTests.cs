using System.Net;
using Microsoft.EntityFrameworkCore;

namespace Binome.Tests.People;

public sealed class ImportTests
{
    [Theory, BothDatabases]
    public async Task A_bad_file_shows_each_problem_with_its_place_and_cannot_be_applied(Store store)
    {
        await using var world = await World.Start(store);
        var admin = await world.Administrator();
        var page = await ImportsTests.Send(admin, "id,email,last_name,manager\n1,one@a.example,A,9\n2,two,B,\n");
        Assert.Equal(["2", "3"], page.Document.QuerySelectorAll("tbody th").Select(c => c.TextContent.Trim()));
        Assert.Contains("2 problems", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Apply", page.Text, StringComparison.Ordinal);
        Assert.Equal("/people/imports", (await page.Submit("drop")).Path);
        await using var db = world.Database.Open();
        Assert.Equal((0, 0), (await db.DirectoryImports.CountAsync(), await db.ImportFiles.CountAsync()));
    }

    [Theory, BothDatabases]
    public async Task What_changes_is_shown_field_by_field(Store store)
    {
        await using var world = await World.Start(store);
        await Company.Import(world);
        var changed = Company.File.Replace("2,bob@a.example,Bob,Lee,1,3", "2,bob@a.example,Bob,Leigh,3,", StringComparison.Ordinal);
        var page = await ImportsTests.Send(await world.Administrator(language: "fr"), changed);
        foreach (var word in new[] { "Lee", "Leigh", "Hélène Dûpont (1)", "Carla Sanz (3)", "dotted_managers" })
            Assert.Contains(word, page.Text, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_directory_that_changed_meanwhile_refuses_what_no_longer_fits(Store store)
    {
        await using var world = await World.Start(store);
        await Company.Import(world);
        var admin = await world.Administrator();
        var page = await ImportsTests.Send(admin, "id,email,last_name\n9,new@a.example,New\n");
        await Company.Import(world, "id,email,last_name\n8,new@a.example,Other\n");
        var half = await ImportsTests.Send(admin, "id,email,last_name\n0,zoe@a.example,Roi\n", ("full", "true"));
        Assert.Contains("over a tenth", half.Text, StringComparison.Ordinal);
        var again = await page.Submit("apply");
        Assert.Equal("What this file will change", again.Heading);
        Assert.Contains("The directory has changed since you looked", again.Text, StringComparison.Ordinal);
        Assert.Contains("Other", again.Text, StringComparison.Ordinal);
        Assert.Equal("What this file changed", (await again.Submit("apply")).Heading);
        await using var db = world.Database.Open();
        Assert.Equal(1, await db.People.CountAsync(p => p.Email == "new@a.example"));
    }

    [Theory, BothDatabases]
    public async Task The_page_names_no_option_of_the_command(Store store)
    {
        await using var world = await World.Start(store);
        await Company.Import(world);
        var admin = await world.Administrator();
        foreach (var file in new[] { "x,y\n1,2\n", "id,x\n1,2\n", "id,email,last_name\n0,zoe@a.example,Roi\n" })
            Assert.DoesNotContain("--", (await ImportsTests.Send(admin, file, ("full", "true"))).Text, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Countries_that_nobody_knows_are_counted(Store store)
    {
        await using var world = await World.Start(store);
        var page = await ImportsTests.Send(await world.Administrator(), "id,email,last_name,country\n1,a@a.example,A,Atlantis\n");
        Assert.Contains("Countries not recognised", page.Text, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Which_columns_are_read_and_which_are_not_is_told_before_anything_is_applied(Store store)
    {
        await using var world = await World.Start(store);
        var page = await ImportsTests.Send(await world.Administrator(), "id,email,last_name,Vorname\n1,a@a.example,A,Anna\n");
        Assert.Equal(["id, email, last_name", "Vorname"], page.Document.QuerySelectorAll(".pairs-dl dd").Select(d => d.TextContent));
        var file = Path.Combine(world.Database.Store.Folder, "people.csv");
        await File.WriteAllTextAsync(file, "id,email,Nom,Vorname\n1,a@a.example,A,Anna\n");
        var said = await BuiltCommand.Run(world.Database.Store, "import", file, "--dry-run");
        Assert.Contains("Columns read: id, email, Nom (last_name)\nColumns not read: Vorname\n", said.Out, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_second_click_applies_once_and_unknown_imports_do_not_exist(Store store)
    {
        await using var world = await World.Start(store);
        var admin = await world.Administrator();
        var page = await ImportsTests.Send(admin, Company.File);
        await page.Submit("apply");
        await page.Submit("apply");
        await using var db = world.Database.Open();
        Assert.Equal(1, await db.DirectoryImports.CountAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await admin.Get($"/people/imports/{Guid.NewGuid()}")).Status);
    }
}

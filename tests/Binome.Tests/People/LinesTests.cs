using System.Text;
using Binome.People;
using Microsoft.EntityFrameworkCore;

namespace Binome.Tests.People;

public sealed class LinesTests
{
    [Theory]
    [BothDatabases]
    public async Task One_pair_and_whole_lists_are_told_from_the_closure(Store store)
    {
        await using var database = await TestDatabase.Make(store);
        await ImportedDirectory.Bring(
            database,
            "id,email,last_name,manager,dotted_managers\n0,p0@a.example,A,,\n1,p1@a.example,B,0,\n2,p2@a.example,C,1,\n3,p3@a.example,D,0,2\n4,p4@a.example,E,,\n"
        );
        await using var db = database.Open();
        var ids = await db.People.ToDictionaryAsync(p => p.Number!, p => p.Id);
        Assert.True(await db.AreInLine(ids["0"], ids["2"], default));
        Assert.True(await db.AreInLine(ids["3"], ids["1"], default));
        Assert.False(await db.AreInLine(ids["3"], ids["1"], default, depth: 1));
        Assert.False(await db.AreInLine(ids["4"], ids["0"], default));
        var found = await db.InLine([ids["0"], ids["3"], ids["4"]], [ids["1"], ids["2"], ids["4"]], default);
        Assert.Equal(
            ["1<0 1", "2<0 2", "3<1 2", "3<2 1"],
            found.Select(l => $"{Name(l.Below)}<{Name(l.Above)} {l.Depth}").Order(StringComparer.Ordinal)
        );

        string Name(Binome.Platform.Id<Person> id) => ids.Single(p => p.Value == id).Key;
    }

    [Theory]
    [BothDatabases]
    public async Task A_circle_of_dotted_lines_ends_and_a_deep_chain_stops_at_the_rules_depth(Store store)
    {
        await using var database = await TestDatabase.Make(store);
        var file = new StringBuilder("id,email,last_name,manager,dotted_managers\n");
        for (var i = 0; i < 120; i++)
            file.Append(
                System.Globalization.CultureInfo.InvariantCulture,
                $"{i},p{i}@a.example,P,{(i == 0 ? "" : i - 1)},{(i == 0 ? 2 : "")}\n"
            );
        Assert.Equal(0, (await ImportedDirectory.Bring(database, file.ToString())).RefusedInAll);
        await using var db = database.Open();
        Assert.Equal(LineAbove.MaxDepth, await db.Lines.MaxAsync(l => l.Depth));
        Assert.False(await db.Lines.AnyAsync(l => l.PersonId == l.AboveId));
        Assert.Equal(2, await db.Lines.CountAsync(l => db.People.Any(p => p.Id == l.PersonId && p.Number == "0")));
    }
}

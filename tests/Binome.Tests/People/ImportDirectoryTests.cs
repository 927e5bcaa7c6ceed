using System.Text;
using Binome.People;
using Binome.People.Import;
using Binome.Platform;
using Binome.Platform.Audit;
using Binome.Tests.Platform.Tables;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Binome.Tests.People.ImportedDirectory;
using Table = Binome.Platform.Tables.Table;

namespace Binome.Tests.People;

public sealed class ImportDirectoryTests
{
    private const string Head = "id,email,first_name,last_name,manager,dotted_managers,appraiser,hr,unit,city,left\n";
    private const string Ten =
        Head
        + "0,p0@a.example,Zoé,Roi,,,,,Top,Paris,\n1,p1@a.example,A,One,0,,0,2,U,Lyon,\n2,p2@a.example,B,Two,0,,,,U,Lyon,\n3,p3@a.example,C,Three,1,2,,,U,Lyon,\n"
        + "4,p4@a.example,D,Four,3,,,,U,Lyon,\n5,p5@a.example,E,Five,3,,,,U,Lyon,\n6,p6@a.example,F,Six,2,,,,U,Lyon,\n7,p7@a.example,G,Seven,2,,,,U,Lyon,\n"
        + "8,p8@a.example,H,Eight,2,,,,U,Lyon,\n9,p9@a.example,I,Nine,2,,,,U,Lyon,\n";

    [Theory]
    [BothDatabases]
    public async Task Every_sample_imports_without_a_map_and_again_changes_nothing(Store store)
    {
        foreach (var path in System.IO.Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Samples", "directory")))
        {
            await using var database = await TestDatabase.Make(store);
            var first = await Bring(database, File.ReadAllBytes(path));
            Assert.Empty(first.Report.Refused);
            Assert.Equal(first.Report.Rows, first.Report.Added);
            var (people, lines) = await Everything(database);
            Assert.Equal(first.Report.Rows, people.Count(told => told.Contains('@')));
            Assert.NotEmpty(lines);
            var again = await Bring(database, File.ReadAllBytes(path));
            Assert.Equal(
                (first.Report.Rows, 0, 0, 0),
                (again.Report.Unchanged, again.Report.Added, again.Report.Updated, again.Report.Left)
            );
            var book = await Bring(database, Workbook(path), new(IsFull: true));
            Assert.Equal(first.Report.Rows, book.Report.Unchanged);
            Assert.Equal(people, (await Everything(database)).People);
        }
    }

    [Theory]
    [BothDatabases]
    public async Task A_change_is_written_counted_and_undone(Store store)
    {
        await using var database = await TestDatabase.Make(store);
        await Bring(database, Ten);
        var before = await Everything(database);
        var changed = Ten.Replace("4,p4@a.example,D,Four,3,,,,U,Lyon,", "4,p4@a.example,D,Four,2,1,9,,V,Lyon,")
            .Replace("I,Nine,2,,,,U,Lyon,", "I,Nine,2,,,,U,Lyon,yes");
        var report = (await Bring(database, changed + "10,p10@a.example,J,Ten,4,,,,U,Lyon,\n")).Report;
        Assert.Equal((11, 1, 2, 8, 1), (report.Rows, report.Added, report.Updated, report.Unchanged, report.Left));
        await using var db = database.Open();
        Assert.Equal(["0:2", "1:1", "2:1"], await Above(db, "4"));
        Assert.Equal(["0:3", "1:2", "2:2", "4:1"], await Above(db, "10"));
        await Undo(database);
        Assert.Equal(before.People, (await Everything(database)).People);
        Assert.Equal(before.Lines, (await Everything(database)).Lines);
        await Assert.ThrowsAsync<RefusedException>(() => Undo(database));
        Assert.Equal(10, (await Bring(database, Ten)).Report.Unchanged);
    }

    [Theory]
    [BothDatabases]
    public async Task A_refused_file_changes_nothing_and_keeps_the_undo_of_the_last_one(Store store)
    {
        await using var database = await TestDatabase.Make(store);
        await Bring(database, Ten);
        var before = await Everything(database);
        var refused = await Bring(database, Ten.Replace("A,One", "A,Changed") + "11,bad,K,Eleven,404,,,,U,Lyon,\n");
        Assert.Equal((11, 0, 0, 0), (refused.Report.Rows, refused.Report.Added, refused.Report.Updated, refused.Report.Unchanged));
        Assert.Equal([(12, 2), (12, 5)], refused.Report.Refused.Select(r => (r.Line, r.Column)));
        Assert.Equal(before.People, (await Everything(database)).People);
        await Undo(database);
        Assert.Empty((await Everything(database)).People);
        Assert.Empty((await Everything(database)).Lines);
    }

    [Theory]
    [BothDatabases]
    public async Task A_dry_run_counts_and_changes_nothing(Store store)
    {
        await using var database = await TestDatabase.Make(store);
        var dry = await Bring(database, Ten, new(IsDryRun: true));
        Assert.Equal(10, dry.Report.Added);
        Assert.Contains("Zoé Roi (0)", dry.Added);
        Assert.Empty((await Everything(database)).People);
    }

    [Theory]
    [BothDatabases]
    public async Task Half_a_file_does_not_empty_the_directory(Store store)
    {
        await using var database = await TestDatabase.Make(store);
        await Bring(database, Ten);
        var half = string.Concat(Ten.Split('\n').Take(6).Select(l => l + "\n"));
        var refused = await Bring(database, half, new(IsFull: true));
        Assert.Equal(
            (0, 0, "left"),
            (Assert.Single(refused.Report.Refused).Line, refused.Report.Refused[0].Column, refused.Report.Refused[0].Field)
        );
        Assert.Equal(1, (await Bring(database, half, new(IsFull: true, AllowLeft: 4))).RefusedInAll);
        var allowed = await Bring(database, half, new(IsFull: true, AllowLeft: 5));
        Assert.Equal((5, 5, 0), (allowed.Report.Left, allowed.Report.Unchanged, allowed.Report.Updated));
        var back = await Bring(database, Ten, new(IsFull: true));
        Assert.Equal((5, 5, 0), (back.Report.Updated, back.Report.Unchanged, back.Report.Left));
        var nine = string.Concat(Ten.Split('\n').Take(10).Select(l => l + "\n"));
        Assert.Equal(1, (await Bring(database, nine, new(IsFull: true))).Report.Left);
    }

    [Theory]
    [BothDatabases]
    public async Task Numbers_and_addresses_may_change_hands(Store store)
    {
        await using var database = await TestDatabase.Make(store);
        const string head = "id,email,last_name\n";
        await Bring(database, head + "1,a@a.example,A\n2,b@a.example,B\n3,c@a.example,C\n");
        var swapped = await Bring(database, head + "1,b@a.example,A\n2,a@a.example,B\n");
        Assert.Equal((2, 0), (swapped.Report.Updated, swapped.RefusedInAll));
        var renumbered = await Bring(database, head + "33,c@a.example,C\n");
        Assert.Equal((1, 0), (renumbered.Report.Updated, renumbered.Report.Added));
        var taken = await Bring(database, head + "2,c@a.example,B\n");
        Assert.Equal(
            (2, 2, "email"),
            (Assert.Single(taken.Report.Refused).Line, taken.Report.Refused[0].Column, taken.Report.Refused[0].Field)
        );
        await Bring(database, "id,email,last_name,left\n33,c@a.example,C,yes\n");
        Assert.Equal(0, (await Bring(database, head + "2,c@a.example,B\n")).RefusedInAll);
    }

    [Theory]
    [BothDatabases]
    public async Task A_column_the_file_does_not_have_changes_nothing(Store store)
    {
        await using var database = await TestDatabase.Make(store);
        await Bring(database, Ten);
        var report = (await Bring(database, "id,email,first_name,last_name,unit\n3,p3@a.example,C,Three,W\n")).Report;
        Assert.Equal((1, 0), (report.Updated, report.Added));
        await using var db = database.Open();
        Assert.Equal(["0:2", "1:1", "2:1"], await Above(db, "3"));
        var person = await db.People.SingleAsync(p => p.Number == "3");
        Assert.Equal(("W", "Lyon"), (person.Unit, person.City));
    }

    [Theory, BothDatabases]
    public async Task A_name_without_a_column_stays_and_the_columns_that_nobody_read_are_told(Store store)
    {
        await using var database = await TestDatabase.Make(store);
        await Bring(database, "id,email,first_name,last_name\n1,ann@a.example,Ann,Able\n2,bob@a.example,Bob,Bow\n");
        var map = new Dictionary<string, string> { ["email"] = "d", ["last_name"] = "b" };
        var done = await Bring(database, "id,a,b,d\n1,Ann,Abel,ann@a.example\n3,Cy,Coe,cy@a.example\n", new(Map: map));
        Assert.Equal((1, 1), (done.Report.Updated, done.Report.Added));
        Assert.Equal(("id, b (last_name), d (email)", "a"), (done.Columns!.AllRead, done.Columns.AllIgnored));
        await Bring(database, "id,email,first_name\n2,bob@a.example,Rob\n");
        Assert.Equal(["Ann Abel", "Rob Bow", " Coe"], await Names());
        await Bring(database, "id,email,display_name\n1,ann@a.example,Anna ABELL\n2,bob@a.example,Bobby\n");
        Assert.Equal(["Anna ABELL", " Bobby", " Coe"], await Names()); // a displayed name is a whole one

        async Task<List<string>> Names()
        {
            await using var db = database.Open();
            return await db.People.OrderBy(p => p.Number).Select(p => p.FirstName + " " + p.LastName).ToListAsync();
        }
    }

    [Theory]
    [BothDatabases]
    public async Task What_is_no_text_or_has_no_end_is_refused_where_it_stands(Store store)
    {
        await using var database = await TestDatabase.Make(store);
        var wrong = await Bring(database, $"id,email,last_name,unit\n1,a@b.example,A,{new string('u', 501)}\n2,c@d.example,B\0,U\n");
        Assert.Equal([(2, 4, "unit"), (3, 3, "last_name")], wrong.Report.Refused.Select(r => (r.Line, r.Column, r.Field)));
        Assert.Equal(1, (await Bring(database, $"id,email,last_name,unit\n1,a@b.example,A,{new string('é', 500)}\n")).Report.Added);
    }

    [Theory]
    [BothDatabases]
    public async Task Organisations_do_not_touch_each_other(Store store)
    {
        await using var database = await TestDatabase.Make(store);
        await Bring(database, Ten);
        var other = await Bring(database, "id,email,last_name\n1,p1@a.example,Other\n", new("other", IsFull: true));
        Assert.Equal((1, 0, 0), (other.Report.Added, other.Report.Left, other.RefusedInAll));
        Assert.Equal(10, (await Bring(database, Ten, new(IsFull: true))).Report.Unchanged);
    }

    [Theory]
    [BothDatabases]
    public async Task Who_knows_pairs_hears_of_changed_lines_inside_the_transaction(Store store)
    {
        await using var database = await TestDatabase.Make(store);
        var ears = new Ears();
        await Bring(database, Ten, ears: ears);
        Assert.Equal(9, ears.LinesChanged);
        var report = (await Bring(database, Ten.Replace("G,Seven,2,,,,U,Lyon,", "G,Seven,3,,,,U,Lyon,yes"), ears: ears)).Report;
        Assert.Equal((1, 1, 1), (ears.LinesChanged, ears.Left, ears.Told));
        Assert.Equal("p1", Assert.Single(report.Conflicts).Pairing);
        ears.Fails = true;
        var before = await Everything(database);
        await Assert.ThrowsAsync<InvalidOperationException>(() => Bring(database, Ten, ears: ears));
        Assert.Equal(before.People, (await Everything(database)).People);
    }

    [Theory]
    [BothDatabases]
    public async Task The_bulk_writer_knows_every_column_of_a_person(Store store)
    {
        await using var database = await TestDatabase.Make(store);
        await using var db = database.Open();
        var columns = db.Model.FindEntityType(typeof(Person))!.GetProperties().Select(p => p.GetColumnName());
        Assert.Equal(columns.Order(), DirectoryWriter.Columns.Order());
    }

    private static byte[] Workbook(string path)
    {
        using var table = Table.Open(path, _ => true);
        return Xlsx.Of(table.Rows().Prepend(table.Header).Select(r => r.Cells)).ToArray();
    }
}

using System.Text;
using Binome.People;
using Microsoft.Extensions.DependencyInjection;

namespace Binome.Tests.People;

/// <summary>A small company in a running application.</summary>
internal static class Company
{
    public const string File =
        "id,email,first_name,last_name,manager,dotted_managers,appraiser,hr,unit,job_title,country,city,languages,left\n"
        + "0,zoe@a.example,Zoé,Roi,,,,,Comité,Directrice,FR,Paris,fr,\n"
        + "1,helene@a.example,Hélène,Dûpont,0,,0,3,Finance,Contrôleuse,FR,Lyon,fr|en,\n"
        + "2,bob@a.example,Bob,Lee,1,3,,,Finance,Analyst,GB,London,en,\n"
        + "3,carla@a.example,Carla,Sanz,0,,,,HR,Partner,ES,Madrid,es,\n"
        + "4,gone@a.example,Gilles,Parti,0,,,,HR,Partner,FR,Paris,fr,2020-01-31\n";

    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    public static async Task Import(World world, string? text = null)
    {
        await using var scope = world.Services.CreateAsyncScope();
        var done = await scope
            .ServiceProvider.GetRequiredService<ImportDirectory>()
            .Run(new MemoryStream(Bytes(text ?? File)), "company.csv", new(), "test");
        Assert.Empty(done.Report.Refused);
    }

    public static async Task<string> Path(World world, string number)
    {
        await using var db = world.Database.Open();
        return $"/people/{db.People.Single(p => p.Number == number).Id}";
    }
}

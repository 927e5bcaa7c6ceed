using System.Diagnostics;
using Binome.Tests.Routes;

namespace Binome.Tests.Browser;

/// <summary>Every page in both languages is HTML without an error, as the Nu validator reads it.</summary>
public sealed class ValidityTests
{
    [Fact]
    public async Task Every_page_is_valid_HTML()
    {
        await using var furnished = await Furnished.Make(Store.Sqlite, "Development");
        var folder = Outputs.Folder("html");
        var saved = 0;
        foreach (var language in new[] { "fr", "en" })
        foreach (var role in Enum.GetValues<Role>().Where(role => language is "fr" || role is Role.Mentor or Role.Mentee or Role.Manager)) // other words, the same tags
        {
            var visitor = await furnished.As(role, language);
            foreach (var address in Walk.Of(role))
            {
                var page = await visitor.Get(await furnished.Fill(address));
                await File.WriteAllTextAsync(
                    Path.Combine(folder, $"{role}-{language}-{Walk.FileName(address)}.html".ToLowerInvariant()),
                    page.Html
                );
                saved++;
            }
        }
        Assert.True(saved > 40, $"{saved} pages");
        Assert.Equal("", await Errors(folder));
    }

    /// <summary>What the validator says, one line an error; once for the whole folder, because it starts slowly.</summary>
    public static async Task<string> Errors(string folder)
    {
        using var validator = Process.Start(
            new ProcessStartInfo("java", ["-jar", Outputs.Validator, "--errors-only", "--skip-non-html", folder])
            {
                RedirectStandardError = true,
            }
        )!;
        var said = await validator.StandardError.ReadToEndAsync();
        await validator.WaitForExitAsync();
        Assert.True(validator.ExitCode == 0 || said.Length > 0, "The validator could not run.");
        return said;
    }

    [Fact]
    public async Task The_validator_finds_an_error_where_there_is_one()
    {
        var folder = Directory.CreateTempSubdirectory("binome-html-").FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "wrong.html"), "<!DOCTYPE html><html lang=en><title>x</title><p id=a><p id=a>");
        Assert.Contains("Duplicate ID", await Errors(folder), StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }
}

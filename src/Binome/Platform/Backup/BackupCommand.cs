using System.CommandLine;
using Binome.Platform.Audit;

namespace Binome.Platform.Backup;

/// <summary>`binome backup FILE` and `binome restore FILE`: one command each, on either database.</summary>
internal static class BackupCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "Where to write the copy" };
        file.Validators.Add(CommandLine.MustBeNoOption);
        var command = new Command("backup", "Write a logical copy of the data, while the application runs")
        {
            file,
            CommandLine.Language(),
        };
        command.DoWithData(
            _ => { },
            async (parsed, services, stop) =>
            {
                var db = services.GetRequiredService<BinomeDb>();
                var rows = await Backup.Write(db, parsed.GetValue(file)!, services.GetRequiredService<TimeProvider>().Now(), stop);
                services.GetRequiredService<Journal>().Write("command line", Backup.Act);
                await db.SaveChangesAsync(stop);
                Console.WriteLine(Words.Count("platform.backup.done", rows, parsed.GetValue(file)));
                return CommandLine.Done;
            },
            mustExist: true
        );
        return command;
    }

    public static Command CreateRestore()
    {
        var file = new Argument<string>("FILE") { Description = "A file that `binome backup` wrote" };
        file.Validators.Add(CommandLine.MustExist);
        var force = new Option<bool>("--force") { Description = "Replace what the database holds" };
        var command = new Command("restore", "Put a copy back, into SQLite or PostgreSQL") { file, force, CommandLine.Language() };
        command.DoWithData(
            _ => { },
            async (parsed, services, stop) =>
            {
                var (db, path) = (services.GetRequiredService<BinomeDb>(), parsed.GetValue(file)!);
                using var archive = await Opened(path, db, stop);
                if (archive is null)
                    return CommandLine.Refused;
                var manifest = archive.Manifest;
                var standing = await Restore.Standing(db, stop);
                foreach (var (table, rows) in standing)
                    Console.WriteLine(
                        Words.Get("platform.restore.standing", table, rows, manifest.Tables.FirstOrDefault(t => t.Name == table)?.Rows ?? 0)
                    );
                if (standing.Count > 0 && !parsed.GetValue(force))
                    throw new RefusedException("platform.restore.notEmpty");
                await Restore.Read(db, archive, stop);
                Console.WriteLine(Words.Count("platform.restore.done", manifest.Rows, manifest.LeftOut));
                return CommandLine.Done;
            }
        );
        return command;
    }

    /// <summary>Null, and the reason on standard error as every refused input has it, where it is no backup that goes back in.</summary>
    private static async Task<Archive?> Opened(string path, BinomeDb db, CancellationToken stop)
    {
        try
        {
            return await Archive.Open(path, db, stop);
        }
        catch (RefusedException refusal)
        {
            await Console.Error.WriteLineAsync($"{path}:0:0: file: {refusal.Message}");
            return null;
        }
    }
}

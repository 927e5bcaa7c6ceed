namespace Binome.Tests.Sessions;

/// <summary>Debian's khal: somebody's calendar, which takes in what mails bring.</summary>
internal sealed class Khal : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("binome-khal-").FullName;

    public Khal()
    {
        Directory.CreateDirectory(Calendar);
        File.WriteAllText(
            Settings,
            $"""
            [calendars]
            [[binome]]
            path = {Calendar}
            [sqlite]
            path = {folder}/khal.db
            [default]
            default_calendar = binome
            [locale]
            timeformat = %H:%M
            dateformat = %Y-%m-%d
            longdateformat = %Y-%m-%d
            datetimeformat = %Y-%m-%d %H:%M
            longdatetimeformat = %Y-%m-%d %H:%M
            local_timezone = Europe/Paris
            default_timezone = Europe/Paris
            """
        );
    }

    /// <summary>Where its events lie, one file each.</summary>
    public string Calendar => Path.Combine(folder, "binome");

    private string Settings => Path.Combine(folder, "settings");

    public async Task Import(string calendar)
    {
        var file = Path.Combine(folder, "invite.ics");
        await File.WriteAllTextAsync(file, calendar);
        await Debian.Run("/usr/bin/khal", "-c", Settings, "import", "--batch", file);
    }

    /// <summary>What it shows from a day on, for a month, on a clock of Paris: "CANCELLED 2027-03-30 09:00-09:45 Title".</summary>
    public async Task<string[]> Show(string day) =>
        (
            await Debian.Run(
                "/usr/bin/khal",
                "-c",
                Settings,
                "list",
                "--day-format",
                "",
                "--format",
                "{cancelled}{start-date-long} {start-time}-{end-time} {title}",
                day,
                "31d"
            )
        ).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public void Dispose() => Directory.Delete(folder, recursive: true);
}

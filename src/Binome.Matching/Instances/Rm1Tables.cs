namespace Binome.Matching.Instances;

/// <summary>RM1's people as tables over the mentors, which vectors read sixteen or thirty-two at a time; the tables are padded to a whole number of vectors.</summary>
internal sealed class Rm1Tables
{
    public const int Forbidden = -15_000;
    public const int MostLevels = 8;
    public const int StyleCount = 16;
    private const int DepartmentCount = 24;
    private const byte NoLevel = 255;

    public Rm1Tables(Rm1Draw draw, int mentees, int mentors)
    {
        (Draw, Mentees, Mentors, Width) = (draw, mentees, mentors, (mentors + 31) / 32 * 32);
        var sites = Math.Max(3, Math.Min(240, (mentees + mentors) / 60));
        MenteePeople = Make(Rm1Person.Mentee, mentees, sites);
        MentorPeople = Make(Rm1Person.Mentor, mentors, sites);
        Above = [.. Enumerable.Range(0, mentors).Select(j => draw.Even(mentees, 208, j, 0))];
        Skills = Table(Rm1Person.TopicCount, (topic, j) => MentorPeople[j].Topics[topic]);
        Styles = Table(
            5 * StyleCount,
            (row, j) => StylePoints(row / StyleCount, row % StyleCount - MentorPeople[j].Style[row / StyleCount])
        );
        Departments = Table(DepartmentCount, (row, j) => (byte)(MentorPeople[j].Department == row ? 0 : 10));
        var levels = Above.Select(Digits).ToArray();
        Levels = Table(MostLevels, (level, j) => levels[j][level]);
        Depths = Table(1, (_, j) => (byte)Depth(Above[j]));
        Languages = MenteePeople
            .Select(p => (p.Languages, p.HomeLanguage))
            .Distinct()
            .ToDictionary(key => key, key => LanguageRow(key.Languages, key.HomeLanguage));
        Sites = MenteePeople.GroupBy(p => p.Site).ToDictionary(group => group.Key, group => SiteRow(group.First()));
        Lines = LinesBelow();
    }

    public Rm1Draw Draw { get; }
    public int Mentees { get; }
    public int Mentors { get; }

    /// <summary>Mentors, rounded up to a whole vector.</summary>
    public int Width { get; }
    public Rm1Person[] MenteePeople { get; }
    public Rm1Person[] MentorPeople { get; }

    /// <summary>The mentee to whom a mentor reports.</summary>
    public int[] Above { get; }

    /// <summary>Rows of <see cref="Width"/> bytes: level of each topic; points of each style axis for each answer of a mentee; ten steps for another department, for each of
    /// a mentee; way down from the root (a digit a level); depth of the manager.</summary>
    public byte[] Skills { get; }
    public byte[] Styles { get; }
    public byte[] Departments { get; }
    public byte[] Levels { get; }
    public byte[] Depths { get; }

    /// <summary>Points of language, and of place plus novelty, by what mentees share; <see cref="Forbidden"/> where they forbid a pair. At <see cref="Lane"/>.</summary>
    public Dictionary<(int, int), short[]> Languages { get; }
    public Dictionary<int, short[]> Sites { get; }

    /// <summary>The mentors below each mentee, in the chain of managers.</summary>
    public Dictionary<int, List<int>> Lines { get; }

    /// <summary>Where a number of 16 bits belongs so that interleaving bytes, which keeps to halves of a vector, meets it: of each 32, 8 to 15 and 16 to 23 change places.</summary>
    public static int Lane(int j) => (j & ~24) | ((j & 8) << 1) | ((j & 16) >> 1);

    public static int Manager(int mentee) => (mentee - 1) / 6;

    public static int Depth(int mentee)
    {
        var depth = 0;
        for (; mentee > 0; mentee = Manager(mentee))
            depth++;
        return depth;
    }

    /// <summary>From the root down, which of six children: two people share their first k ancestors when these are equal k times.</summary>
    public static byte[] Digits(int mentee)
    {
        var digits = new byte[Math.Max(MostLevels, Depth(mentee) + 1)];
        digits.AsSpan().Fill(NoLevel);
        for (var level = Depth(mentee); level > 0; mentee = Manager(mentee))
            digits[level--] = (byte)((mentee - 1) % 6);
        digits[0] = 0;
        return digits;
    }

    private Rm1Person[] Make(int tag, int count, int sites)
    {
        var people = new Rm1Person[count];
        Parallel.For(0, count, i => people[i] = Rm1Person.Make(Draw, tag, i, sites));
        return people;
    }

    private byte[] Table(int rows, Func<int, int, byte> value)
    {
        var table = new byte[rows * Width];
        for (var row = 0; row < rows; row++)
        for (var j = 0; j < Mentors; j++)
            table[row * Width + j] = value(row, j);
        return table;
    }

    /// <summary>The first two fit best when different, the others when alike.</summary>
    private static byte StylePoints(int axis, int difference) => (byte)(axis < 2 ? Math.Abs(difference) : 15 - Math.Abs(difference));

    private short[] LanguageRow(int languages, int home)
    {
        var row = new short[Width];
        for (var j = 0; j < Mentors; j++)
        {
            var common = languages & MentorPeople[j].Languages;
            row[Lane(j)] = (short)(
                common == 0 ? Forbidden
                : (common & (1 << home)) != 0 ? 1500
                : (common & ~(1 << Rm1Person.English)) != 0 ? 1000
                : 700
            );
        }
        return row;
    }

    private short[] SiteRow(Rm1Person mentee)
    {
        var row = new short[Width];
        for (var j = 0; j < Mentors; j++)
        {
            var apart = Math.Abs(Rm1Person.Zones[mentee.Country] - Rm1Person.Zones[MentorPeople[j].Country]);
            row[Lane(j)] = (short)(
                1000
                + (
                    apart > 6 ? Forbidden
                    : mentee.Site == MentorPeople[j].Site ? 1000
                    : mentee.Country == MentorPeople[j].Country ? 600
                    : apart <= 2 ? 300
                    : 0
                )
            );
        }
        return row;
    }

    private Dictionary<int, List<int>> LinesBelow()
    {
        var lines = new Dictionary<int, List<int>>();
        for (var j = 0; j < Mentors; j++)
        for (var i = Above[j]; ; i = Manager(i))
        {
            if (!lines.TryGetValue(i, out var below))
                lines[i] = below = [];
            below.Add(j);
            if (i == 0)
                break;
        }
        return lines;
    }
}

using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Binome.Enrolment;
using Binome.Pairings;
using Binome.People;
using Binome.Platform;
using Binome.Platform.Ui;
using Binome.Programmes;

namespace Binome.Stories;

/// <summary>What a story says: the problem, what was done, what changed. Three short parts, of which the last is quoted first.</summary>
public sealed record StoryText(string Problem, string Done, string Changed)
{
    /// <summary>Letters of each part.</summary>
    public const int Most = 400;

    /// <summary>Of this exact text and of no other.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Problem}\0{Done}\0{Changed}")));

    /// <summary>What was posted; null when a part is missing or too long, which the form then says.</summary>
    public static StoryText? Read(Posted posted)
    {
        var text = new StoryText(Part("problem"), Part("done"), Part("changed"));
        return posted.IsWrong ? null : text;

        string Part(string name)
        {
            var typed = Typed.Text(posted[name]);
            if (typed.Length is 0 or > Most)
                posted.Wrong(name, typed.Length == 0 ? Words.Get("stories.form.missing") : Words.Get("stories.form.long", Most));
            return typed;
        }
    }

    /// <summary>Whether the family name of one of the two stands in it, written as one: names stand under a story, where both have asked for it.</summary>
    /// <remarks>"petit" is a word, and so may be the first of a sentence; Petit in the middle of one is somebody.</remarks>
    public bool NamesOpenly(KnownPair pair, Viewer viewer)
    {
        var all = $"{Problem}. {Done}. {Changed}";
        return NamesOf(pair, viewer)
            .Select(name => name.Split(' ')[^1])
            .Any(name => name.Length > 1 && Regex.IsMatch(all, $@"[^.!?\s]\s+{Regex.Escape(name)}(?!\w)", RegexOptions.None, s_enough));
    }

    private static readonly TimeSpan s_enough = TimeSpan.FromSeconds(1);

    /// <summary>Whether a name of one of the two stands in it, however it is written: of a sealed pair neither may.</summary>
    public bool Names(KnownPair pair, Viewer viewer) => Folding.Names($"{Problem} {Done} {Changed}", NamesOf(pair, viewer));

    private static string[] NamesOf(KnownPair pair, Viewer viewer)
    {
        var both = new ProgrammeReader(
            viewer,
            pair.Pairing.ProgrammeId,
            false,
            false,
            new HashSet<Id<Participant>> { pair.Mentor.Id, pair.Mentee.Id }
        );
        return [pair.MentorName(both), pair.MenteeName(both)];
    }
}

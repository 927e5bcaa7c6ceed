using System.Globalization;
using Binome.Platform;
using Binome.Platform.Tables;

namespace Binome.Matching;

/// <summary>A row of pairs.csv as it is read back.</summary>
internal readonly record struct ReadPair(int Line, string Mentor, string Mentee, long Fit, string Group = "");

/// <summary>Reads pairs.csv: the columns that a proof is about.</summary>
internal static class PairsFile
{
    private static readonly Field[] s_fields = [new("mentor"), new("mentee"), new("fit"), new("group")];

    public static IReadOnlyList<ReadPair> Read(InputFile file, List<FileRefusal> refused)
    {
        using var content = new MemoryStream(file.Content, writable: false);
        using var table = Table.Open(content);
        var columns = Columns.Match(table.Header, s_fields);
        foreach (var field in s_fields.Where(field => field.Name != "group" && table.Refused.Count == 0 && !columns.Has(field.Name)))
            Refuse(new(table.Header.Line, 0, field.Name, Words.Get("matching.pairs.noColumn", field.Name)));
        var rows = new List<ReadPair>();
        if (refused.Count == 0)
            foreach (var row in table.Rows())
            {
                var (mentor, mentee, fit) = (columns.Get(row, "mentor"), columns.Get(row, "mentee"), columns.Get(row, "fit"));
                var number = 0L;
                if (mentee.Text.Length == 0)
                    Refuse(new(row.Line, mentee.Column, "mentee", Words.Get("matching.pairs.noMentee")));
                if (mentor.Text.Length > 0 && !long.TryParse(fit.Text, NumberStyles.None, CultureInfo.InvariantCulture, out number))
                    Refuse(new(row.Line, fit.Column, "fit", Words.Get("matching.pairs.fit", fit.Text, Problem.MaxFit)));
                var group = columns.Has("group") ? columns.Get(row, "group").Text : "";
                if (mentor.Text.Length == 0 && (fit.Text.Length > 0 || group.Length > 0))
                    Refuse(new(row.Line, mentor.Column, "mentor", Words.Get("matching.pairs.noMentor")));
                rows.Add(new(row.Line, mentor.Text, mentee.Text, number, group));
            }
        foreach (var refusal in table.Refused)
            Refuse(refusal);
        return rows;

        void Refuse(Refusal refusal) => refused.Add(new(file.Name, refusal));
    }
}

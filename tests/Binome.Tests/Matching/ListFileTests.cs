using Binome.Matching;
using Binome.Platform;

namespace Binome.Tests.Matching;

public sealed class ListFileTests
{
    [Theory]
    [InlineData(
        "id,capacity\nr1,two\n",
        "mentors.csv:2:2: capacity: ‘two’ is not a number of people; a whole number from 0 to 10000 is accepted, or nothing for 1"
    )]
    [InlineData("id,capacity\nr1,-1\n", "mentors.csv:2:2: capacity: ")]
    [InlineData("id,skills\nr1,\nr2,linkedin\n", "mentors.csv:3:2: skills: ‘linkedin’ is not a topic with a number")]
    [InlineData("id,skills\nr1,linkedin:6\n", "mentors.csv:2:2: skills: ")]
    [InlineData("id,skills\nr1,data:1|data:2\n", "mentors.csv:2:2: skills: the topic ‘data’ is given twice")]
    [InlineData("id,style\nr1,1|2|3|4\n", "mentors.csv:2:2: style: ")]
    [InlineData("id,style\nr1,1|2|3|4|16\n", "mentors.csv:2:2: style: ")]
    [InlineData("id,hours\nr1,\"mon 9-12|monday 9-12\"\n", "mentors.csv:2:2: hours: ‘monday 9-12’")]
    [InlineData("id,hours\nr1,mon 12-9\n", "mentors.csv:2:2: hours: ")]
    [InlineData("id,hours\nr1,mon 12:60-13\n", "mentors.csv:2:2: hours: ")]
    [InlineData("id\nr1\n\"r\n2\"\nr1\n", "mentors.csv:5:1: id: ‘r1’ is already on line 2")]
    [InlineData("id,languages\nr1,Klingon\n", "mentors.csv:2:2: languages: ")]
    [InlineData("id;time_zone\nr1;Europe/Paradise\n", "mentors.csv:2:2: time_zone: ")]
    [InlineData("id\nr1,surplus\n", "mentors.csv:2:0: row: ")]
    [InlineData("capacity\n3\n", "mentors.csv:1:0: header: ")]
    [InlineData("", "mentors.csv:0:0: file: ")]
    public void Each_mistake_is_told_where_it_stands(string mentors, string refusal)
    {
        var outcome = Words.In("en", () => PairLists.Run(Sample.Lists(mentors, "id\ne1\n")));
        Assert.StartsWith(refusal, Assert.Single(outcome.Refused).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Whoever_the_directory_does_not_know_is_refused()
    {
        var outcome = Words.In("en", () => PairLists.Run(Sample.Lists("id\nr1\n", "id\ne1\ne2\n", "id\nr1\ne1\n")));
        Assert.Equal(
            "mentees.csv:3:1: id: ‘e2’ is not in people.csv; the id of somebody there is accepted",
            Assert.Single(outcome.Refused).ToString()
        );
    }

    [Fact]
    public void All_files_are_read_before_any_is_refused()
    {
        var outcome = PairLists.Run(Sample.Lists("id,capacity\nr1,x\n", "id,demand\ne1,y\n", rules: """{"hr": 1}"""));
        Assert.Equal(["rules.json", "mentors.csv", "mentees.csv"], outcome.Refused.Select(refusal => refusal.File));
    }
}

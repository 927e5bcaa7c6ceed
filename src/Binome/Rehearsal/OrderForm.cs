using System.Globalization;
using System.Text.Json;
using Binome.Platform;
using Binome.Platform.Ui;

namespace Binome.Rehearsal;

/// <summary>Reads the numbers that a manager typed into an order; what is out of range is told with its field.</summary>
internal static class OrderForm
{
    public static RehearsalOrder Read(RehearsalOrder order, Posted posted)
    {
        var behaviour = Range.All.ToDictionary(
            r => r.Name,
            r => Number(posted, r.Field, r.Least, r.Most, r.Typed(order.Behaviour)) / r.Unit
        );
        var asked = order with
        {
            Mentors = Read(posted, Counted.Mentors, order.Mentors),
            Mentees = Read(posted, Counted.Mentees, order.Mentees),
            People = Read(posted, Counted.People, order.People),
            Places = Read(posted, Counted.Places, order.Places),
            Sessions = Read(posted, Counted.Sessions, order.Sessions),
            Seed = Read(posted, Counted.Seed, order.Seed),
            Behaviour = JsonSerializer.Deserialize<Behaviour>(
                JsonSerializer.Serialize(behaviour, JsonSerializerOptions.Web),
                JsonSerializerOptions.Web
            )!,
        };
        if (!posted.IsWrong && asked.People < asked.LeastPeople)
            posted.Wrong("people", Words.Get("rehearsal.form.people.few", asked.LeastPeople));
        return asked;
    }

    private static int Read(Posted posted, Counted counted, int otherwise) =>
        Number(posted, counted.Name, counted.Least, counted.Most, otherwise);

    /// <summary>What the form did not show stays as it was.</summary>
    private static int Number(Posted posted, string name, int least, int most, int otherwise)
    {
        if (posted[name] is not { } typed)
            return otherwise;
        if (
            int.TryParse(typed.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= least
            && number <= most
        )
            return number;
        posted.Wrong(name, Words.Get("rehearsal.form.range", least, most));
        return otherwise;
    }
}

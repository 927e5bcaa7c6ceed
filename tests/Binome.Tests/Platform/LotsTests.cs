using Binome.People;
using Binome.Platform;

namespace Binome.Tests.Platform;

public sealed class LotsTests
{
    [Fact]
    public void Ids_keep_their_version_and_grow_with_time_and_a_seed_draws_the_same_again()
    {
        var clock = new MovedClock();
        var (one, again, real) = (new Ids(clock, new Lots(4)), new Ids(clock, new Lots(4)), new Ids(clock));
        var made = one.New<Person>();
        Assert.Equal(made, again.New<Person>());
        Assert.Equal(one.Anonymous<Person>(), again.Anonymous<Person>());
        Assert.NotEqual(one.New<Person>(), one.New<Person>());
        Assert.NotEqual(real.New<Person>(), real.New<Person>());
        Assert.Equal((7, 4), (made.Value.Version, one.Anonymous<Person>().Value.Version));
        Assert.All([made, real.New<Person>(), real.Anonymous<Person>()], id => Assert.Equal(0x8, id.Value.Variant & 0xC));
        clock.Move(TimeSpan.FromMilliseconds(1));
        Assert.True(string.CompareOrdinal($"{made}", $"{one.New<Person>()}") < 0);
    }
}

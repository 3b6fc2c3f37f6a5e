using Participation.Web.Platform.Documents;

namespace Participation.Web.Tests.Platform.Documents;

/// <summary>The total is public. Whoever subtracts what is shown from it must not learn what is withheld.</summary>
public sealed class SmallNumbersTests
{
    [Theory]
    [InlineData(new[] { 40, 20, 9 }, "")]
    [InlineData(new[] { 40, 20, 3 }, "1 2")]
    [InlineData(new[] { 40, 20, 3, 4 }, "2 3")]
    [InlineData(new[] { 40, 20, 4, 4 }, "1 2 3")]
    [InlineData(new[] { 40, 20, 1, 1 }, "1 2 3")]
    [InlineData(new[] { 40, 0, 3 }, "0 2")]
    [InlineData(new[] { 0, 0, 3 }, "0 1 2")]
    [InlineData(new[] { 0, 0, 0 }, "")]
    public void A_small_row_takes_with_it_what_would_give_it_away(int[] counts, string withheld) =>
        Assert.Equal(withheld, string.Join(' ', SmallNumbers.Withhold(counts).Select((w, i) => (w, i)).Where(x => x.w).Select(x => x.i)));

    [Fact]
    public void Subtraction_never_tells_a_withheld_row()
    {
        const int seed = 25691122;
        var chance = new Random(seed);
        for (var round = 0; round < 5000; round++)
        {
            var counts = Enumerable.Range(0, chance.Next(2, 9)).Select(_ => chance.Next(3) == 0 ? chance.Next(60) : chance.Next(8)).ToArray();
            var withheld = SmallNumbers.Withhold(counts);
            var hidden = counts.Where((_, i) => withheld[i]).ToArray();
            Assert.True(counts.Where((c, i) => !withheld[i]).All(c => c is 0 or >= SmallNumbers.Least), Said());
            if (hidden.Length == 0) continue;
            // Where everything is withheld there is nothing left to hide behind: the total is all that is said.
            if (hidden.Length == counts.Length) continue;
            var rest = counts.Sum() - counts.Where((_, i) => !withheld[i]).Sum();
            Assert.True(hidden.Length > 1 && rest >= SmallNumbers.Least, Said());
            // To somebody who knows the rule: where all can be small, each is from one to the limit. The others fill up the sum.
            var most = hidden.All(c => c is > 0 and < SmallNumbers.Least) ? SmallNumbers.Least - 1 : rest;
            var least = Math.Max(1, rest - ((hidden.Length - 1) * most));
            Assert.True(least < Math.Min(most, rest - (hidden.Length - 1)), Said());

            string Said() => $"seed {seed}, round {round}: {string.Join(' ', counts)} withheld {string.Join(' ', withheld)}";
        }
    }
}

using System.Globalization;
using Participation.Web.Tests.Support;
using Xunit.Abstractions;

namespace Participation.Web.Tests.Features.Queues.Model;

/// <summary>
/// Mornings made up by chance, played on the service and on a model of the rules side by side. When they part, the shortest
/// sequence that parts them is printed with its seed. PARTICIPATION_MODEL_SEED plays one, with PARTICIPATION_MODEL_SEQUENCES so
/// many from it on.
/// </summary>
public sealed class QueueModelTests(ITestOutputHelper output)
{
    private const int Length = 40;

    /// <summary>The same mornings in every run, so that a change is judged by itself; others by the variables.</summary>
    private const int UsualSeed = 25691126;

    [Theory, OnBothDatabases]
    public async Task Whatever_is_pressed_in_whatever_order_the_service_does_what_the_rules_say(Database database)
    {
        await using var office = await ModelOffice.StartAsync(database);
        var run = new ModelRun(office);
        var seed = Setting("PARTICIPATION_MODEL_SEED");
        var first = seed ?? UsualSeed;
        var sequences = Setting("PARTICIPATION_MODEL_SEQUENCES") ?? (seed is not null ? 1 : database == Database.Sqlite ? 40 : 12);
        output.WriteLine($"seeds {first} to {first + sequences - 1}");

        for (var i = 0; i < sequences; i++)
        {
            var plan = Plan.Make(first + i, Length);
            if (await run.PartAsync(plan) is { } parting) Assert.Fail(await ToldAsync(run, plan, parting, first + i));
        }
    }

    [Fact]
    public async Task A_model_that_forgets_the_interleave_is_found_out_by_a_handful_of_steps()
    {
        await using var office = await ModelOffice.StartAsync(Database.Sqlite);

        var shortest = await ShortestAsync(new ModelRun(office, rules => new WithoutInterleave(rules)));

        output.WriteLine(Shrinker.Told(shortest));
        Assert.InRange(shortest.Commands.Count, 1, 6);
    }

    [Fact]
    public async Task A_model_that_lets_returners_have_their_old_place_is_found_out_by_a_short_sequence()
    {
        await using var office = await ModelOffice.StartAsync(Database.Sqlite);

        var shortest = await ShortestAsync(new ModelRun(office, rules => new WithOldPlaces(rules)));

        output.WriteLine(Shrinker.Told(shortest));
        Assert.InRange(shortest.Commands.Count, 1, 10);
    }

    private static async Task<Plan> ShortestAsync(ModelRun run)
    {
        for (var seed = 1; seed < 60; seed++)
        {
            var plan = Plan.Make(seed, Length / 2);
            if (await run.PartAsync(plan) is not null) return await Shrinker.RunAsync(plan, async p => await run.PartAsync(p) is not null, mostTries: 60);
        }
        throw new InvalidOperationException("Sixty mornings did not find a wrong rule.");
    }

    private static async Task<string> ToldAsync(ModelRun run, Plan plan, string parting, int seed)
    {
        var shortest = await Shrinker.RunAsync(plan, async p => await run.PartAsync(p) is not null);
        return $"seed {seed}: {parting}\n\nShortest:\n{Shrinker.Told(shortest)}\n{await run.PartAsync(shortest) ?? "does not part any more"}";
    }

    private static int? Setting(string name) => int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : null;

    private sealed class WithoutInterleave(IReadOnlyList<ModelRules> rules) : QueueModel(rules, Plan.Counters)
    {
        protected override ModelCard? Turn(IReadOnlyCollection<ModelCard> cards, int ordinaryInARow, ModelRules rules) => base.Turn(cards, 0, rules);
    }

    private sealed class WithOldPlaces(IReadOnlyList<ModelRules> rules) : QueueModel(rules, Plan.Counters)
    {
        protected override (DateTime At, int Tie) Behind(ModelCard card, int many) => (card.Facts.OrderAt, card.Facts.OrderTie);
    }
}

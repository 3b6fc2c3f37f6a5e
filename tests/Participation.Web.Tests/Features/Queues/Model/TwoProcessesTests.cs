using System.Globalization;
using Xunit.Abstractions;

namespace Participation.Web.Tests.Features.Queues.Model;

/// <summary>
/// Many press at once at two hosts on one PostgreSQL, and afterwards the log must be one that somebody alone could have written
/// by the rules. PARTICIPATION_STRESS_STEPS makes it longer.
/// </summary>
public sealed class TwoProcessesTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Everybody_at_once_at_two_hosts_leaves_a_log_that_the_rules_allow_step_by_step()
    {
        var seed = Number("PARTICIPATION_MODEL_SEED") ?? Random.Shared.Next(1_000_000_000);
        var steps = Number("PARTICIPATION_STRESS_STEPS") ?? 600;
        output.WriteLine($"seed {seed}, {steps} steps");
        await using var office = await StressOffice.StartAsync();

        await office.RunAsync(seed, steps);
        var day = await office.CloseAsync();

        output.WriteLine($"{day.Tickets.Count} cards, {day.Queues.Sum(q => q.Log.Count)} entries");
        output.WriteLine(string.Join(", ", office.Ends.OrderBy(e => e.Key, StringComparer.Ordinal).Select(e => $"{e.Key} {e.Value}")));
        Assert.Empty(office.Failures);
        Assert.Empty(day.Problems(isOver: true));
        Assert.Empty(LogReplay.Problems(day));
        Assert.InRange(day.Tickets.Count, steps / 20, steps);
    }

    private static int? Number(string name) => int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : null;
}

using System.Globalization;
using Xunit.Abstractions;

namespace Participation.Web.Tests.Features.Queues.Model;

/// <summary>
/// Many press at once in two processes on one PostgreSQL, and afterwards the log must be one that somebody alone could have written
/// by the rules. PARTICIPATION_STRESS_STEPS makes it longer.
/// </summary>
public sealed class TwoProcessesTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Everybody_at_once_in_two_processes_leaves_a_log_that_the_rules_allow_step_by_step()
    {
        var seed = Number("PARTICIPATION_MODEL_SEED") ?? Random.Shared.Next(1_000_000_000);
        var steps = Number("PARTICIPATION_STRESS_STEPS") ?? 600;
        output.WriteLine($"seed {seed}, {steps} steps");
        await using var office = await StressOffice.StartAsync();

        var reports = await office.RunAsync(seed, steps);
        var day = await office.ReadDayAsync();

        output.WriteLine($"{day.Tickets.Count} cards, {day.Queues.Sum(q => q.Log.Count)} entries");
        output.WriteLine(string.Join(", ", reports.SelectMany(r => r.Ends).GroupBy(e => e.Key, e => e.Value).OrderBy(e => e.Key, StringComparer.Ordinal).Select(e => $"{e.Key} {e.Sum()}")));
        Assert.All(reports, report => Assert.Empty(report.Failures));
        Assert.Empty(day.Problems(isOver: true));
        Assert.Empty(LogReplay.Problems(day));
        Assert.InRange(day.Tickets.Count, steps / 20, steps);
    }

    private static int? Number(string name) => int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : null;
}

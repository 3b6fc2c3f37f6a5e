using System.Globalization;
using Participation.Benchmarks.Measure;
using Participation.Web.Tests.Support;

namespace Participation.Benchmarks.Kill;

/// <summary>Hundreds of SIGKILLs per database, in storms of fifty, each with a seed of its own; ends with an error at the first fault.</summary>
public sealed class KillBench : Bench
{
    private const int Storms = 4;
    private const int KillsInEach = 50;

    public override string Name => "kill";
    public override string Summary => "hundreds of SIGKILLs while people write: nothing lost, nothing said twice";

    public override async Task RunAsync(CancellationToken ct)
    {
        Sheet.Title($"{Storms * KillsInEach} kills per database");
        Sheet.Machine();
        foreach (var database in Enum.GetValues<Database>())
        {
            for (var storm = 1; storm <= Storms; storm++)
            {
                ct.ThrowIfCancellationRequested();
                var seed = Random.Shared.Next();
                var result = await KillStorm.RunAsync(database, KillsInEach, seed);
                Sheet.Row($"{database}, storm {storm.ToString(CultureInfo.InvariantCulture)}, seed {seed.ToString(CultureInfo.InvariantCulture)}", result.IsFaultless ? "faultless" : "FAULTS");
                Sheet.Note($"{result}");
                if (!result.IsFaultless) throw new InvalidOperationException("The storm left faults; its seed and counts stand above.");
            }
        }
    }
}

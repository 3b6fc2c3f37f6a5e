using System.Text;

namespace Participation.Web.Tests.Features.Queues.Model;

/// <summary>
/// Cuts a plan that fails down to one that still fails and of which nothing more can be left out: halves, quarters and so on of
/// its commands, then each command's numbers, then the rules.
/// </summary>
public static class Shrinker
{
    public static async Task<Plan> RunAsync(Plan failing, Func<Plan, Task<bool>> fails, int mostTries = 400)
    {
        var (best, tries) = (failing, 0);
        var tried = new HashSet<string>();
        async Task<bool> TryAsync(Plan smaller)
        {
            // What did not fail does not fail a second time.
            if (!tried.Add(Told(smaller)) || ++tries > mostTries || !await fails(smaller)) return false;
            best = smaller;
            return true;
        }

        for (var before = ""; before != Told(best) && tries < mostTries;)
        {
            before = Told(best);
            for (var size = Math.Max(1, best.Commands.Count / 2); ; size /= 2)
            {
                for (var at = 0; at < best.Commands.Count;)
                    if (!await TryAsync(best with { Commands = [.. best.Commands.Take(at), .. best.Commands.Skip(at + size)] })) at += size;
                if (size == 1) break;
            }
            for (var at = 0; at < best.Commands.Count; at++)
                foreach (var simpler in best.Commands[at].Simpler().ToList())
                    if (await TryAsync(best with { Commands = [.. best.Commands.Take(at), simpler, .. best.Commands.Skip(at + 1)] })) break;
            var plain = new ModelRules();
            for (var queue = 0; queue < best.Rules.Count; queue++)
            {
                foreach (var simpler in (ModelRules[])[plain, best.Rules[queue] with { MostPerDay = 0 }, best.Rules[queue] with { SecondsBetweenCalls = 0 }])
                    if (simpler != best.Rules[queue] && await TryAsync(best with { Rules = [.. best.Rules.Take(queue), simpler, .. best.Rules.Skip(queue + 1)] })) break;
            }
        }
        return best;
    }

    public static string Told(Plan plan)
    {
        var text = new StringBuilder();
        foreach (var (queue, rules) in plan.Rules.Index()) text.AppendLine(System.Globalization.CultureInfo.InvariantCulture, $"queue {queue}: {rules}");
        foreach (var (step, command) in plan.Commands.Index()) text.AppendLine(System.Globalization.CultureInfo.InvariantCulture, $"{step + 1,3}. {command}");
        return text.ToString();
    }
}

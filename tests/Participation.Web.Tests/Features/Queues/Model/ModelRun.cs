namespace Participation.Web.Tests.Features.Queues.Model;

/// <summary>Plays one plan on the service and on the model side by side.</summary>
public sealed class ModelRun(ModelOffice office, Func<IReadOnlyList<ModelRules>, QueueModel>? rules = null)
{
    /// <summary>Where they part, in words; null where they agree to the end of the day.</summary>
    public async Task<string?> PartAsync(Plan plan)
    {
        await office.BeginDayAsync(plan.Rules);
        var model = rules?.Invoke(plan.Rules) ?? new QueueModel(plan.Rules, Plan.Counters);
        model.Now = office.Now;
        var day = new ModelDay(model);
        var today = office.Today;
        foreach (var (step, command) in plan.Commands.Index())
        {
            var touched = Touched(command, model);
            var before = model.Queues.Select(q => q.Log.Count).ToList();
            var (said, did) = (day.Run(command), await TryAsync(command));
            if (said != did) return $"step {step + 1}, {command}: by the rules \"{said}\", the service: \"{did}\"";
            foreach (var queue in Enumerable.Range(0, Plan.Queues).Where(q => q == touched || model.Queues[q].Log.Count != before[q]))
                if (await DifferAsync(model, queue) is { } difference) return $"step {step + 1}, {command}: {difference}";
        }
        for (var queue = 0; queue < Plan.Queues; queue++)
            if (await DifferAsync(model, queue) is { } difference) return $"at the end: {difference}";
        await office.EndDayAsync();
        model.Now = office.Now;
        for (var queue = 0; queue < Plan.Queues; queue++) model.EndDay(queue);
        var recorded = await office.Service.ReadAsync(db => RecordedDay.ReadAsync(db, office.Town.Queues, today, CancellationToken.None));
        var problems = recorded.Problems(isOver: true).Concat(Replayed(recorded)).Concat(Unlike(model, recorded)).ToList();
        return problems.Count == 0 ? null : $"after the day: {string.Join("; ", problems)}";
    }

    private async Task<string> TryAsync(Command command)
    {
        try
        {
            return await office.RunAsync(command);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            return $"{failure.GetType().Name}: {(failure.InnerException ?? failure).Message}";
        }
    }

    private async Task<string?> DifferAsync(QueueModel model, int queue)
    {
        var (said, did) = (model.Picture(queue), await office.LookAsync(queue));
        return said == did ? null : $"the picture of queue {queue} differs.\nBy the rules:\n{said}\nThe service:\n{did}";
    }

    private static IReadOnlyList<string> Replayed(RecordedDay recorded) => recorded.Queues.Count == Plan.Queues ? LogReplay.Problems(recorded) : [];

    /// <summary>Cards are compared by their text, which no two share.</summary>
    private static IEnumerable<string> Unlike(QueueModel model, RecordedDay recorded)
    {
        var found = recorded.Tickets.ToDictionary(t => t.Text);
        foreach (var card in model.Cards)
        {
            if (!found.Remove(card.Text, out var ticket)) yield return $"{card.Text} is lost";
            else if (ticket.State != card.Facts.State) yield return $"{card.Text} is {ticket.State}, by the rules {card.Facts.State}";
        }
        if (found.Count > 0) yield return $"nobody took {string.Join(' ', found.Keys)}";
    }

    private static int Touched(Command command, QueueModel model) => command switch
    {
        { Op: Op.Issue or Op.Paper } => command.A,
        { Op: Op.Advance } => -1,
        { TouchesCounter: >= 0 } => Plan.QueueOf(command.A),
        _ => model.Cards.Count == 0 ? -1 : model.Cards[command.A % model.Cards.Count].Facts.Queue,
    };
}

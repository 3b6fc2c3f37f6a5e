using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Queues.Staff.Figures;

/// <summary>What an address of figures asks for, read alike by the page and the file.</summary>
public static class FiguresAddress
{
    public static QueueScope Read(string? period, string? date, string? queue, string? unit, DateOnly today) => new(
        FigurePeriod.Read(period, date, today), queue is { Length: > 0 and < 20 } ? queue : null, Guid.TryParse(unit, out var id) ? id : null);

    public static string Filter(string? queue, string? unit) =>
        (queue is { Length: > 0 and < 20 } ? $"&queue={Uri.EscapeDataString(queue)}" : "") + (Guid.TryParse(unit, out var id) ? $"&unit={id}" : "");
}

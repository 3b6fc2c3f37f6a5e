using Participation.Web.Features.Queues.Hall;
using Participation.Web.Persistence;
using Participation.Web.Platform.Devices;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Queues.Screen;

/// <summary>What every call of the screen begins with: which queue, and whether the device is ours. One transaction with what it asks for.</summary>
public sealed class ScreenDesk(ParticipationContext db, HearInHall hear)
{
    public async Task<IResult> ServeAsync(string code, HttpRequest request, Func<Queue, DeviceContact, CancellationToken, Task<IResult>> serve, CancellationToken ct)
    {
        if (await db.FindQueueAsync(code, ct) is not { } queue) return HallAnswers.Problem(404, "unknown queue");
        return await db.WriteAsync(async write => await hear.RunAsync(DeviceKind.TicketScreen, queue.Id, DeviceSecret.Of(request), write) is { } contact
            ? await serve(queue, contact, write)
            : HallAnswers.Problem(401, "not paired"), ct);
    }
}

public static class ScreenWords
{
    /// <summary>Why, and when again, as it stands on the screen.</summary>
    public static string Closed(Issuing.Closed closed, DateTime now)
    {
        if (closed.OpensOn is not { } day || closed.OpensAt is not { } time) return closed.Words;
        var when = day == ThaiCalendar.Day(now) ? "วันนี้" : ThaiCalendar.LongDate(day);
        return $"{closed.Words} ช่องบริการเปิด{when} เวลา {ThaiCalendar.TimeOfDay(time)}";
    }
}

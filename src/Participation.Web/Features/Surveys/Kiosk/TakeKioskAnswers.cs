using Participation.Web.Features.Agency;
using Participation.Web.Persistence;
using Participation.Web.Platform.Devices;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Surveys.Kiosk;

/// <summary>How one answer of a delivery ended; the tablet forgets it in each case.</summary>
public enum KioskEntryResult
{
    Accepted,

    /// <summary>Delivered before; it counts once.</summary>
    Duplicate,

    /// <summary>It made no sense; it is counted with the device.</summary>
    Refused,
}

/// <summary>
/// Takes in what a kiosk has kept, in its order and in one transaction. An answer that the point's staff closed the point on
/// was given before they did, so it counts.
/// </summary>
public sealed class TakeKioskAnswers(ParticipationContext db, HearDevice hear)
{
    public Task<TakeKioskAnswersOutcome> RunAsync(ServicePoint point, string? secret, KioskDelivery delivery, CancellationToken ct) => db.WriteAsync<TakeKioskAnswersOutcome>(async write =>
    {
        if (secret is null || await hear.RunAsync(DeviceKind.Kiosk, point.Id, new DeviceCall(secret, delivery.SentAt, delivery.Waiting), write) is not { } contact)
            return new TakeKioskAnswersOutcome.NotPaired();
        var results = new List<KioskEntryResult>(delivery.Entries.Count);
        foreach (var answer in delivery.Entries) results.Add(await TakeAsync(point, contact, answer, write));
        return new TakeKioskAnswersOutcome.Taken(results);
    }, ct);

    private async Task<KioskEntryResult> TakeAsync(ServicePoint point, DeviceContact contact, KioskAnswer? answer, CancellationToken ct)
    {
        if (answer is null || answer.FollowUp is not null)
        {
            contact.Refuse();
            return KioskEntryResult.Refused;
        }
        if (!await contact.TryTakeAsync(answer.Id, ct)) return KioskEntryResult.Duplicate;
        var occurredAt = contact.OccurredAt(answer.OccurredAt);
#pragma warning disable RS0030 // An id that carried its time could be joined to a message or a person; the tablet's own id leads to its delivery.
        var id = Guid.NewGuid();
#pragma warning restore RS0030
        db.Add(new SurveyAnswer { Id = id, ServicePointId = point.Id, Rating = answer.Rating, WayIn = WayIn.Kiosk, HourSlot = ThaiCalendar.HourSlot(occurredAt) });
        return KioskEntryResult.Accepted;
    }
}

public abstract record TakeKioskAnswersOutcome
{
    private TakeKioskAnswersOutcome() { }

    public abstract T Match<T>(Func<Taken, T> taken, Func<NotPaired, T> notPaired);

    /// <summary>One result for each entry, in their order.</summary>
    public sealed record Taken(IReadOnlyList<KioskEntryResult> Results) : TakeKioskAnswersOutcome
    {
        public override T Match<T>(Func<Taken, T> taken, Func<NotPaired, T> notPaired) => taken(this);
    }

    /// <summary>Without secret, with an old one, or one of another place: the tablet asks for a code and keeps what it has.</summary>
    public sealed record NotPaired : TakeKioskAnswersOutcome
    {
        public override T Match<T>(Func<Taken, T> taken, Func<NotPaired, T> notPaired) => notPaired(this);
    }
}

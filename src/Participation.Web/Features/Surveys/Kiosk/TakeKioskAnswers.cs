using Participation.Web.Features.Agency;
using Participation.Web.Persistence;
using Participation.Web.Platform.Devices;

namespace Participation.Web.Features.Surveys.Kiosk;

/// <summary>How one answer of a delivery ended; the tablet forgets it in each case.</summary>
public enum KioskEntryResult
{
    Accepted,

    /// <summary>Delivered before; it counts once.</summary>
    Duplicate,

    /// <summary>It made no sense; it is counted with the device and the form.</summary>
    Refused,
}

/// <summary>
/// Takes in what a kiosk has kept, in its order and in one transaction. Each answer belongs to the form it was asked by,
/// also when that was rewritten meanwhile; and what was tapped before the point closed still counts.
/// </summary>
public sealed class TakeKioskAnswers(ParticipationContext db, HearDevice hear, KeepAnswer keep, CountRefusal refusals)
{
    public Task<TakeKioskAnswersOutcome> RunAsync(ServicePoint point, string? secret, KioskDelivery delivery, CancellationToken ct) => db.WriteAsync<TakeKioskAnswersOutcome>(async write =>
    {
        if (secret is null || await hear.RunAsync(DeviceKind.Kiosk, point.Id, new DeviceCall(secret, delivery.SentAt, delivery.Waiting), write) is not { } contact)
            return new TakeKioskAnswersOutcome.NotPaired();
        var forms = await FormsAsync(delivery, write);
        var results = new List<KioskEntryResult>(delivery.Entries.Count);
        foreach (var answer in delivery.Entries) results.Add(await TakeAsync(point, contact, answer, forms, write));
        return new TakeKioskAnswersOutcome.Taken(results);
    }, ct);

    private async Task<KioskEntryResult> TakeAsync(ServicePoint point, DeviceContact contact, KioskAnswer? answer, Dictionary<Guid, KioskForm?> forms, CancellationToken ct)
    {
        if (answer is null || forms[answer.Form] is not { } form || !Fits(answer.FollowUp, form.FollowUp))
        {
            contact.Refuse();
            await refusals.RunAsync(answer is not null && forms[answer.Form] is { } asked ? asked.Version.SurveyId : PresetSurveys.ServiceId, RefusalKind.Forged, ct);
            return KioskEntryResult.Refused;
        }
        if (!await contact.TryTakeAsync(answer.Id, ct)) return KioskEntryResult.Duplicate;
        await keep.RunAsync(new GivenAnswer
        {
            Version = form.Version,
            ServicePointId = point.Id,
            WayIn = WayIn.Kiosk,
            OccurredAt = contact.OccurredAt(answer.OccurredAt),
            DeviceId = contact.DeviceId,
            Sheet = new AnswerSheet { Rating = answer.Rating, Choices = answer.FollowUp is { } tap ? [(tap.Question, tap.Choice)] : [] },
        }, ct);
        return KioskEntryResult.Accepted;
    }

    private async Task<Dictionary<Guid, KioskForm?>> FormsAsync(KioskDelivery delivery, CancellationToken ct)
    {
        var forms = new Dictionary<Guid, KioskForm?>();
        foreach (var version in delivery.Entries.OfType<KioskAnswer>().Select(a => a.Form).Distinct())
            forms[version] = KioskForm.Of(await db.FindVersionAsync(version, ct));
        return forms;
    }

    private static bool Fits(KioskTap? tap, Question? asked) =>
        tap is null || (asked is not null && tap.Question == asked.Key && asked.Options.Any(o => o.Value == tap.Choice));
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

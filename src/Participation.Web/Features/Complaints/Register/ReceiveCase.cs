using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Codes;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Complaints;

/// <summary>What somebody brings, whichever way.</summary>
public sealed record NewCase(CaseKind Kind, Guid CategoryId, CaseChannel Channel, NameChoice Naming, string Words, string Actor)
{
    public const string Citizen = "citizen";

    public string Place { get; init; } = "";
    public Guid? VillageId { get; init; }

    /// <summary>The unit it is about, itself or its head; the case goes around it.</summary>
    public Guid? AboutUnitId { get; init; }

    public double? Latitude { get; init; }
    public double? Longitude { get; init; }
    public string Name { get; init; } = "";
    public string Phone { get; init; } = "";
    public string Address { get; init; } = "";
    public string? LineUserId { get; init; }

    /// <summary>Stored already.</summary>
    public AttachedFiles Files { get; init; } = AttachedFiles.None;

    /// <summary>Pictures that LINE still has, by the ids of their messages.</summary>
    public IReadOnlyList<string> LinePictures { get; init; } = [];

    /// <summary>The form or the button it was sent with: sent twice, registered once.</summary>
    public Guid? RequestId { get; init; }

    /// <summary>When it reached the office, where that was before it was keyed in; day 0 of the clock.</summary>
    public DateTime? ReceivedAt { get; init; }
}

public abstract record ReceiveCaseOutcome
{
    private ReceiveCaseOutcome() { }

    public abstract T Match<T>(Func<Received, T> received, Func<SentTwice, T> sentTwice, Func<NoSuchCategory, T> noSuchCategory, Func<NobodyResponsible, T> nobodyResponsible);

    /// <summary>In the register. Code and PIN are known here and nowhere else.</summary>
    public sealed record Received(Case Case, TrackingPair Tracking) : ReceiveCaseOutcome
    {
        public override T Match<T>(Func<Received, T> received, Func<SentTwice, T> sentTwice, Func<NoSuchCategory, T> noSuchCategory, Func<NobodyResponsible, T> nobodyResponsible) => received(this);
    }

    /// <summary>The same form again: it has its number already, and its code was shown then.</summary>
    public sealed record SentTwice(Case Case) : ReceiveCaseOutcome
    {
        public override T Match<T>(Func<Received, T> received, Func<SentTwice, T> sentTwice, Func<NoSuchCategory, T> noSuchCategory, Func<NobodyResponsible, T> nobodyResponsible) => sentTwice(this);
    }

    public sealed record NoSuchCategory : ReceiveCaseOutcome
    {
        public override T Match<T>(Func<Received, T> received, Func<SentTwice, T> sentTwice, Func<NoSuchCategory, T> noSuchCategory, Func<NobodyResponsible, T> nobodyResponsible) => noSuchCategory(this);
    }

    /// <summary>No officer is appointed for this kind: it cannot open.</summary>
    public sealed record NobodyResponsible : ReceiveCaseOutcome
    {
        public override T Match<T>(Func<Received, T> received, Func<SentTwice, T> sentTwice, Func<NoSuchCategory, T> noSuchCategory, Func<NobodyResponsible, T> nobodyResponsible) => nobodyResponsible(this);
    }
}

/// <summary>
/// Takes a case into the register: number, tracking pair, first step, clock and acknowledgement are one commit. Each kind needs an
/// officer appointed by name before it can open.
/// </summary>
public sealed class ReceiveCase(ParticipationContext db, ResponsibleOfficers officers, CaseDays days, CaseNotices notices, CaseAround around, OrderedIds ids, TimeProvider clock)
{
    public Task<ReceiveCaseOutcome> RunAsync(NewCase wanted, CancellationToken ct) => db.WriteOnceAsync<ReceiveCaseOutcome>(async write =>
    {
        if (wanted.RequestId is { } request && await db.Set<Case>().AsNoTracking().SingleOrDefaultAsync(c => c.RequestId == request, write) is { } twice) return new ReceiveCaseOutcome.SentTwice(twice);
        if (await db.Set<CaseCategory>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == wanted.CategoryId && c.IsActive, write) is not { } category) return new ReceiveCaseOutcome.NoSuchCategory();
        if (!await officers.IsAppointedAsync(wanted.Kind, write)) return new ReceiveCaseOutcome.NobodyResponsible();
        var (now, tracking) = (clock.Now(), TrackingCodes.Make());
        var from = ThaiCalendar.Day(wanted.ReceivedAt ?? now);
        var dueOn = await days.DueAsync(from, write);
        var clerk = wanted.AboutUnitId is null ? null : await around.ClerkAsync(write);
        // As late as possible: the row of the year is held until the commit.
        var year = ThaiCalendar.BuddhistYear(ThaiCalendar.Day(now));
        var found = new Case
        {
            Id = ids.Next(now),
            Year = year,
            Number = await db.NextRegisterNumberAsync(year, write),
            Kind = wanted.Kind,
            Channel = wanted.Channel,
            Naming = wanted.Naming,
            CategoryId = category.Id,
            VillageId = wanted.VillageId,
            AboutUnitId = wanted.AboutUnitId,
            PositionId = clerk,
            ReceivedAt = wanted.ReceivedAt ?? now,
            DueOn = dueOn,
            RequestId = wanted.RequestId,
            TrackingHash = TrackingCodes.HashOf(tracking.Code),
            AccessHash = TrackingCodes.HashOf(tracking.Code, tracking.Pin),
        };
        var matter = MatterOf(found.Id, wanted);
        db.AddRange(found, matter);
        var open = new OpenCase(db, found, matter, new CaseRound { CaseId = found.Id, Round = 1, From = from, DueOn = dueOn }, now);
        db.Add(open.Round);
        var received = open.Log(CaseStep.Received, wanted.Actor, files: wanted.Files);
        db.AddRange(wanted.LinePictures.Select(id => CaseFile.AtLine(received, id)));
        notices.Acknowledge(open);
        // What goes around somebody waits for the clerk to say who has it. A question is the answerer's, whatever it is about; they hand on what they cannot answer.
        if (wanted.AboutUnitId is null && category.UnitId is { } unit && !wanted.Kind.IsEnquiry())
        {
            found.Assign(unit);
            open.Log(CaseStep.Assigned, CaseActors.System);
        }
        await notices.TellOfficeAsync(open, write);
        return new ReceiveCaseOutcome.Received(found, tracking);
    }, ct);

    private static CaseMatter MatterOf(Guid id, NewCase wanted)
    {
        var isNamed = wanted.Naming != NameChoice.Nameless;
        return new CaseMatter
        {
            CaseId = id,
            Words = wanted.Words,
            Place = wanted.Place,
            Latitude = wanted.Latitude,
            Longitude = wanted.Longitude,
            // Whoever wants no name kept has none kept, whatever was typed before they chose.
            Name = isNamed ? wanted.Name : "",
            Phone = isNamed ? wanted.Phone : "",
            Address = isNamed ? wanted.Address : "",
            LineUserId = wanted.LineUserId,
        };
    }
}

/// <summary>Who acts where no colleague does.</summary>
public static class CaseActors
{
    public const string Citizen = NewCase.Citizen;
    public const string System = "system";
}

using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Forums;

/// <summary>What is wanted of a forum. Without a target, it is the share of the agency's target that the population gives.</summary>
public sealed record ForumPlan(ForumPurpose Purpose, ForumLevel Level, string Title, IReadOnlyCollection<Guid> Villages, DateOnly Day, TimeOnly From, TimeOnly Until, int? Target)
{
    public bool AffectsLiving { get; init; }
    public string Session { get; init; } = "";
    public string Place { get; init; } = "";
    public string MapLink { get; init; } = "";
    public string Agenda { get; init; } = "";
    public string HowToTakePart { get; init; } = "";
    public Guid? UnitId { get; init; }
    public string OrderNumber { get; init; } = "";
    public DateOnly? OrderDate { get; init; }
    public int? Capacity { get; init; }
    public int KeptPerVillage { get; init; }
    public int FreeKeptHours { get; init; } = 24;
    public int SeatsByOffice { get; init; }

    /// <summary>Whoever meant to come is told in LINE, for a paid message each, where the day or the time changes.</summary>
    public bool TellsOfTime { get; init; }

    /// <summary>And where only the place does, which may be a typing error.</summary>
    public bool TellsOfPlace { get; init; }

    /// <summary>One form brings one forum, however often it is sent.</summary>
    public Guid? RequestId { get; init; }
}

/// <summary>Plans a new forum, or changes one that has not been held. What was announced says from then on that it was changed.</summary>
public sealed class PlanForum(ParticipationContext db, FindClashes clashes, TellOfChange tell, ForumSeats seats, IPublishing publishing, TimeProvider clock)
{
    /// <summary>Where the page asks whether it is meant in spite of another forum.</summary>
    public const string DespiteClash = "DespiteClash";

    public Task<EditOutcome> RunAsync(int? number, ForumPlan plan, bool despiteClash, Guid seen, string actor, CancellationToken ct) => db.EditAsync(async write =>
    {
        if (number is null && plan.RequestId is { } request && await db.Set<Forum>().Where(f => f.RequestId == request).Select(f => (int?)f.Number).SingleOrDefaultAsync(write) is { } twice) return new EditOutcome.Saved(twice.ToString(CultureInfo.InvariantCulture));
        // Held while its seats are counted.
        if (number is { } held) await db.HoldForumAsync(held, write);
        var forum = number is null ? null : await db.Set<Forum>().SingleOrDefaultAsync(f => f.Number == number, write);
        if (number is not null && forum is null) return new EditOutcome.Unknown();
        if (forum is not null && forum.Version != seen) return new EditOutcome.ChangedMeanwhile();
        if (forum is { MayBePlanned: false }) return new EditOutcome.Refused("", "เวทีนี้จัดแล้วหรือยกเลิกแล้ว แก้กำหนดการไม่ได้");
        var now = clock.Now();
        if (forum is { State: ForumState.Announced } && plan.Day < ThaiCalendar.Day(now) && plan.Day != forum.Day) return new EditOutcome.Refused(nameof(plan.Day), "ประกาศแล้ว เลื่อนไปวันที่ผ่านมาแล้วไม่ได้");
        if (forum is { State: ForumState.Announced } && plan.Place.Length == 0) return new EditOutcome.Refused(nameof(plan.Place), "ประกาศแล้ว ต้องมีสถานที่");
        if (forum is { State: ForumState.Announced } && plan.Agenda.Length == 0) return new EditOutcome.Refused(nameof(plan.Agenda), "ประกาศแล้ว ต้องมีระเบียบวาระ");
        var all = await db.ActiveVillagesAsync(write);
        var isForAll = plan.Level == ForumLevel.Tambon || plan.Purpose == ForumPurpose.Council;
        var invited = isForAll ? [] : all.Where(v => plan.Villages.Contains(v.Id)).ToList();
        if (!isForAll && invited.Count == 0) return new EditOutcome.Refused(nameof(plan.Villages), "กรุณาเลือกหมู่บ้านหรือชุมชนที่เชิญ");
        if (await SeatRefusalAsync(plan, forum, isForAll ? all.Count : invited.Count, write) is { } tooMany) return tooMany;
        if (plan.UnitId is { } unit && !await db.Set<Unit>().AnyAsync(u => u.Id == unit, write)) return new EditOutcome.Refused(nameof(plan.UnitId), "ไม่พบหน่วยที่เลือก");
        if (!despiteClash && await clashes.RunAsync(isForAll ? null : invited.ConvertAll(v => v.Id), plan.Purpose == ForumPurpose.Council, plan.Day, forum?.Id, write) is { Count: > 0 } found)
            return new EditOutcome.Refused(DespiteClash, $"ใกล้กับเวทีอื่น: {string.Join(" · ", found.Select(c => c.Words))}");

        var before = forum is null ? null : Fields(forum);
        var wasToBegin = forum?.Instants().From;
        var areSeatsNew = forum is { Capacity: null } && plan.Capacity is not null;
        List<ForumVillage> named = forum is null ? [] : await db.Set<ForumVillage>().Where(v => v.ForumId == forum.Id && v.IsInvited).ToListAsync(write);
        if (forum is null)
            db.Add(forum = new Forum { Id = Guid.CreateVersion7(now), Number = await db.NextForumNumberAsync(write), Purpose = plan.Purpose, Level = plan.Level, Title = plan.Title, Day = plan.Day, From = plan.From, Until = plan.Until, CreatedAt = now, RequestId = plan.RequestId });
        forum.Take(plan, isForAll ? ForumLevel.Tambon : plan.Level, plan.Target ?? ForumTarget.Of((await db.ForumSettingsAsync(write)).Target, isForAll ? null : invited, all));
        var key = forum.Number.ToString(CultureInfo.InvariantCulture);
        var changes = Fields(forum).ChangesSince(before).ToDictionary();
        if (Invite(forum, named, invited)) changes["villages"] = new AuditChange(before is null ? null : WholeNumber.Show(named.Count), string.Join(", ", invited.Select(v => v.FullName())));
        if (changes.Count == 0) return new EditOutcome.Saved(key);
        forum.Correct(now);
        forum.Version = Guid.CreateVersion7(now);
        var (isOtherTime, isOtherPlace) = (changes.ContainsKey("day") || changes.ContainsKey("time"), changes.ContainsKey("place"));
        if (wasToBegin is { } begin && forum.State == ForumState.Announced && (isOtherTime || isOtherPlace))
        {
            forum.Move(now);
            if ((isOtherTime && plan.TellsOfTime) || (isOtherPlace && plan.TellsOfPlace)) await tell.RunAsync(forum, begin, write);
            await publishing.HoldAsync(AnnounceInPublications.SourceOf(forum), actor, write);
        }
        db.Audit(new AuditRecord(actor, before is null ? "forum.planned" : "forum.changed", ForumFinding.Subject(forum.Number), changes));
        if (areSeatsNew) await seats.SettleAllAsync(forum, write);
        return new EditOutcome.Saved(key);
    }, ct, new EditOutcome.Refused("", "มีคนเพิ่มเวทีใหม่ในเวลาเดียวกัน กรุณากดบันทึกอีกครั้ง"));

    private async Task<EditOutcome.Refused?> SeatRefusalAsync(ForumPlan plan, Forum? forum, int villages, CancellationToken ct)
    {
        if (plan.Capacity is not { } capacity) return plan.KeptPerVillage + plan.SeatsByOffice > 0 ? new EditOutcome.Refused(nameof(plan.Capacity), "ใส่จำนวนที่นั่งทั้งหมดก่อน") : null;
        if (plan.KeptPerVillage * villages > capacity) return new EditOutcome.Refused(nameof(plan.KeptPerVillage), $"กันที่นั่งให้ {villages} แห่ง แห่งละ {plan.KeptPerVillage} ที่ เกินจำนวนที่นั่งทั้งหมด");
        // What is kept no longer may be given by the office too.
        if ((forum is null || clock.Now() < forum.FreedAt()) && (plan.KeptPerVillage * villages) + plan.SeatsByOffice > capacity) return new EditOutcome.Refused(nameof(plan.SeatsByOffice), $"กันให้หมู่บ้าน {plan.KeptPerVillage * villages} ที่ รวมกับของสำนักงาน {plan.SeatsByOffice} ที่ เกินจำนวนที่นั่งทั้งหมด {capacity} ที่");
        var seated = forum is null ? 0 : await db.Set<ForumIntent>().CountAsync(i => i.ForumId == forum.Id && i.Seat == IntentSeat.Seated, ct);
        // Seats already given stay; more are not given by the office than there are.
        if (plan.SeatsByOffice > (forum?.SeatsByOffice ?? 0) && plan.SeatsByOffice + seated > capacity) return new EditOutcome.Refused(nameof(plan.SeatsByOffice), $"เหลือที่นั่งไม่พอ มีคนจองทาง LINE และเว็บแล้ว {seated} ที่");
        return null;
    }

    private bool Invite(Forum forum, List<ForumVillage> named, List<Village> invited)
    {
        var (gone, fresh) = (named.Where(n => !invited.Exists(v => v.Id == n.VillageId)).ToList(), invited.Where(v => !named.Exists(n => n.VillageId == v.Id)).ToList());
        db.RemoveRange(gone);
        foreach (var village in fresh) db.Add(new ForumVillage { ForumId = forum.Id, VillageId = village.Id, IsInvited = true });
        return gone.Count > 0 || fresh.Count > 0;
    }

    private static Dictionary<string, string> Fields(Forum f) => new()
    {
        ["purpose"] = f.Purpose.ToString(),
        ["level"] = f.Level.ToString(),
        ["title"] = f.Title,
        ["affects_living"] = f.AffectsLiving ? "yes" : "",
        ["session"] = f.Session,
        ["day"] = ThaiDate.Show(f.Day),
        ["time"] = $"{OfficeTime.Show(f.From)}-{OfficeTime.Show(f.Until)}",
        ["place"] = f.Place,
        ["map"] = f.MapLink,
        ["agenda"] = f.Agenda,
        ["how"] = f.HowToTakePart,
        ["unit"] = f.UnitId?.ToString("N") ?? "",
        ["order"] = $"{f.OrderNumber} {(f.OrderDate is { } day ? ThaiDate.Show(day) : "")}".Trim(),
        ["target"] = WholeNumber.Show(f.Target),
        ["seats"] = f.Capacity is { } seats ? $"{seats} ({f.KeptPerVillage}/{f.FreeKeptHours}) {f.SeatsByOffice}" : "",
    };
}

public static class ForumTarget
{
    /// <summary>The share of the target that the invited villages have of all people; the whole of it for everybody, or where no population is known.</summary>
    public static int Of(int target, IReadOnlyCollection<Village>? invited, IReadOnlyCollection<Village> all)
    {
        var everybody = all.Sum(v => v.Population);
        if (invited is null || everybody == 0) return target;
        return (int)decimal.Round((decimal)target * invited.Sum(v => v.Population) / everybody, MidpointRounding.AwayFromZero);
    }

    internal static void Take(this Forum forum, ForumPlan plan, ForumLevel level, int target)
    {
        (forum.Purpose, forum.Level, forum.Title, forum.AffectsLiving) = (plan.Purpose, level, plan.Title, plan.AffectsLiving);
        (forum.Session, forum.Day, forum.From, forum.Until) = (plan.Session, plan.Day, plan.From, plan.Until);
        (forum.Place, forum.MapLink, forum.Agenda, forum.HowToTakePart) = (plan.Place, plan.MapLink, plan.Agenda, plan.HowToTakePart);
        (forum.UnitId, forum.OrderNumber, forum.OrderDate, forum.Target) = (plan.UnitId, plan.OrderNumber, plan.OrderDate, target);
        (forum.Capacity, forum.KeptPerVillage, forum.FreeKeptHours, forum.SeatsByOffice) = (plan.Capacity, plan.KeptPerVillage, plan.FreeKeptHours, plan.SeatsByOffice);
    }
}

using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Plans;

/// <summary>How plans are spoken of and found.</summary>
public static class PlanTerms
{
    public static readonly IReadOnlyList<PlanKind> Kinds = Enum.GetValues<PlanKind>();

    private static readonly string[] StageNames =
    [
        "เลือกผู้แทนประชาคมเป็นกรรมการจัดทำแผน", "จัดทำร่าง", "เผยแพร่ร่าง ให้ประชาชนเสนอความเห็น", "ปรับปรุงตามความเห็น", "เสนอตามขั้นตอน", "เผยแพร่ฉบับที่ใช้จริง",
        "รายงานผลต่อคณะกรรมการ ผู้บริหาร และประชาชน",
    ];

    public static string StageName(int ordinal) => StageNames[ordinal - 1];

    public static string Words(this PlanKind kind) => kind switch
    {
        PlanKind.LocalPlan => "แผนพัฒนาท้องถิ่น",
        PlanKind.ChangedPlan => "แผนพัฒนาท้องถิ่น เพิ่มเติมหรือเปลี่ยนแปลง",
        PlanKind.Budget => "งบประมาณรายจ่ายประจำปี",
        PlanKind.Other => "แผนอื่น",
    };

    public static string Years(this PlanDraft plan) => plan.FromYear == plan.ToYear ? $"ปีงบประมาณ {plan.FromYear}" : $"ปีงบประมาณ {plan.FromYear}–{plan.ToYear}";

    /// <summary>Where it stands, in one line.</summary>
    public static string Standing(this PlanDraft plan) => plan.Current is { } current
        ? $"● ขั้นที่ {current} จาก {PlanDraft.StageCount} {StageName(current)}"
        : $"✓ ครบทั้ง {PlanDraft.StageCount} ขั้นแล้ว";

    /// <summary>Whether comments are taken, with the day that somebody who comes too early or too late needs to know.</summary>
    public static string Taking(this PlanDraft plan, DateOnly today) => plan.WindowOn(today) switch
    {
        CommentWindow.NotSet => "ยังไม่เปิดรับความเห็น",
        CommentWindow.Before => $"จะเปิดรับความเห็นตั้งแต่ {ThaiCalendar.ShortDate(plan.OpensOn!.Value)} ถึง {ThaiCalendar.ShortDate(plan.ClosesOn!.Value)}",
        CommentWindow.Open when plan.ClosesOn == today => $"● รับความเห็นถึงวันนี้ {ThaiCalendar.ShortDate(today)} เป็นวันสุดท้าย",
        CommentWindow.Open => $"● รับความเห็นถึง {ThaiCalendar.ShortDate(plan.ClosesOn!.Value)} (อีก {plan.ClosesOn!.Value.DayNumber - today.DayNumber} วัน)",
        CommentWindow.Closed when plan.ClosesOn < today => $"ปิดรับความเห็นแล้วเมื่อ {ThaiCalendar.ShortDate(plan.ClosesOn!.Value)}",
        CommentWindow.Closed => "ปิดรับความเห็นแล้ว ขั้นรับความเห็นจบแล้ว",
    };

    public static string Words(this PlanStep step) => step.Kind switch
    {
        PlanStepKind.Shown => "เปิดให้ประชาชนติดตาม",
        PlanStepKind.Replanned => "เปลี่ยนกำหนดวัน",
        PlanStepKind.Finished => $"✓ เสร็จขั้นที่ {step.Stage} {StageName(step.Stage!.Value)}",
        PlanStepKind.SteppedBack => $"← กลับไปขั้นที่ {step.Stage} {StageName(step.Stage!.Value)}",
        PlanStepKind.EditionPublished => "เผยแพร่ฉบับใหม่",
        PlanStepKind.CommentsOpened => $"เปิดรับความเห็นถึง {ThaiCalendar.ShortDate(step.Day!.Value)}",
        PlanStepKind.ReportedToCommittee => $"รายงานคณะกรรมการจัดทำแผนเมื่อ {ThaiCalendar.ShortDate(step.Day!.Value)}",
        PlanStepKind.ReportedToExecutives => $"รายงานผู้บริหารเมื่อ {ThaiCalendar.ShortDate(step.Day!.Value)}",
        PlanStepKind.ReportedToPublic => $"รายงานประชาชนเมื่อ {ThaiCalendar.ShortDate(step.Day!.Value)}",
        PlanStepKind.CommentsExtended => $"ขยายเวลารับความเห็นถึง {ThaiCalendar.ShortDate(step.Day!.Value)}",
    };

    /// <summary>What followers hear of: where it stands, what there is to read, and when their word is asked for.</summary>
    public static bool IsNews(this PlanStepKind kind) => kind is PlanStepKind.Finished or PlanStepKind.SteppedBack or PlanStepKind.EditionPublished or PlanStepKind.CommentsOpened or PlanStepKind.CommentsExtended;

    public static string Subject(int number) => string.Create(CultureInfo.InvariantCulture, $"plan:{number}");

    public static string Address(int number) => string.Create(CultureInfo.InvariantCulture, $"/plans/{number}");

    /// <summary>Kind of news, for whoever no longer follows.</summary>
    public static string Topic(int number) => string.Create(CultureInfo.InvariantCulture, $"plan-{number}");

    public static string FileAddress(PlanEdition edition) => $"/plans/files/{edition.File}";

    public static Task<PlanDraft?> FindPlanAsync(this ParticipationContext db, int number, CancellationToken ct) =>
        db.Set<PlanDraft>().AsNoTracking().SingleOrDefaultAsync(p => p.Number == number, ct);

    public static IQueryable<PlanFollower> FollowersOf(this ParticipationContext db, PlanDraft plan) => db.Set<PlanFollower>().Where(f => f.PlanId == plan.Id);

    /// <summary>Whoever else adds to the plan or counts what belongs to it waits: an update that changes nothing takes the row's lock.</summary>
    internal static Task HoldPlanAsync(this ParticipationContext db, int number, CancellationToken ct) =>
        db.Set<PlanDraft>().Where(p => p.Number == number).ExecuteUpdateAsync(set => set.SetProperty(p => p.Done, p => p.Done), ct);

    public static async Task<PlanSettings> PlanSettingsAsync(this ParticipationContext db, CancellationToken ct) =>
        await db.Set<PlanSettings>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == PlanSettings.OnlyId, ct) ?? new PlanSettings();

    /// <summary>What everybody may read.</summary>
    public static IQueryable<PlanDraft> Shown(this IQueryable<PlanDraft> plans) => plans.Where(p => p.ShownAt != null);

    /// <summary>Those on which people may comment on a day.</summary>
    public static IQueryable<PlanDraft> TakingOn(this IQueryable<PlanDraft> plans, DateOnly day) =>
        plans.Where(p => p.OpensOn <= day && p.ClosesOn >= day && p.Done == PlanDraft.Commenting - 1);

    /// <summary>Those whose present stage was meant to be finished before the day.</summary>
    public static IQueryable<PlanDraft> LateOn(this IQueryable<PlanDraft> plans, ParticipationContext db, DateOnly day) =>
        plans.Where(p => db.Set<PlanStage>().Any(s => s.PlanId == p.Id && s.Ordinal == p.Done + 1 && s.PlannedOn < day));
}

using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Staff.Positions;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Complaints;

/// <summary>One line of the list.</summary>
/// <param name="Item">Which.</param>
/// <param name="Title">As the plan calls it.</param>
/// <param name="IsDone">Whether it is there.</param>
/// <param name="Found">What is there, or what is missing.</param>
/// <param name="Href">Where it is done; null where it is done outside this service.</param>
/// <param name="Mark">What was written down for it, where only people can know.</param>
/// <param name="IsByHand">Whether it is written down by people.</param>
public sealed record CaseSetUpLine(CaseSetUpItem Item, string Title, bool IsDone, string Found, string? Href, CaseSetUpMark? Mark, bool IsByHand);

public sealed record CaseSetUp(int FiscalYear, IReadOnlyList<CaseSetUpLine> Lines)
{
    /// <summary>The plan: within the first quarter of the fiscal year.</summary>
    public DateOnly DueOn => ThaiCalendar.FiscalYearStart(FiscalYear).AddMonths(3).AddDays(-1);

    public int Missing => Lines.Count(l => !l.IsDone);
}

/// <summary>
/// What the measure of complaints needs in a fiscal year. Whatever this service can see is read from the data each time; the rest is
/// what somebody wrote down, with what shows it.
/// </summary>
public sealed class ReadCaseSetUp(ParticipationContext db, CurrentAgency agency, ResponsibleOfficers officers, CaseHandbooks handbooks, TimeProvider clock)
{
    public const string Address = "/staff/cases/setup";

    public int ThisFiscalYear => ThaiCalendar.FiscalYear(ThaiCalendar.Day(clock.Now()));

    public async Task<CaseSetUp> RunAsync(int fiscalYear, CancellationToken ct)
    {
        var marks = await db.Set<CaseSetUpMark>().AsNoTracking().Where(m => m.FiscalYear == fiscalYear).ToDictionaryAsync(m => m.Item, ct);
        return new CaseSetUp(fiscalYear,
        [
            await CentreAsync(ct),
            await OfficersAsync(ct),
            await WorkingGroupAsync(ct),
            await ChannelsAsync(ct),
            await HandbookAsync(CaseSetUpItem.StaffHandbook, HandbookReader.Staff, ct),
            await HandbookAsync(CaseSetUpItem.CitizenHandbook, HandbookReader.Citizens, ct),
            await TextsAsync(fiscalYear, marks, ct),
            ByHand(CaseSetUpItem.Circular, "เวียนมาตรการให้ทุกหน่วยรับทราบ", "เช่น หนังสือเวียนเลขที่ ทด 12/2569 ลงวันที่ 5 พ.ย. 2569 ทุกกองลงชื่อแล้ว", "/staff/publications", marks),
            ByHand(CaseSetUpItem.Publicity, "ประกาศให้ประชาชนรู้ทุกหมู่บ้าน", "เช่น ติดป้ายที่ศาลา 12 หมู่บ้าน 10 พ.ย. 2569 มีภาพ", "/c/poster", marks),
        ]);
    }

    private async Task<CaseSetUpLine> CentreAsync(CancellationToken ct)
    {
        var isThere = await agency.FindAsync(ct) is { Phone.Length: > 0, Address.Length: > 0 };
        return Seen(CaseSetUpItem.Centre, "ศูนย์รับเรื่อง มีที่ตั้ง เวลา และเบอร์โทร", isThere, isThere ? "ประชาชนเห็นที่หน้า ติดต่อ" : "ยังไม่มีที่อยู่หรือเบอร์โทร", "/staff/agency");
    }

    private async Task<CaseSetUpLine> OfficersAsync(CancellationToken ct)
    {
        var missing = new List<string>();
        foreach (var kind in CaseTerms.Kinds)
            if (!await officers.IsAppointedAsync(kind, ct)) missing.Add(kind.Words());
        return Seen(CaseSetUpItem.Officers, "ผู้รับผิดชอบตามคำสั่ง ครบทุกแบบเรื่อง", missing.Count == 0, missing.Count == 0 ? "ครบ" : $"ยังไม่มีสำหรับ {string.Join(" ", missing)}", "/staff/duties");
    }

    private async Task<CaseSetUpLine> WorkingGroupAsync(CancellationToken ct)
    {
        var today = ThaiCalendar.Day(clock.Now());
        var grants = await (from grant in db.Set<RoleGrant>().AsNoTracking().Where(RoleGrant.MayBeActive(today))
                            join position in db.Set<Position>() on grant.PositionId equals position.Id
                            join holding in db.Set<Holding>() on position.Id equals holding.PositionId
                            where grant.Role == StaffRole.ComplaintWorkingGroup && position.ClosedAt == null && holding.From <= today && (holding.Until == null || holding.Until >= today)
                            select new { Grant = grant, holding.AccountId }).ToListAsync(ct);
        var members = grants.Where(g => g.Grant.IsActive(today)).Select(g => g.AccountId).Distinct().Count();
        return Seen(CaseSetUpItem.WorkingGroup, "คณะทำงานกำกับติดตาม", members > 0, members > 0 ? $"{WholeNumber.Show(members)} คน" : "ยังไม่มีใครอยู่ในคณะทำงาน", "/staff/positions");
    }

    private async Task<CaseSetUpLine> ChannelsAsync(CancellationToken ct)
    {
        var line = await db.Set<LineCheck>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == LineCheck.OnlyId, ct) is { Works: true };
        var open = (await officers.OpenKindsAsync(ct)).Count > 0;
        var found = (line, open) switch
        {
            (true, true) => "LINE หน้าเว็บ และทางอื่นเปิดรับแล้ว",
            (false, true) => "หน้าเว็บเปิดรับแล้ว LINE ยังไม่ผ่านการทดสอบ",
            _ => "ยังไม่เปิดรับ ต้องมีผู้รับผิดชอบก่อน",
        };
        return Seen(CaseSetUpItem.Channels, "ช่องทางรับเรื่อง", line && open, found, "/staff/setup/line");
    }

    private async Task<CaseSetUpLine> HandbookAsync(CaseSetUpItem item, HandbookReader reader, CancellationToken ct)
    {
        var latest = await handbooks.LatestAsync(reader, ct);
        return Seen(item, reader.Words(), latest is not null, latest is null ? "ยังไม่มีไฟล์" : $"ฉบับที่ {latest.Edition} {ThaiCalendar.ShortDate(ThaiCalendar.Day(latest.At))}", "/staff/cases/handbooks");
    }

    private async Task<CaseSetUpLine> TextsAsync(int fiscalYear, Dictionary<CaseSetUpItem, CaseSetUpMark> marks, CancellationToken ct)
    {
        var (from, until) = FigurePeriod.OfFiscalYear(fiscalYear).Instants;
        var worded = await db.Set<CaseText>().CountAsync(t => t.At >= from && t.At < until, ct);
        var line = ByHand(CaseSetUpItem.Texts, "ทบทวนขั้นตอนและแบบหนังสือแจ้ง", "เช่น คณะทำงานทบทวนแล้วเมื่อ 3 พ.ย. 2569 ใช้ข้อความเดิม", "/staff/cases/texts", marks);
        return worded > 0 && line.Mark is null ? line with { IsDone = true, Found = $"ปีนี้แก้ข้อความ {WholeNumber.Show(worded)} ครั้ง" } : line;
    }

    private static CaseSetUpLine Seen(CaseSetUpItem item, string title, bool isDone, string found, string href) => new(item, title, isDone, found, href, null, IsByHand: false);

    private static CaseSetUpLine ByHand(CaseSetUpItem item, string title, string example, string href, Dictionary<CaseSetUpItem, CaseSetUpMark> marks) =>
        marks.GetValueOrDefault(item) is { } mark ? new(item, title, true, mark.Evidence, href, mark, IsByHand: true) : new(item, title, false, example, href, null, IsByHand: true);
}

/// <summary>Writes down that something was done which this service cannot see, with what shows it.</summary>
public sealed class MarkCaseSetUp(ParticipationContext db, TimeProvider clock)
{
    public Task<EditOutcome> RunAsync(int fiscalYear, CaseSetUpItem item, string evidence, Guid seen, string actor, CancellationToken ct) => db.EditAsync(async write =>
    {
        if (item is not (CaseSetUpItem.Texts or CaseSetUpItem.Circular or CaseSetUpItem.Publicity)) return new EditOutcome.Unknown();
        var mark = await db.Set<CaseSetUpMark>().SingleOrDefaultAsync(m => m.FiscalYear == fiscalYear && m.Item == item, write);
        if ((mark?.Version ?? Guid.Empty) != seen) return new EditOutcome.ChangedMeanwhile();
        if (mark?.Evidence == evidence) return new EditOutcome.Saved();
        var (now, before) = (clock.Now(), mark?.Evidence);
        if (mark is null) db.Add(new CaseSetUpMark { FiscalYear = fiscalYear, Item = item, Evidence = evidence, At = now, By = actor, Version = Guid.CreateVersion7(now) });
        else (mark.Evidence, mark.At, mark.By, mark.Version) = (evidence, now, actor, Guid.CreateVersion7(now));
        db.Audit(new Platform.Audit.AuditRecord(actor, "case_set_up.marked", $"case_set_up:{fiscalYear}:{item}", new Dictionary<string, Platform.Audit.AuditChange> { ["evidence"] = new(before, evidence) }));
        return new EditOutcome.Saved();
    }, ct, new EditOutcome.Refused("", "มีคนบันทึกข้อนี้ในเวลาเดียวกัน กรุณาเปิดหน้านี้ใหม่"));
}

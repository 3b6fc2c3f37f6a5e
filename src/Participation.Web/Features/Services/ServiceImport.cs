using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Import;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Services;

/// <summary>Services with the drafts of their manuals from a table. Nothing is published: somebody reads each draft first.</summary>
public sealed class ServiceImport(ParticipationContext db, TimeProvider clock) : ITableImport
{
    private static readonly ImportColumn Name = new("ชื่องานบริการ", true, "ขอเลขที่บ้านใหม่");
    private static readonly ImportColumn Area = new("ด้าน", true, "1", "เลขที่ของด้าน หรือชื่อด้าน");
    private static readonly ImportColumn UnitName = new("หน่วย", false, "", "ชื่อสำนัก กอง หรืองาน ตามที่เพิ่มไว้");
    private static readonly ImportColumn Keywords = new("คำที่ชาวบ้านเรียก", false, "บ้านเลขที่; ทะเบียนบ้าน", "คั่นด้วย ;");
    private static readonly ImportColumn Law = new("กฎหมาย", false, "พระราชบัญญัติการทะเบียนราษฎร พ.ศ. 2534");
    private static readonly ImportColumn Criteria = new("หลักเกณฑ์", false, "เจ้าบ้านหรือเจ้าของบ้าน");
    private static readonly ImportColumn Method = new("วิธียื่น", false, "ยื่นด้วยตนเองที่ช่องบริการ");
    private static readonly ImportColumn Conditions = new("เงื่อนไข", false, "ไม่มี");
    private static readonly ImportColumn Documents = new("เอกสาร", false, "บัตรประจำตัวประชาชน=ตัวจริง 1 ฉบับ; รูปถ่ายบ้าน=2 รูป", "คั่นด้วย ; จำนวนอยู่หลัง =");
    private static readonly ImportColumn Steps = new("ขั้นตอน", false, "ยื่นคำร้อง=15 นาที=เจ้าหน้าที่ทะเบียน; ตรวจบ้าน=3 วันทำการ", "ชื่อขั้น=เวลา=ผู้ทำ คั่นด้วย ;");
    private static readonly ImportColumn Cost = new("ค่าใช้จ่าย", false, "ไม่มี");
    private static readonly ImportColumn Fee = new("ค่าธรรมเนียม", false, "20 บาท");
    private static readonly ImportColumn Place = new("สถานที่", false, "อาคารสำนักงาน ชั้น 1");
    private static readonly ImportColumn Hours = new("วันเวลา", false, "จันทร์–ศุกร์ 08.30–16.30 น.");
    private static readonly ImportColumn Officer = new("ผู้รับผิดชอบ", false, "หัวหน้างานทะเบียน", "ตำแหน่ง ไม่ใช่ชื่อคน");
    private static readonly ImportColumn Approver = new("ผู้อนุมัติ", false, "{ปลัด}", "ตำแหน่ง ไม่ใช่ชื่อคน");
    private static readonly ImportColumn NoForm = new("ไม่ใช้แบบฟอร์ม", false, "ใช่", "ใช่ หรือเว้นว่าง");

    public string Key => "services";
    public string Title => "งานบริการ";
    public string List => "/staff/services";

    public IReadOnlyList<ImportColumn> Columns { get; } =
        [Name, Area, UnitName, Keywords, Law, Criteria, Method, Conditions, Documents, Steps, Cost, Fee, Place, Hours, Officer, Approver, NoForm];

    public async Task<ImportPlan> PlanAsync(IReadOnlyList<CsvRow> rows, string actor, CancellationToken ct)
    {
        var areas = await db.Set<ServiceArea>().AsNoTracking().ToListAsync(ct);
        var units = await db.UnitTreeAsync(ct);
        var taken = (await db.Set<ServiceKind>().Select(k => k.Name).ToListAsync(ct)).ToHashSet();
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var check = new RowCheck();
        var good = new List<(CsvRow Row, Guid Area, Guid? Unit, ManualContent Content)>(rows.Count);
        foreach (var row in rows)
        {
            var name = check.Text(row, Name, ServiceKind.MaxName);
            if (taken.Contains(name)) check.Wrong(row, Name.Name, $"มีงาน “{RowCheck.Cut(name)}” อยู่แล้ว");
            else if (name.Length > 0 && !seen.TryAdd(name, row.Line)) check.Wrong(row, Name.Name, $"ซ้ำกับบรรทัด {seen[name].ToString(CultureInfo.InvariantCulture)}");
            var area = AreaOf(areas, check.Text(row, Area, ServiceArea.MaxName));
            if (area is null && row[Area.Name].Length > 0) check.Wrong(row, Area.Name, $"ไม่มีด้าน “{RowCheck.Cut(row[Area.Name])}” ใส่เลข 1 ถึง {areas.Max(a => a.Number).ToString(CultureInfo.InvariantCulture)}");
            var unit = row[UnitName.Name] is { Length: > 0 } written ? units.Named(written) : null;
            if (unit is null && row[UnitName.Name].Length > 0) check.Wrong(row, UnitName.Name, $"ไม่มีหน่วย “{RowCheck.Cut(row[UnitName.Name])}” เพิ่มหน่วยก่อน หรือใส่เป็นชื่ออื่นของหน่วย");
            var content = Read(check, row);
            if (check.IsGood(row)) good.Add((row, area!.Id, unit?.Id, content));
        }
        return new ImportPlan([.. good.Select(g => g.Row)], check.Errors, check.BadRows, (context, from, count, token) => WriteAsync(context, good.GetRange(from, count), StaffActor.AccountIn(actor), token));
    }

    private static ServiceArea? AreaOf(List<ServiceArea> areas, string written) =>
        Platform.Forms.WholeNumber.TryParse(written, int.MaxValue, out var number) && number > 0 ? areas.Find(a => a.Number == number) : areas.Find(a => a.Name == written || a.Name == $"ด้าน{written}");

    private static ManualContent Read(RowCheck check, CsvRow row)
    {
        var steps = new List<ManualStep>();
        foreach (var parts in Parts(row, Steps))
        {
            StandardTime? time = null;
            if (parts.Length > 1 && parts[1].Length > 0 && !StandardTime.TryParse(parts[1], out time)) check.Wrong(row, Steps.Name, $"เวลา “{RowCheck.Cut(parts[1])}” อ่านไม่ได้ เช่น 15 นาที หรือ 3 วันทำการ");
            steps.Add(new ManualStep(parts[0], time, parts.Length > 2 ? parts[2] : ""));
        }
        var documents = Parts(row, Documents).Select(parts => new ManualDocument(parts[0], parts.Length > 1 ? parts[1] : "")).ToList();
        if (steps.Count > ManualContent.MaxRows) check.Wrong(row, Steps.Name, "เกิน 40 ขั้น");
        if (documents.Count > ManualContent.MaxRows) check.Wrong(row, Documents.Name, "เกิน 40 รายการ");
        return new ManualContent
        {
            Keywords = string.Join('\n', row[Keywords.Name].Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)),
            LegalBasis = check.Text(row, Law, ManualContent.MaxText),
            Criteria = check.Text(row, Criteria, ManualContent.MaxText),
            Method = check.Text(row, Method, ManualContent.MaxText),
            Conditions = check.Text(row, Conditions, ManualContent.MaxText),
            Documents = documents,
            Steps = steps,
            Cost = check.Text(row, Cost, ManualContent.MaxLine),
            Fee = check.Text(row, Fee, ManualContent.MaxLine),
            Place = check.Text(row, Place, ManualContent.MaxText),
            Hours = check.Text(row, Hours, ManualContent.MaxText),
            Officer = check.Text(row, Officer, ManualContent.MaxLine),
            Approver = check.Text(row, Approver, ManualContent.MaxLine),
            NeedsNoForm = row[NoForm.Name] == "ใช่",
        };
    }

    private static IEnumerable<string[]> Parts(CsvRow row, ImportColumn column) =>
        row[column.Name].Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(part => part.Split('=', 3, StringSplitOptions.TrimEntries));

    private async Task WriteAsync(ParticipationContext context, List<(CsvRow Row, Guid Area, Guid? Unit, ManualContent Content)> rows, Guid writer, CancellationToken ct)
    {
        var now = clock.Now();
        // Asked anew for each stretch: somebody may have added a service in between.
        var number = await context.NextServiceNumberAsync(ct);
        foreach (var (row, area, unit, content) in rows)
        {
            var kind = new ServiceKind { Id = Guid.CreateVersion7(now), Number = number++, Name = row[Name.Name], AreaId = area, UnitId = unit, CreatedAt = now, Version = Guid.CreateVersion7(now) };
            var draft = new ServiceManual { Id = Guid.CreateVersion7(now), ServiceKindId = kind.Id, Edition = 1, Version = Guid.CreateVersion7(now) };
            draft.Write(content);
            context.AddRange(kind, draft, new ManualWriter { ManualId = draft.Id, AccountId = writer });
        }
        await context.SaveChangesAsync(ct);
    }
}

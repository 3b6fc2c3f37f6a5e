using static Participation.Web.Platform.Slices.Rights.StaffRole;

namespace Participation.Web.Platform.Slices.Rights;

/// <summary>How far a permission of a role reaches.</summary>
public enum Extent
{
    None,

    /// <summary>Records of the position's own unit and the units below it; for a village head, of the own village.</summary>
    Own,
    Whole,
}

/// <summary>One line of the role table.</summary>
public sealed record RoleRow(Permission Permission, string Words, bool ForEveryone, IReadOnlyDictionary<StaffRole, Extent> Cells)
{
    public bool HasOwn => Cells.Values.Contains(Extent.Own);

    public Extent Of(StaffRole role) => ForEveryone ? Extent.Whole : Cells.GetValueOrDefault(role);
}

/// <summary>
/// Who may do what: the only place where it is decided. Addresses name a permission, a permission has a row, whatever has no
/// row is denied. A test walks every address as every role and compares with this table; staff can read it at /staff/roles.
/// </summary>
public static class RoleTable
{
    public static readonly IReadOnlyList<RoleRow> Rows =
    [
        new(Permission.OwnAccount, "หน้าแรก ค้นหา และบัญชีของตนเอง", ForEveryone: true, Cells()),
        Row(Permission.SeeResults, "ดูผลประเมินความพึงพอใจ",
            whole: [CounterOfficer, CounterSupervisor, UnitHead, ComplaintWorkingGroup, InformationOfficer, Publisher, Approver, Executive, Auditor]),
        Row(Permission.WriteSurveys, "เขียนและเผยแพร่แบบประเมิน", whole: [Administrator, InformationOfficer]),
        Row(Permission.KeyInPaper, "บันทึกแบบประเมินกระดาษ", whole: [CounterOfficer, CounterSupervisor, InformationOfficer]),
        Row(Permission.ReadComments, "อ่านความเห็นและข้อเสนอแนะของประชาชน", whole: [CounterOfficer, CounterSupervisor, UnitHead, Executive]),
        Row(Permission.HandleComments, "ติดตามความเห็น มอบหมายหน่วย และเขียน ท่านบอก เราทำ", whole: [CounterSupervisor, UnitHead]),
        Row(Permission.PublishSaidAndDone, "เผยแพร่ ท่านบอก เราทำ ให้ประชาชนเห็น", whole: [Publisher, Approver]),
        // Not those whose own counters are rated.
        Row(Permission.ExcludeAnswers, "ตัดคำตอบที่ผิดปกติออกจากผล พร้อมเหตุผล", whole: [Approver, Executive]),
        Row(Permission.SetTargets, "ตั้งเป้าหมายของแบบประเมิน", whole: [Approver, Executive]),
        Row(Permission.SeeServicePoints, "ดูจุดบริการและพิมพ์ป้าย QR", whole: [Administrator, CounterOfficer, CounterSupervisor, UnitHead, Executive]),
        Row(Permission.ChangeServicePoints, "เพิ่ม แก้ไข เปิดและปิดจุดบริการ", whole: [Administrator, CounterSupervisor]),
        Row(Permission.ManageDevices, "ตั้งแท็บเล็ตและจอ ออกรหัสจับคู่ เลิกใช้เครื่อง", whole: [Administrator, CounterSupervisor]),
        Row(Permission.SeeServices, "ดูรายการงานบริการและคู่มือทุกฉบับ",
            whole: [Administrator, CounterOfficer, CounterSupervisor, CaseHandler, UnitHead, InformationOfficer, Approver, Executive, Auditor]),
        Row(Permission.AddServices, "เพิ่มงานบริการ", whole: [Administrator, InformationOfficer]),
        Row(Permission.WriteManuals, "เขียนคู่มือ ส่งให้ผู้อนุมัติ ทบทวน บันทึกการปิดประกาศ", whole: [Administrator, InformationOfficer], own: [UnitHead]),
        // Not the administrator: whoever can give themselves every role must not be the last to read a text.
        Row(Permission.ApproveManuals, "อนุมัติและเผยแพร่คู่มือที่ผู้อื่นเขียน", whole: [Approver], own: [UnitHead]),
        Row(Permission.ChangeAgency, "แก้ไขข้อมูลหน่วยงาน สำนัก กอง หมู่บ้าน วันหยุด ตั้งค่าเริ่มใช้งาน", whole: [Administrator]),
        Row(Permission.SeeVillages, "ดูข้อมูลของหมู่บ้านและชุมชน", whole: [Administrator, ForumOrganiser, Executive, Auditor], own: [VillageHead]),
        Row(Permission.GuardPersonalData, "ประกาศความเป็นส่วนตัว ระยะเวลาเก็บข้อมูล บันทึกกิจกรรม", whole: [Administrator, DataProtectionOfficer]),
        Row(Permission.WatchLine, "ดูแลการรับส่งข้อความ LINE", whole: [Administrator]),
        Row(Permission.SeePeople, "ดูเจ้าหน้าที่ ตำแหน่ง และหน้าที่ตามคำสั่ง", whole: [Administrator, Executive, Auditor], own: [UnitHead]),
        Row(Permission.ManagePeople, "เชิญเจ้าหน้าที่ ตั้งตำแหน่ง มอบหน้าที่ ส่งมอบงาน", whole: [Administrator]),
        Row(Permission.SeeAudit, "ค้น ตรวจสอบ และส่งออกบันทึกการทำงาน", whole: [Administrator, Executive, Auditor]),
        new(Permission.ReadNotices, "อ่านเรื่องเวียนและกดรับทราบ", ForEveryone: true, Cells()),
        Row(Permission.SeePublications, "ดูร่าง ประกาศ ข่าว และหลักฐานการเผยแพร่", whole: [InformationOfficer, Publisher, Approver, Executive, Auditor]),
        Row(Permission.WritePublications, "เขียนและเผยแพร่ประกาศและข่าว บันทึกช่องทาง ตอบคำถามใต้ประกาศ", whole: [Publisher]),
        Row(Permission.ApprovePublications, "อนุมัติ ส่งกลับ และถอนประกาศที่คนอื่นเขียน ซ่อนคำถามที่ไม่ควรแสดง ตั้งค่าการส่งข่าว", whole: [Approver]),
        Row(Permission.SeeForums, "ดูเวทีประชาคม ความเห็น และความครอบคลุม", whole: [UnitHead, ForumOrganiser, Publisher, Approver, Executive, Auditor]),
        Row(Permission.PlanForums, "กำหนด ประกาศ ยกเลิกเวทีประชาคม และบันทึกผล", whole: [ForumOrganiser]),
        Row(Permission.AnswerOpinions, "ตอบความเห็นในเวทีประชาคม บันทึกความเห็นจากกระดาษ", whole: [UnitHead, ForumOrganiser]),
        // Not those whose work the words are about.
        Row(Permission.ModerateOpinions, "ซ่อนความเห็นที่ไม่ควรแสดง พร้อมเหตุผล", whole: [ForumOrganiser, Approver]),
        Row(Permission.WorkOnProposals, "รับข้อเสนอ บอกผลการพิจารณาและความคืบหน้า", whole: [UnitHead, ForumOrganiser]),
        Row(Permission.SeePlans, "ดูแผน งบประมาณ ความเห็นต่อร่าง และโครงการ", whole: [UnitHead, ForumOrganiser, Publisher, Approver, Executive, Auditor]),
        Row(Permission.WritePlans, "เริ่มแผน เผยแพร่ร่าง เปิดรับความเห็น และบันทึกขั้น", whole: [ForumOrganiser]),
        Row(Permission.AnswerPlanComments, "ตอบความเห็นต่อร่างแผน บันทึกความเห็นจากกระดาษ", whole: [UnitHead, ForumOrganiser]),
        Row(Permission.WorkOnProjects, "เพิ่มโครงการ บันทึกความคืบหน้าและรูป", whole: [UnitHead, ForumOrganiser]),
        Row(Permission.ServeQueues, "ออกบัตรคิว เปิดช่อง เรียกและให้บริการตามลำดับ", whole: [CounterOfficer, CounterSupervisor]),
        Row(Permission.SuperviseQueues, "กำกับดูแลคิว ดูการเรียกนอกลำดับ ปิดช่องที่ลืมปิด", whole: [CounterSupervisor, Executive]),
        Row(Permission.ManageQueues, "ตั้งคิว กติกา ช่อง และชุดบัตรกระดาษ", whole: [Administrator, CounterSupervisor]),
        Row(Permission.SeeQueueFigures, "ดูสถิติคิว บันทึกประจำวัน และหลักฐาน", whole: [CounterOfficer, CounterSupervisor, UnitHead, Executive, Auditor]),
        Row(Permission.SeeCases, "ดูเรื่องร้องทุกข์ ร้องเรียน", whole: [ComplaintOfficer, ComplaintWorkingGroup, Executive, Auditor], own: [CaseHandler, UnitHead]),
        Row(Permission.WorkOnCases, "รับเรื่องไปทำ แจ้งผู้ร้อง ชี้แจงเหตุล่าช้า แจ้งผล", whole: [ComplaintOfficer], own: [CaseHandler, UnitHead, Executive]),
        // Of an executive's own: what is about a unit or its head, and goes around them to the clerk.
        Row(Permission.AssignCases, "ส่งเรื่องให้หน่วย", whole: [ComplaintOfficer], own: [UnitHead, Executive]),
        Row(Permission.KeyInCases, "บันทึกเรื่องที่มาด้วยตนเอง โทรศัพท์ จดหมาย และทางอื่น", whole: [ComplaintOfficer, CounterOfficer, InformationOfficer]),
        Row(Permission.ManageCases, "ตั้งประเภทเรื่อง จำนวนวัน และวันเตือน", whole: [Administrator, ComplaintOfficer]),
        Row(Permission.OverseeCases, "ดูทะเบียนรับเรื่อง กำกับเรื่องใกล้ครบกำหนดและเกินกำหนด", whole: [ComplaintOfficer, ComplaintWorkingGroup, Executive]),
        Row(Permission.SeeEnquiries, "ดูคำถาม คำขอข้อมูล และรายงานผู้มาใช้บริการ", whole: [ComplaintOfficer, InformationOfficer, Executive, Auditor]),
        Row(Permission.AnswerEnquiries, "ตอบคำถามและคำขอข้อมูล คุยกับประชาชนใน LINE", whole: [ComplaintOfficer, InformationOfficer]),
        Row(Permission.ManageEnquiries, "ตั้งผู้ตอบคำถาม ผู้ตอบแทน และเวลาตอบ", whole: [Administrator, InformationOfficer]),
        Row(Permission.WriteFaq, "เขียนคำถามที่พบบ่อย", whole: [ComplaintOfficer, InformationOfficer]),
        Row(Permission.KeyInVisits, "บันทึกผู้มาสอบถามและโทรศัพท์", whole: [ComplaintOfficer, CounterOfficer, InformationOfficer]),
        Row(Permission.SetCaseCeilings, "ตั้งเพดานจำนวนเรื่องร้องเรียนของปี", whole: [Approver, Executive]),
        Row(Permission.WriteCaseReports, "เขียนปัญหา อุปสรรค และแนวทางแก้ไขในรายงานเรื่องร้องเรียน", whole: [ComplaintOfficer, ComplaintWorkingGroup, Executive]),
        Row(Permission.WriteImprovements, "เขียนปัญหา ข้อเสนอแนะ และการปรับปรุงในรายงานผลประเมิน", whole: [CounterSupervisor, UnitHead, Executive]),
        Row(Permission.ExportForPersonnel, "ออกเอกสารผลประเมินเพื่อการพิจารณาบุคคล", whole: [Executive]),
    ];

    private static readonly Dictionary<Permission, RoleRow> ByPermission = Rows.ToDictionary(r => r.Permission);

    public static RoleRow Of(Permission permission) =>
        ByPermission.TryGetValue(permission, out var row) ? row : new RoleRow(permission, "", ForEveryone: false, Cells());

    private static RoleRow Row(Permission permission, string words, StaffRole[]? whole = null, StaffRole[]? own = null) =>
        new(permission, words, ForEveryone: false, Cells([.. (whole ?? []).Select(r => (r, Extent.Whole)), .. (own ?? []).Select(r => (r, Extent.Own))]));

    private static Dictionary<StaffRole, Extent> Cells(params (StaffRole Role, Extent Extent)[] cells) => cells.ToDictionary(c => c.Role, c => c.Extent);
}

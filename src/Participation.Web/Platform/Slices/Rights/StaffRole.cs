namespace Participation.Web.Platform.Slices.Rights;

/// <summary>What a position is there for. A position has as many as its orders give it; the role table says what each may do.</summary>
public enum StaffRole
{
    Administrator,
    CounterOfficer,
    CounterSupervisor,
    ComplaintOfficer,
    ComplaintWorkingGroup,
    CaseHandler,
    UnitHead,
    IntegrityOfficer,
    InformationOfficer,
    DataProtectionOfficer,
    ForumOrganiser,
    Publisher,
    Approver,
    Executive,
    Auditor,
    VillageHead,
}

public static class StaffRoles
{
    public static readonly IReadOnlyList<StaffRole> All = Enum.GetValues<StaffRole>();

    /// <summary>Duties the plans want to see a name behind: holder, order and term are shown to citizens.</summary>
    public static readonly IReadOnlyList<StaffRole> Named =
    [
        StaffRole.ComplaintOfficer, StaffRole.IntegrityOfficer, StaffRole.InformationOfficer, StaffRole.CounterSupervisor,
        StaffRole.Publisher, StaffRole.DataProtectionOfficer,
    ];

    public static bool IsNamed(this StaffRole role) => Named.Contains(role);

    /// <summary>Whose order is issued anew for every fiscal year.</summary>
    public static bool IsRenewedYearly(this StaffRole role) => role is StaffRole.ComplaintOfficer or StaffRole.IntegrityOfficer or StaffRole.CounterSupervisor;

    /// <summary>Sleeps until the session has been proved by a second factor.</summary>
    public static bool NeedsSecondFactor(this StaffRole role) =>
        role is StaffRole.Administrator or StaffRole.ComplaintOfficer or StaffRole.IntegrityOfficer or StaffRole.DataProtectionOfficer;

    public static string Words(this StaffRole role) => role switch
    {
        StaffRole.Administrator => "ผู้ดูแลระบบ",
        StaffRole.CounterOfficer => "เจ้าหน้าที่ช่องบริการ",
        StaffRole.CounterSupervisor => "ผู้กำกับดูแลช่องบริการและบัตรคิว",
        StaffRole.ComplaintOfficer => "เจ้าหน้าที่ศูนย์รับเรื่องร้องเรียน",
        StaffRole.ComplaintWorkingGroup => "คณะทำงานเรื่องร้องเรียน",
        StaffRole.CaseHandler => "ผู้รับผิดชอบเรื่องของหน่วยงาน",
        StaffRole.UnitHead => "หัวหน้าหน่วยงาน",
        StaffRole.IntegrityOfficer => "เจ้าหน้าที่รับเรื่องการทุจริต",
        StaffRole.InformationOfficer => "เจ้าหน้าที่ศูนย์ข้อมูลข่าวสาร",
        StaffRole.DataProtectionOfficer => "เจ้าหน้าที่คุ้มครองข้อมูลส่วนบุคคล",
        StaffRole.ForumOrganiser => "ผู้จัดเวทีประชาคม",
        StaffRole.Publisher => "เจ้าหน้าที่ประชาสัมพันธ์",
        StaffRole.Approver => "ผู้อนุมัติเผยแพร่",
        StaffRole.Executive => "ผู้บริหาร",
        StaffRole.Auditor => "สมาชิกสภาและผู้ตรวจสอบ",
        StaffRole.VillageHead => "ผู้ใหญ่บ้านและประธานชุมชน",
    };

    /// <summary>What a citizen would go to this person for.</summary>
    public static string ForCitizens(this StaffRole role) => role switch
    {
        StaffRole.ComplaintOfficer => "รับเรื่องร้องทุกข์ ร้องเรียน และแจ้งผล",
        StaffRole.IntegrityOfficer => "รับแจ้งเบาะแสการทุจริต",
        StaffRole.InformationOfficer => "ขอดูข้อมูลข่าวสารของราชการ และตอบคำถาม",
        StaffRole.CounterSupervisor => "ดูแลการให้บริการตามลำดับคิว",
        StaffRole.Publisher => "ประกาศและข่าวของหน่วยงาน",
        StaffRole.DataProtectionOfficer => "ดูแลข้อมูลส่วนบุคคลของท่าน",
        StaffRole.Administrator or StaffRole.CounterOfficer or StaffRole.ComplaintWorkingGroup or StaffRole.CaseHandler or StaffRole.UnitHead
            or StaffRole.ForumOrganiser or StaffRole.Approver or StaffRole.Executive or StaffRole.Auditor or StaffRole.VillageHead => "",
    };
}

namespace Participation.Web.Features.Agency;

/// <summary>
/// The words that differ between kinds of local government. Pages, chat and prints take them from here and nowhere else,
/// so that a change of kind leaves none of the old ones behind. Texts typed by staff can hold the words in braces
/// (<see cref="Fill"/>).
/// </summary>
public sealed record AgencyVocabulary
{
    private const string Ordinance = "ข้อบัญญัติ";

    private static readonly AgencyVocabulary Subdistrict = new()
    {
        Kind = "องค์การบริหารส่วนตำบล",
        ShortKind = "อบต.",
        NameExample = "อบต.ทุ่งดอกคูณ",
        Chief = "นายก อบต.",
        DeputyChief = "รองนายก อบต.",
        Clerk = "ปลัด อบต.",
        Council = "สภา อบต.",
        CouncilMember = "สมาชิกสภา อบต.",
        LocalLaw = Ordinance,
        Budget = "ข้อบัญญัติงบประมาณรายจ่าย",
        Employees = "พนักงานส่วนตำบล",
        Area = "หมู่บ้าน",
        AreaHead = "ผู้ใหญ่บ้าน",
        OtherKinds = ["เทศบาล", "เทศมนตรี", "เทศบัญญัติ", "อบจ.", "ส่วนจังหวัด"],
    };

    private static readonly AgencyVocabulary Municipality = new()
    {
        Kind = "เทศบาลตำบล",
        ShortKind = "เทศบาล",
        NameExample = "เทศบาลตำบลทุ่งดอกคูณ",
        Chief = "นายกเทศมนตรี",
        DeputyChief = "รองนายกเทศมนตรี",
        Clerk = "ปลัดเทศบาล",
        Council = "สภาเทศบาล",
        CouncilMember = "สมาชิกสภาเทศบาล",
        LocalLaw = "เทศบัญญัติ",
        Budget = "เทศบัญญัติงบประมาณรายจ่าย",
        Employees = "พนักงานเทศบาล",
        Area = "ชุมชน",
        AreaHead = "ประธานชุมชน",
        OtherKinds = ["อบต.", "อบจ.", "ส่วนตำบล", "ส่วนจังหวัด", Ordinance],
    };

    private static readonly AgencyVocabulary Province = new()
    {
        Kind = "องค์การบริหารส่วนจังหวัด",
        ShortKind = "อบจ.",
        NameExample = "อบจ.ทุ่งดอกคูณ",
        Chief = "นายก อบจ.",
        DeputyChief = "รองนายก อบจ.",
        Clerk = "ปลัด อบจ.",
        Council = "สภา อบจ.",
        CouncilMember = "สมาชิกสภา อบจ.",
        LocalLaw = Ordinance,
        Budget = "ข้อบัญญัติงบประมาณรายจ่าย",
        Employees = "ข้าราชการ อบจ.",
        Area = "หมู่บ้าน",
        AreaHead = "ผู้ใหญ่บ้าน",
        OtherKinds = ["อบต.", "ส่วนตำบล", "เทศบาล", "เทศมนตรี", "เทศบัญญัติ"],
    };

    private AgencyVocabulary() { }

    /// <summary>องค์การบริหารส่วนตำบล, เทศบาลเมือง …</summary>
    public required string Kind { get; init; }

    /// <summary>อบต., เทศบาล, อบจ.</summary>
    public required string ShortKind { get; init; }

    public required string NameExample { get; init; }
    public required string Chief { get; init; }
    public required string DeputyChief { get; init; }
    public required string Clerk { get; init; }
    public required string Council { get; init; }
    public required string CouncilMember { get; init; }

    /// <summary>ข้อบัญญัติ or เทศบัญญัติ.</summary>
    public required string LocalLaw { get; init; }

    public required string Budget { get; init; }
    public required string Employees { get; init; }

    /// <summary>The usual word for an area; each area still carries its own label.</summary>
    public required string Area { get; init; }

    public required string AreaHead { get; init; }

    /// <summary>Words that only the other kinds use: where they stand, something was left behind.</summary>
    public required IReadOnlyList<string> OtherKinds { get; init; }

    public static AgencyVocabulary Of(AgencyKind kind) => kind switch
    {
        AgencyKind.SubdistrictAdministration => Subdistrict,
        AgencyKind.SubdistrictMunicipality => Municipality with { Area = "หมู่บ้าน", AreaHead = "ผู้ใหญ่บ้าน" },
        AgencyKind.TownMunicipality => Municipality with { Kind = "เทศบาลเมือง", NameExample = "เทศบาลเมืองทุ่งดอกคูณ" },
        AgencyKind.CityMunicipality => Municipality with { Kind = "เทศบาลนคร", NameExample = "เทศบาลนครทุ่งดอกคูณ" },
        AgencyKind.ProvincialAdministration => Province,
    };

    /// <summary>What staff can write in braces, and what it becomes.</summary>
    public IReadOnlyList<(string Written, string Becomes)> Braces =>
    [
        ("{หน่วยงาน}", ShortKind), ("{นายก}", Chief), ("{รองนายก}", DeputyChief), ("{ปลัด}", Clerk), ("{สภา}", Council),
        ("{ข้อบัญญัติ}", LocalLaw), ("{พนักงาน}", Employees),
    ];

    /// <summary>A text of staff with the words of this kind in place of those in braces.</summary>
    public string Fill(string text)
    {
        if (!text.Contains('{', StringComparison.Ordinal)) return text;
        foreach (var (written, becomes) in Braces) text = text.Replace(written, becomes, StringComparison.Ordinal);
        return text;
    }

    public bool IsForeign(string text) => OtherKinds.Any(word => text.Contains(word, StringComparison.Ordinal));
}

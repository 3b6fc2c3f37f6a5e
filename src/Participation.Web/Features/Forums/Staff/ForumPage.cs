using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Shared;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Forums.Staff;

/// <summary>The fields of a forum, new or being changed.</summary>
public abstract class ForumPage(ParticipationContext db) : EditPage
{
    [BindProperty]
    public ForumPurpose Purpose { get; set; } = ForumPurpose.Plan;

    [BindProperty]
    public ForumLevel Level { get; set; } = ForumLevel.Village;

    [BindProperty]
    public bool AffectsLiving { get; set; }

    [BindProperty, Required(ErrorMessage = "กรุณาใส่ชื่อเวที"), StringLength(Forum.MaxTitle, ErrorMessage = "ชื่อเวทียาวเกิน 200 ตัวอักษร")]
    public string? Title { get; set; }

    [BindProperty, StringLength(Forum.MaxSession, ErrorMessage = "สมัยประชุมยาวเกิน 120 ตัวอักษร")]
    public string? Session { get; set; }

    [BindProperty]
    public List<Guid> Villages { get; set; } = [];

    [BindProperty]
    public string? Day { get; set; }

    [BindProperty]
    public string? From { get; set; }

    [BindProperty]
    public string? Until { get; set; }

    [BindProperty, StringLength(Forum.MaxPlace, ErrorMessage = "สถานที่ยาวเกิน 200 ตัวอักษร")]
    public string? Place { get; set; }

    [BindProperty, StringLength(Forum.MaxMapLink, ErrorMessage = "ลิงก์แผนที่ยาวเกิน 500 ตัวอักษร")]
    public string? MapLink { get; set; }

    [BindProperty, StringLength(Forum.MaxAgenda, ErrorMessage = "ระเบียบวาระยาวเกิน 4,000 ตัวอักษร")]
    public string? Agenda { get; set; }

    [BindProperty, StringLength(Forum.MaxHow, ErrorMessage = "วิธีเข้าร่วมยาวเกิน 1,000 ตัวอักษร")]
    public string? HowToTakePart { get; set; }

    [BindProperty]
    public Guid? UnitId { get; set; }

    [BindProperty, StringLength(Forum.MaxOrder, ErrorMessage = "เลขที่คำสั่งยาวเกิน 60 ตัวอักษร")]
    public string? OrderNumber { get; set; }

    [BindProperty]
    public string? OrderDate { get; set; }

    [BindProperty]
    public string? Target { get; set; }

    /// <summary>Seats, where they are numbered.</summary>
    [BindProperty]
    public string? Capacity { get; set; }

    [BindProperty]
    public string? KeptPerVillage { get; set; }

    [BindProperty]
    public string? FreeKeptHours { get; set; } = "24";

    [BindProperty]
    public string? SeatsByOffice { get; set; }

    [BindProperty]
    public Guid RequestId { get; set; }

    /// <summary>Meant in spite of another forum on that day, or of that village.</summary>
    [BindProperty]
    public bool DespiteClash { get; set; }

    public IReadOnlyList<Choice> Purposes { get; } = [.. ForumTerms.Purposes.Select(p => new Choice(p.ToString(), p.Words()))];
    public IReadOnlyList<Choice> Levels { get; } = [.. ForumTerms.Levels.Select(l => new Choice(l.ToString(), l.Words()))];
    public IReadOnlyList<Choice> Units { get; private set; } = [];
    public IReadOnlyList<Village> AllVillages { get; private set; } = [];
    public int WholeTarget { get; private set; }

    protected ParticipationContext Db { get; } = db;

    protected async Task ReadChoicesAsync(CancellationToken ct)
    {
        Units = [.. (await Db.UnitTreeAsync(ct)).Where(u => u.Unit.IsActive).Select(u => new Choice(u.Unit.Id.ToString(), u.Path))];
        AllVillages = await Db.ActiveVillagesAsync(ct);
        WholeTarget = (await Db.ForumSettingsAsync(ct)).Target;
    }

    /// <summary>What was typed, or null with the words beside the fields.</summary>
    protected ForumPlan? ReadPlan()
    {
        if (!ForumTerms.Purposes.Contains(Purpose)) ModelState.AddModelError(nameof(Purpose), "กรุณาเลือกเรื่อง");
        if (!ForumTerms.Levels.Contains(Level)) ModelState.AddModelError(nameof(Level), "กรุณาเลือกระดับ");
        if (!ThaiDate.TryParse(Day, out var day)) ModelState.AddModelError(nameof(Day), "กรุณาใส่วันที่ เช่น 15/1/2570");
        DateOnly? orderDate = null;
        if (OrderDate is not null)
        {
            if (ThaiDate.TryParse(OrderDate, out var ordered)) orderDate = ordered;
            else ModelState.AddModelError(nameof(OrderDate), "กรุณาใส่วันที่ เช่น 20/11/2569");
        }
        var (from, until) = ReadTimes();
        Uri? map = null;
        if (MapLink is not null && !(Uri.TryCreate(MapLink, UriKind.Absolute, out map) && map.Scheme == Uri.UriSchemeHttps)) ModelState.AddModelError(nameof(MapLink), "กรุณาวางลิงก์แผนที่ที่ขึ้นต้นด้วย https://");
        // As LINE takes it: Thai letters and spaces in it are written out.
        else if (map?.AbsoluteUri.Length > Forum.MaxMapLink) ModelState.AddModelError(nameof(MapLink), "ลิงก์แผนที่ยาวเกินไป กรุณาใช้ลิงก์แบบสั้นจากปุ่มแชร์");
        var target = Target is null ? (int?)null : Whole(nameof(Target), Target, Forum.MaxPeople);
        var capacity = Capacity is null ? (int?)null : Whole(nameof(Capacity), Capacity, Forum.MaxPeople);
        if (capacity == 0) ModelState.AddModelError(nameof(Capacity), "กรุณาใส่จำนวนที่นั่ง หรือเว้นว่างถ้าไม่จำกัด");
        var (kept, hours, office) = (Whole(nameof(KeptPerVillage), KeptPerVillage, Forum.MaxPeople), Whole(nameof(FreeKeptHours), FreeKeptHours, 14 * 24), Whole(nameof(SeatsByOffice), SeatsByOffice, Forum.MaxPeople));
        if (!ModelState.IsValid) return null;
        return new ForumPlan(Purpose, Level, Title!, Villages, day, from, until, target)
        {
            AffectsLiving = AffectsLiving,
            Session = Session ?? "",
            Place = Place ?? "",
            MapLink = map?.AbsoluteUri ?? "",
            Agenda = Agenda ?? "",
            HowToTakePart = HowToTakePart ?? "",
            UnitId = UnitId,
            OrderNumber = OrderNumber ?? "",
            OrderDate = orderDate,
            Capacity = capacity,
            KeptPerVillage = kept,
            FreeKeptHours = hours,
            SeatsByOffice = office,
            RequestId = RequestId == Guid.Empty ? null : RequestId,
        };
    }

    protected static string Address(string number) => $"/staff/forums/{number}";

    private (TimeOnly From, TimeOnly Until) ReadTimes()
    {
        if (!OfficeTime.TryParse(From, out var from)) ModelState.AddModelError(nameof(From), "กรุณาใส่เวลา เช่น 09.00");
        else if (!OfficeTime.TryParse(Until, out var until)) ModelState.AddModelError(nameof(Until), "กรุณาใส่เวลา เช่น 12.00");
        else if (until <= from) ModelState.AddModelError(nameof(Until), "เวลาเลิกต้องหลังเวลาเริ่ม");
        else return (from, until);
        return default;
    }
}

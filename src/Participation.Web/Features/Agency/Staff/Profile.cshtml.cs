using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Participation.Web.Features.Staff;
using Participation.Web.LineChannel;
using Participation.Web.Platform.Files;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Agency.Staff;

[Needs(Permission.ChangeAgency)]
public sealed class ProfileModel(
    CurrentAgency agency, SaveAgencyProfile save, SaveLogo saveLogo, IEnumerable<ITypedTexts> texts, IOptions<LineOptions> line, TimeProvider clock) : EditPage
{
    private const int MostFound = 10;

    [BindProperty, Required(ErrorMessage = "กรุณาใส่ชื่อหน่วยงานที่ประชาชนเรียก"), StringLength(200, ErrorMessage = "ชื่อยาวเกิน 200 ตัวอักษร")]
    public string? Name { get; set; }

    [BindProperty]
    public AgencyKind Kind { get; set; }

    [BindProperty, StringLength(500, ErrorMessage = "ที่อยู่ยาวเกิน 500 ตัวอักษร")]
    public string? Address { get; set; }

    [BindProperty, StringLength(50, ErrorMessage = "เบอร์โทรยาวเกิน 50 ตัวอักษร")]
    public string? Phone { get; set; }

    [BindProperty, StringLength(500, ErrorMessage = "ลิงก์ยาวเกิน 500 ตัวอักษร")]
    public string? MapLink { get; set; }

    [BindProperty]
    public string? Opens { get; set; }

    [BindProperty]
    public string? Closes { get; set; }

    [BindProperty]
    public string? LunchFrom { get; set; }

    [BindProperty]
    public string? LunchTo { get; set; }

    public bool IsNew { get; private set; }
    public string Logo { get; private set; } = "";
    public bool LogoIsLight { get; private set; }
    public string? LogoProblem { get; private set; }
    public AgencyVocabulary Vocabulary { get; private set; } = AgencyVocabulary.Of(AgencyKind.SubdistrictAdministration);
    public string LineAccount => line.Value.BasicId;
    public IReadOnlyList<ForeignWord> LeftBehind { get; private set; } = [];

    public string FiscalYear
    {
        get
        {
            var year = ThaiCalendar.FiscalYear(ThaiCalendar.Day(clock.Now()));
            return $"{year.ToString(System.Globalization.CultureInfo.InvariantCulture)} ({ThaiCalendar.ShortDate(ThaiCalendar.FiscalYearStart(year))} – {ThaiCalendar.ShortDate(ThaiCalendar.FiscalYearStart(year + 1).AddDays(-1))})";
        }
    }

    public async Task OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        await FillAsync(ct);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var hours = ReadHours();
        if (!Enum.IsDefined(Kind)) ModelState.AddModelError(nameof(Kind), "กรุณาเลือกประเภทหน่วยงาน");
        if (Phone is not null && !PhoneNumber.IsPlausible(Phone)) ModelState.AddModelError(nameof(Phone), "กรุณาใส่เบอร์โทร เช่น 0 4212 3456");
        if (MapLink is not null && !(Uri.TryCreate(MapLink, UriKind.Absolute, out var map) && map.Scheme == Uri.UriSchemeHttps))
            ModelState.AddModelError(nameof(MapLink), "กรุณาวางลิงก์แผนที่ที่ขึ้นต้นด้วย https://");
        if (!ModelState.IsValid || hours is null) return await RedisplayAsync(ct);

        var isFirstTime = await agency.FindAsync(ct) is null;
        var outcome = await save.RunAsync(new AgencyDetails(Name!, Kind, Address ?? "", Phone ?? "", hours) { MapLink = MapLink ?? "" }, Seen, User.Actor(), ct);
        return await outcome.Match<Task<IActionResult>>(
            saved =>
            {
                TempData["Done"] = "บันทึกข้อมูลหน่วยงานแล้ว";
                return Task.FromResult<IActionResult>(LocalRedirect(isFirstTime ? "/staff/setup" : "/staff/agency"));
            },
            changedMeanwhile =>
            {
                ModelState.AddModelError("", "มีคนแก้ไขข้อมูลหน่วยงานระหว่างที่ท่านกรอก กรุณาเปิดหน้านี้ใหม่แล้วกรอกอีกครั้ง");
                return RedisplayAsync(ct);
            });
    }

    public async Task<IActionResult> OnPostLogoAsync(IFormFile? logoFile, CancellationToken ct)
    {
        ModelState.Clear();
        var (file, problem) = logoFile is null ? (null, "กรุณาเลือกไฟล์รูป") : await PostedFile.ReadAsync(logoFile, SaveLogo.MaxBytes, picturesOnly: true, ct);
        if (file is not null) return await AnswerAsync(await saveLogo.RunAsync(file, User.Actor(), ct), "ใส่ตราหน่วยงานแล้ว", _ => "/staff/agency", ct);
        LogoProblem = problem;
        await FillAsync(ct);
        return await RedisplayAsync(ct);
    }

    public async Task<IActionResult> OnPostNoLogoAsync(CancellationToken ct)
    {
        ModelState.Clear();
        return await AnswerAsync(await saveLogo.RunAsync(null, User.Actor(), ct), "เอาตราออกแล้ว", _ => "/staff/agency", ct);
    }

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        var profile = await agency.FindAsync(ct);
        IsNew = profile is null;
        (Logo, LogoIsLight) = (profile?.Logo ?? "", profile?.LogoIsLight ?? false);
        Vocabulary = await agency.VocabularyAsync(ct);
        var found = new List<ForeignWord>();
        foreach (var slice in texts) found.AddRange(await slice.FindAsync(Vocabulary, MostFound, ct));
        LeftBehind = profile is null ? [] : found.Take(MostFound).ToList();
        return null;
    }

    private async Task FillAsync(CancellationToken ct)
    {
        var profile = await agency.FindAsync(ct);
        var hours = profile?.Hours ?? new OfficeHours(new(8, 30), new(16, 30), new(12, 0), new(13, 0));
        (Name, Kind, Address, Phone, MapLink) = (profile?.Name, profile?.Kind ?? AgencyKind.SubdistrictAdministration, profile?.Address, profile?.Phone, profile?.MapLink);
        (Opens, Closes) = (OfficeTime.Show(hours.Opens), OfficeTime.Show(hours.Closes));
        (LunchFrom, LunchTo) = (Show(hours.LunchFrom), Show(hours.LunchTo));
        Seen = profile?.Version ?? Guid.Empty;
    }

    private OfficeHours? ReadHours()
    {
        var opens = Time(nameof(Opens), Opens, "08.30");
        var closes = Time(nameof(Closes), Closes, "16.30");
        if (closes <= opens) ModelState.AddModelError(nameof(Closes), "เวลาปิดต้องอยู่หลังเวลาเปิด");
        if (LunchFrom is null && LunchTo is null) return opens is null || closes is null ? null : new OfficeHours(opens.Value, closes.Value);

        var from = Time(nameof(LunchFrom), LunchFrom, "12.00");
        var to = Time(nameof(LunchTo), LunchTo, "13.00");
        if (to <= from || from <= opens || to >= closes) ModelState.AddModelError(nameof(LunchTo), "เวลาพักต้องอยู่ระหว่างเวลาเปิดกับเวลาปิด");
        return opens is null || closes is null || from is null || to is null ? null : new OfficeHours(opens.Value, closes.Value, from, to);
    }

    private TimeOnly? Time(string field, string? typed, string example)
    {
        if (OfficeTime.TryParse(typed, out var time)) return time;
        ModelState.AddModelError(field, $"กรุณาใส่เวลาเป็นชั่วโมงและนาที เช่น {example}");
        return null;
    }

    private static string? Show(TimeOnly? time) => time is { } value ? OfficeTime.Show(value) : null;
}

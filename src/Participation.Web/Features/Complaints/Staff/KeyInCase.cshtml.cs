using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Citizens;
using Participation.Web.Features.Shared;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Codes;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Hosting;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Complaints.Staff;

/// <summary>A case that came on foot, by phone, on paper or from another agency: the same register, number and clock.</summary>
[Needs(Permission.KeyInCases), RequestSizeLimit(CaseFile.MostPosted), RequestFormLimits(MultipartBodyLengthLimit = CaseFile.MostPosted)]
public sealed class KeyInCaseModel(ParticipationContext db, ReceiveCase receive, ResponsibleOfficers officers, IOptions<SiteOptions> site, AttachFiles attach, TimeProvider clock) : FormPage
{
    [BindProperty]
    public string? Channel { get; set; }

    [BindProperty]
    public string? Kind { get; set; }

    [BindProperty]
    public Guid? Category { get; set; }

    [BindProperty, Required(ErrorMessage = "กรุณาเขียนเรื่อง"), StringLength(CaseMatter.MaxWords, ErrorMessage = "เรื่องยาวเกิน 4,000 ตัวอักษร")]
    public string? Words { get; set; }

    [BindProperty]
    public Guid? Village { get; set; }

    [BindProperty, StringLength(CaseMatter.MaxPlace, ErrorMessage = "จุดสังเกตยาวเกิน 200 ตัวอักษร")]
    public string? Place { get; set; }

    /// <summary>When it reached the office; today where nothing stands.</summary>
    [BindProperty]
    public string? ReceivedOn { get; set; }

    [BindProperty]
    public string? Naming { get; set; }

    [BindProperty, StringLength(CaseMatter.MaxName, ErrorMessage = "ชื่อยาวเกิน 120 ตัวอักษร")]
    public string? Name { get; set; }

    [BindProperty, StringLength(CaseMatter.MaxPhone, ErrorMessage = "เบอร์โทรยาวเกินไป")]
    public string? Phone { get; set; }

    /// <summary>The unit it is about, itself or its head.</summary>
    [BindProperty]
    public Guid? About { get; set; }

    [BindProperty]
    public List<IFormFile> Photos { get; set; } = [];

    [BindProperty, StringLength(CaseMatter.MaxAddress, ErrorMessage = "ที่อยู่ยาวเกิน 300 ตัวอักษร")]
    public string? Address { get; set; }

    public IReadOnlyList<Choice> Categories { get; private set; } = [];
    public IReadOnlyList<Choice> Villages { get; private set; } = [];
    public IReadOnlyList<Choice> Units { get; private set; } = [];
    public IReadOnlyList<CaseKind> OpenKinds { get; private set; } = [];

    /// <summary>The slip to hand over, shown once.</summary>
    public (Case Case, TrackingPair Tracking)? Slip { get; private set; }

    /// <summary>Null while the complaint centre itself has it.</summary>
    public string? UnitName { get; private set; }

    public IHtmlContent TrackQr => new HtmlString(QrDrawing.Svg(TrackAddress, "QR ติดตามเรื่อง"));
    public string TypedTrack => TrackAddress.AsTyped();

    public DateOnly Today => ThaiCalendar.Day(clock.Now());

    private Uri TrackAddress => new(site.Value.PublicUrl, "/c/track");

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await LoadAsync(ct) ?? Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        var channel = CaseTerms.KeyedIn.Named(Channel);
        var kind = OpenKinds.Named(Kind);
        var naming = Enum.GetValues<NameChoice>().Named(Naming);
        if (channel is null) ModelState.AddModelError(nameof(Channel), "กรุณาเลือกว่ามาทางไหน");
        if (kind is null) ModelState.AddModelError(nameof(Kind), "กรุณาเลือกว่าเป็นเรื่องแบบไหน");
        if (Category is null) ModelState.AddModelError(nameof(Category), "กรุณาเลือกว่าเกี่ยวกับอะไร");
        if (naming is null) ModelState.AddModelError(nameof(Naming), "กรุณาถามผู้ร้องว่าให้ใครเห็นชื่อ");
        var received = Today;
        if (ReceivedOn is { Length: > 0 } && (!ThaiDate.TryParse(ReceivedOn, out received) || received > Today || received < Today.AddDays(-60))) ModelState.AddModelError(nameof(ReceivedOn), "กรุณาใส่วันที่ได้รับ ไม่เกิน 60 วันก่อน เช่น 20/11/2569");
        if (About is { } about && Units.All(u => u.Value != about.ToString())) ModelState.AddModelError(nameof(About), "หน่วยงานที่เลือกไว้ไม่มีแล้ว กรุณาเลือกใหม่");
        var files = await attach.ReadAsync(Photos, nameof(Photos), ModelState, ct);
        if (files is null) return await RedisplayAsync(ct);
        var outcome = await attach.WithAsync(files, FileMoment.Reported, attached => receive.RunAsync(new NewCase(kind!.Value, Category!.Value, channel!.Value, naming!.Value, Words!, User.Actor())
        {
            Place = Place ?? "",
            VillageId = Village,
            AboutUnitId = About,
            Name = Name ?? "",
            Phone = Phone ?? "",
            Address = Address ?? "",
            ReceivedAt = received == Today ? null : ThaiCalendar.StartOf(received),
            Files = attached,
        }, ct), result => result is ReceiveCaseOutcome.Received, ct);
        return await outcome.Match<Task<IActionResult>>(
            async done =>
            {
                Slip = (done.Case, done.Tracking);
                UnitName = done.Case.UnitId is { } unit ? await db.Set<Unit>().Where(u => u.Id == unit).Select(u => u.Name).SingleAsync(ct) : null;
                return Page();
            },
            sentTwice => Task.FromResult<IActionResult>(LocalRedirect("/staff/cases")),
            noSuchCategory => RefuseAsync(nameof(Category), "ประเภทนี้ปิดใช้แล้ว", ct),
            nobodyResponsible => RefuseAsync(nameof(Kind), "ยังไม่มีคำสั่งแต่งตั้งผู้รับผิดชอบเรื่องแบบนี้", ct));
    }

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        OpenKinds = await officers.OpenKindsAsync(ct);
        (Categories, Villages, Units) = (await CaseChoices.CategoriesAsync(db, ct), await VillageName.ChoicesAsync(db, ct), await CaseChoices.UnitsAsync(db, ct));
        return null;
    }

    private Task<IActionResult> RefuseAsync(string field, string words, CancellationToken ct)
    {
        ModelState.AddModelError(field, words);
        return RedisplayAsync(ct);
    }
}

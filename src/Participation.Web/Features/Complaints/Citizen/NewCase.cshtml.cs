using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Citizens;
using Participation.Web.Features.Shared;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Complaints.Citizen;

/// <summary>
/// The web form: what, where, and who sees the name. Works without script; nothing typed is lost: not when it is refused, not when
/// the browser goes back, and not when it is put aside to come back to.
/// </summary>
[RequestSizeLimit(CaseFile.MostPosted), RequestFormLimits(MultipartBodyLengthLimit = CaseFile.MostPosted)]
public sealed class NewCaseModel(ParticipationContext db, ReceiveCase receive, ResponsibleOfficers officers, SimilarCases similar, FollowCase follow, AttachFiles attach, TimeProvider clock) : FormPage
{
    [BindProperty]
    public string? Kind { get; set; }

    [BindProperty]
    public string? Category { get; set; }

    [BindProperty, Required(ErrorMessage = "กรุณาเล่าเรื่อง"), StringLength(CaseMatter.MaxWords, ErrorMessage = "เรื่องยาวเกิน 4,000 ตัวอักษร กรุณาย่อลง")]
    public string? Words { get; set; }

    [BindProperty]
    public string? Village { get; set; }

    [BindProperty, StringLength(CaseMatter.MaxPlace, ErrorMessage = "จุดสังเกตยาวเกิน 200 ตัวอักษร")]
    public string? Place { get; set; }

    [BindProperty]
    public string? Naming { get; set; }

    [BindProperty, StringLength(CaseMatter.MaxName, ErrorMessage = "ชื่อยาวเกิน 120 ตัวอักษร")]
    public string? Name { get; set; }

    [BindProperty]
    public string? Phone { get; set; }

    /// <summary>The unit it is about, itself or its head.</summary>
    [BindProperty]
    public string? About { get; set; }

    /// <summary>The case somebody follows instead of bringing another.</summary>
    [BindProperty]
    public Guid? Follow { get; set; }

    /// <summary>yes: those that were offered are about something else.</summary>
    [BindProperty]
    public string? NotSame { get; set; }

    [BindProperty]
    public List<IFormFile> Photos { get; set; } = [];

    /// <summary>Offered before it is sent in; none where there is nothing like it.</summary>
    public IReadOnlyList<SimilarCase> Similar { get; private set; } = [];

    /// <summary>What is followed from now on.</summary>
    public Case? Followed { get; private set; }

    public IReadOnlyList<Choice> Units { get; private set; } = [];
    /// <summary>Where something was put aside.</summary>
    [FromQuery(Name = "draft")]
    public string? Draft { get; set; }

    public DateTime? PutAsideUntil { get; private set; }

    public IReadOnlyList<CaseKind> OpenKinds { get; private set; } = [];
    public IReadOnlyList<Choice> Categories { get; private set; } = [];
    public IReadOnlyList<Choice> Villages { get; private set; } = [];

    /// <summary>Shown once, after it was received.</summary>
    public Case? Received { get; private set; }

    /// <summary>Null where the form came a second time.</summary>
    public TrackingPair? Tracking { get; private set; }

    public string? UnitName { get; private set; }
    public DateOnly Today => ThaiCalendar.Day(clock.Now());

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        // What lies at an address is fetched anew each time: deleted, it is gone from the browser as well.
        if (Draft is null) LetBrowserKeep();
        else if (await attach.TakeUpAsync(Draft, ct) is { } kept) TakeUp(kept);
        return await LoadAsync(ct) ?? Page();
    }

    /// <summary>Puts it aside as it is: what is missing is said when it is sent in.</summary>
    public async Task<IActionResult> OnPostKeepAsync(CancellationToken ct)
    {
        LetBrowserKeep();
        if (Words is null) ModelState.Remove(nameof(Words));
        var words = JsonSerializer.SerializeToUtf8Bytes(new PutAside(Kind, Category, Words, Village, Place, About, Naming, Name, Phone));
        return await attach.PutAsideAsync(Photos, nameof(Photos), words, ModelState, ct) is { } address ? LocalRedirect($"/c/new?draft={address}") : await RedisplayAsync(ct);
    }

    public IActionResult OnPostForget()
    {
        attach.Forget();
        return LocalRedirect("/c/new");
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await db.Set<Case>().AsNoTracking().SingleOrDefaultAsync(c => c.RequestId == FormId, ct) is { } twice) return await ShowAsync(twice, null, ct);
        await LoadAsync(ct);
        var (kind, category, naming) = (OpenKinds.Named(Kind), Categories.Chosen(Category), Enum.GetValues<NameChoice>().Named(Naming));
        if (kind is null) ModelState.AddModelError(nameof(Kind), "กรุณาเลือกว่าเป็นเรื่องแบบไหน");
        if (category is null) ModelState.AddModelError(nameof(Category), "กรุณาเลือกว่าเกี่ยวกับอะไร");
        // Left out, the case would go to the very unit it is to go around.
        if (!string.IsNullOrEmpty(About) && Units.Chosen(About) is null) ModelState.AddModelError(nameof(About), "หน่วยงานที่เลือกไว้ไม่มีแล้ว กรุณาเลือกใหม่");
        if (naming is null) ModelState.AddModelError(nameof(Naming), "กรุณาเลือกว่าให้ใครเห็นชื่อ");
        if (naming is NameChoice.Named or NameChoice.HiddenFromUnit && string.IsNullOrEmpty(Name)) ModelState.AddModelError(nameof(Name), "กรุณาใส่ชื่อ หรือเลือก ไม่บอกชื่อ");
        if (naming != NameChoice.Nameless && Phone is { Length: > 0 } && (Phone.Length > CaseMatter.MaxPhone || !PhoneNumber.IsPlausible(Phone))) ModelState.AddModelError(nameof(Phone), "กรุณาใส่เบอร์โทร 10 หลัก เช่น 0812345678");
        var files = await attach.ReadAsync(Photos, nameof(Photos), ModelState, ct);
        if (files is null)
        {
            LetBrowserKeep();
            return await RedisplayAsync(ct);
        }
        var (about, village) = (Units.Chosen(About), Villages.Chosen(Village));
        if (about is null && NotSame != "yes")
        {
            if (Follow is { } wanted) return await FollowAsync(new WantedFollowing(wanted, kind!.Value, category!.Value, village) { RequestId = FormId }, files, ct);
            Similar = await similar.FindAsync(kind!.Value, category!.Value, village, null, ct);
            if (Similar.Count > 0)
            {
                await attach.LetWaitAsync(files, ct);
                if (files.All.Any() && AttachFiles.Shown(HttpContext) is null) ModelState.AddModelError(nameof(Photos), "เก็บไฟล์ไว้ไม่ได้ กรุณาเลือกอีกครั้ง");
                return Page();
            }
        }
        var outcome = await attach.WithAsync(files, FileMoment.Reported, attached => receive.RunAsync(new NewCase(kind!.Value, category!.Value, CaseChannel.Web, naming!.Value, Words!, CaseActors.Citizen)
        {
            Place = Place ?? "",
            VillageId = village,
            AboutUnitId = about,
            Name = Name ?? "",
            Phone = Phone ?? "",
            RequestId = FormId,
            Files = attached,
        }, ct), result => result is ReceiveCaseOutcome.Received, ct);
        return await outcome.Match<Task<IActionResult>>(
            received => ShowAsync(received.Case, received.Tracking, ct),
            sentTwice => ShowAsync(sentTwice.Case, null, ct),
            noSuchCategory => RefuseAsync(nameof(Category), "ประเภทนี้ปิดใช้แล้ว กรุณาเลือกใหม่", ct),
            nobodyResponsible => RefuseAsync(nameof(Kind), "ตอนนี้ยังไม่เปิดรับเรื่องแบบนี้ กรุณาติดต่อสำนักงาน", ct));
    }

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        OpenKinds = await officers.OpenKindsAsync(ct);
        (Categories, Villages, Units) = (await CaseChoices.CategoriesAsync(db, ct), await VillageName.ChoicesAsync(db, ct), await CaseChoices.UnitsAsync(db, ct));
        return null;
    }

    private async Task<IActionResult> FollowAsync(WantedFollowing wanted, FormFiles files, CancellationToken ct) => await (await follow.RunAsync(wanted, ct)).Match<Task<IActionResult>>(
        following =>
        {
            (Followed, Tracking) = (following.Case, following.Tracking);
            return Task.FromResult<IActionResult>(Page());
        },
        async notOffered =>
        {
            await attach.LetWaitAsync(files, ct);
            return await RefuseAsync("", "เรื่องนั้นเพิ่งแจ้งผลไป ส่งเรื่องของท่านได้เลย", ct);
        });

    private async Task<IActionResult> ShowAsync(Case found, TrackingPair? tracking, CancellationToken ct)
    {
        (Received, Tracking) = (found, tracking);
        UnitName = found.UnitId is { } unit ? await db.Set<Unit>().Where(u => u.Id == unit).Select(u => u.Name).SingleAsync(ct) : null;
        return Page();
    }

    private void TakeUp(byte[] kept)
    {
        PutAsideUntil = AttachFiles.Shown(HttpContext)!.EndsAt;
        (Kind, Category, Words, Village, Place, About, Naming, Name, Phone) = JsonSerializer.Deserialize<PutAside>(kept)!;
    }

    private sealed record PutAside(string? Kind, string? Category, string? Words, string? Village, string? Place, string? About, string? Naming, string? Name, string? Phone);

    private Task<IActionResult> RefuseAsync(string field, string words, CancellationToken ct)
    {
        LetBrowserKeep();
        ModelState.AddModelError(field, words);
        return RedisplayAsync(ct);
    }
}

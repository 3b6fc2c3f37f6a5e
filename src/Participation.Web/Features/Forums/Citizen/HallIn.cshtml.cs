using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Citizens;
using Participation.Web.Features.Shared;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Retention;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Forums.Citizen;

/// <summary>"I am here", in one press, without a name. Opened by the code that hangs in the hall; a phone counts once.</summary>
public sealed class HallInModel(ParticipationContext db, CheckInToForum checkIn, ForgetHallName forget, HallKeys keys, HallPhoneCookie cookie, IEnumerable<RetentionRule> rules, TimeProvider clock) : FormPage
{
    public const string Elsewhere = "elsewhere";

    [FromRoute]
    public int Number { get; set; }

    /// <summary>The code, in the address behind the QR or as it was typed.</summary>
    [FromQuery(Name = "c")]
    public string? Code { get; set; }

    [BindProperty]
    public string? Village { get; set; }

    [BindProperty]
    public string? Gender { get; set; }

    [BindProperty]
    public string? Age { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public bool Consents { get; set; }

    public Forum Forum { get; private set; } = null!;
    public bool Asks { get; private set; }
    public bool IsIn { get; private set; }
    public bool HasName { get; private set; }
    public bool HasPoll { get; private set; }
    public bool IsOpen { get; private set; }
    public string Shut { get; private set; } = "";
    public bool HasCode { get; private set; }
    public string CountedFrom { get; private set; } = "";
    public int NameDays { get; private set; }
    public IReadOnlyList<Choice> Villages { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await LoadAsync(ct) ?? Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync(ct) is { } instead) return instead;
        if (IsIn) return LocalRedirect(Here);
        if (!HasCode) ModelState.AddModelError("", "กรุณาส่อง QR หรือใส่รหัสที่จอในห้อง");
        var village = Villages.Chosen(Village);
        if (village is null && Village != Elsewhere) ModelState.AddModelError(nameof(Village), "กรุณาเลือกว่ามาจากที่ใด");
        var name = PlainText.Clean(Name ?? "");
        if (name.Length > HallName.MaxName) ModelState.AddModelError(nameof(Name), "ชื่อยาวเกิน 120 ตัวอักษร");
        if (name.Length > 0 && !Consents) ModelState.AddModelError(nameof(Consents), "ถ้าจะให้ลงชื่อในรายชื่อ กรุณาทำเครื่องหมายว่ายินยอม หรือลบชื่อออก");
        if (!ModelState.IsValid) return await RedisplayAsync(ct);
        var key = cookie.KeyFor(HttpContext, Forum, FormId);
        var arrival = new Arrival(village, HallWay.Phone) { Gender = HallTerms.Genders.Named(Gender), Age = HallTerms.Ages.Named(Age), Name = Consents ? name : null };
        return await (await checkIn.RunAsync(Number, key, arrival, ct)).Match<Task<IActionResult>>(
            isIn => Task.FromResult<IActionResult>(LocalRedirect(Here)),
            shut =>
            {
                ModelState.AddModelError("", shut.Words);
                return RedisplayAsync(ct);
            });
    }

    public async Task<IActionResult> OnPostForgetAsync(CancellationToken ct)
    {
        if (await LoadAsync(ct) is { } instead) return instead;
        if (cookie.KeyIn(Request, Forum) is { } key) await forget.RunAsync(Forum.Id, key, ct);
        return LocalRedirect(Here);
    }

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        if (await db.FindForumAsync(Number, ct) is not { AnnouncedAt: not null } forum) return NotFound();
        var settings = await db.ForumSettingsAsync(ct);
        (Forum, Asks, HasCode) = (forum, settings.AsksGenderAndAge, keys.IsCodeOf(forum, Code));
        if (HasCode) Code = keys.CodeOf(forum);
        (IsOpen, Shut) = (forum.HallAt(settings, clock.Now()) == HallTime.Open, forum.Shut(settings, clock.Now()));
        if (cookie.KeyIn(Request, forum) is { } key && await db.FindPhoneAsync(forum.Id, key, ct) is { } phone)
        {
            IsIn = true;
            var from = await db.Set<HallEntry>().Where(e => e.Id == phone.EntryId).Join(db.Set<Village>().AsNoTracking(), e => e.VillageId, v => v.Id, (_, v) => v).SingleOrDefaultAsync(ct);
            CountedFrom = from is null ? "ที่อื่น" : VillageName.Of(from);
            HasName = await db.Set<HallName>().AnyAsync(n => n.EntryId == phone.EntryId, ct);
            HasPoll = await db.Set<ForumPoll>().AnyAsync(p => p.ForumId == forum.Id && p.State == PollState.Open, ct);
            return null;
        }
        Villages = [.. await VillageName.ChoicesAsync(db, ct)];
        var rule = rules.OfType<HallNameRetention>().Single();
        NameDays = await db.Set<RetentionSetting>().Where(s => s.Kind == rule.Kind).Select(s => (int?)s.Days).SingleOrDefaultAsync(ct) ?? rule.DefaultDays;
        return null;
    }

    private string Here => ForumFinding.Address(Number) + "/in";
}

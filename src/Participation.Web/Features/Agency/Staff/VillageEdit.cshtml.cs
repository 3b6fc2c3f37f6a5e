using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency.Chat;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Agency.Staff;

[Needs(Permission.ChangeAgency)]
public sealed class VillageEditModel(ParticipationContext db, SaveVillage save, SaveVillageHead saveHead, TieVillageGroup tie, CurrentAgency agency) : VillagePage
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public bool IsActive { get; set; }

    /// <summary>Shown once, on the page that follows the button.</summary>
    [TempData]
    public string? IssuedCode { get; set; }

    public string? GroupCode => IssuedCode is { } issued ? $"{VillageGroupChat.Letter}-{issued}" : null;
    public Village Village { get; private set; } = null!;
    public IReadOnlyList<VillageHead> Heads { get; private set; } = [];
    public string? HeadProblem { get; private set; }
    public string NewPosition { get; private set; } = "";
    public string NewHolder { get; private set; } = "";
    public string NewPhone { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await LoadAsync(ct) is { } instead) return instead;
        Fill();
        NewPosition = Heads.Count == 0 ? (await agency.VocabularyAsync(ct)).AreaHead : "";
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync(ct) is { } instead) return instead;
        var details = Read(IsActive);
        if (!ModelState.IsValid) return await RedisplayAsync(ct);
        return await AnswerAsync(await save.RunAsync(Id, details, Seen, User.Actor(), ct), "บันทึกแล้ว", _ => $"/staff/villages/{Id}", ct);
    }

    public async Task<IActionResult> OnPostHeadAsync(Guid? headId, string? position, string? holder, string? headPhone, CancellationToken ct)
    {
        ModelState.Clear();
        HeadProblem = (position, holder, headPhone) switch
        {
            (null, _, _) => "กรุณาใส่ตำแหน่ง เช่น ผู้ใหญ่บ้าน",
            ({ Length: > VillageHead.MaxPosition }, _, _) => "ตำแหน่งยาวเกิน 80 ตัวอักษร",
            (_, { Length: > VillageHead.MaxHolder }, _) => "ชื่อยาวเกิน 120 ตัวอักษร",
            (_, _, { } phone) when !PhoneNumber.IsPlausible(phone) => "กรุณาใส่เบอร์โทร เช่น 0812345678",
            _ => null,
        };
        if (HeadProblem is null)
            return await AnswerAsync(await saveHead.RunAsync(Id, headId, new HeadDetails(position!, holder ?? "", headPhone ?? ""), User.Actor(), ct), "บันทึกผู้นำแล้ว", _ => $"/staff/villages/{Id}", ct);
        ModelState.AddModelError("Position", HeadProblem);
        (NewPosition, NewHolder, NewPhone) = (position ?? "", holder ?? "", headPhone ?? "");
        if (await LoadAsync(ct) is { } instead) return instead;
        Fill();
        return await RedisplayAsync(ct);
    }

    public async Task<IActionResult> OnPostRemoveHeadAsync(Guid headId, CancellationToken ct)
    {
        ModelState.Clear();
        return await AnswerAsync(await saveHead.RemoveAsync(Id, headId, User.Actor(), ct), "ลบตำแหน่งแล้ว", _ => $"/staff/villages/{Id}", ct);
    }

    public async Task<IActionResult> OnPostGroupCodeAsync(CancellationToken ct)
    {
        if (await tie.IssueCodeAsync(Id, User.Actor(), ct) is not { } code) return NotFound();
        IssuedCode = code;
        return LocalRedirect($"/staff/villages/{Id}#group");
    }

    public async Task<IActionResult> OnPostUntieAsync(CancellationToken ct)
    {
        ModelState.Clear();
        return await AnswerAsync(await tie.UntieAsync(Id, User.Actor(), ct), "เลิกผูกกลุ่ม LINE แล้ว", _ => $"/staff/villages/{Id}", ct);
    }

    public async Task<IActionResult> OnPostGroupNameAsync(CancellationToken ct)
    {
        ModelState.Clear();
        if (await LoadAsync(ct) is { } instead) return instead;
        Fill();
        return await AnswerAsync(await tie.AskNameAsync(Id, ct), "ถามชื่อกลุ่มจาก LINE แล้ว", _ => $"/staff/villages/{Id}", ct);
    }

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        if (await db.Set<Village>().AsNoTracking().SingleOrDefaultAsync(v => v.Id == Id, ct) is not { } village) return NotFound();
        Village = village;
        Heads = await db.Set<VillageHead>().AsNoTracking().Where(h => h.VillageId == Id).OrderBy(h => h.Id).Take(20).ToListAsync(ct);
        return null;
    }

    private void Fill()
    {
        (Label, Name, IsActive, Seen) = (Village.Label, Village.Name, Village.IsActive, Village.Version);
        (Number, Population, Households) = (Show(Village.Number), Show(Village.Population), Show(Village.Households));
    }

    private static string Show(int number) => number.ToString(CultureInfo.InvariantCulture);
}

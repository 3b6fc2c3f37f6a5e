using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.PersonalData;
using Participation.Web.Platform.Slices;

// Not ...Citizens.Citizen, as the folder says: that is the entity.
namespace Participation.Web.Features.Citizens.Pages;

/// <summary>What is kept about the person who came by the link in their chat: look, correct, take away, withdraw, erase.</summary>
public sealed class MeModel(ParticipationContext db, MyDataLink link, PersonalFile file, ChooseVillage choose, WithdrawConsent withdraw, EraseCitizen erase, INewsChoices news) : FormPage
{
    [BindProperty(SupportsGet = true, Name = "t")]
    public string? Token { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Done { get; set; }

    [BindProperty]
    public Guid? VillageId { get; set; }

    [BindProperty]
    public bool Sure { get; set; }

    /// <summary>Kinds of news that are wanted in LINE.</summary>
    [BindProperty]
    public List<string> Wanted { get; set; } = [];

    public bool IsKnown { get; private set; }
    public IReadOnlyList<PersonalRecord> Records { get; private set; } = [];
    public IReadOnlyList<Village> Villages { get; private set; } = [];
    public Guid? Chosen { get; private set; }
    public bool HasConsented { get; private set; }
    public IReadOnlyList<NewsChoice> News { get; private set; } = [];
    public IReadOnlyList<string> HeldBack { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) => await LoadAsync(ct);

    public async Task<IActionResult> OnPostCorrectAsync(CancellationToken ct)
    {
        if (link.Read(Token) is not { } person) return await RedisplayAsync(ct);
        if (VillageId is null)
        {
            await withdraw.RunAsync(person, ct);
            return Back("corrected");
        }
        var outcome = await choose.RunAsync(person, VillageId, ct);
        if (outcome.Match(chosen => true, passedOver => true, noSuchVillage => false)) return Back("corrected");
        ModelState.AddModelError(nameof(VillageId), "ไม่มีหมู่บ้านนี้แล้ว กรุณาเลือกใหม่");
        return await RedisplayAsync(ct);
    }

    public async Task<IActionResult> OnPostWithdrawAsync(CancellationToken ct)
    {
        if (link.Read(Token) is not { } person) return await RedisplayAsync(ct);
        await withdraw.RunAsync(person, ct);
        return Back("withdrawn");
    }

    public async Task<IActionResult> OnPostNewsAsync(CancellationToken ct)
    {
        if (link.Read(Token) is not { } person) return await RedisplayAsync(ct);
        await news.SetAsync(person, Wanted, ct);
        return Back("news");
    }

    public async Task<IActionResult> OnPostEraseAsync(CancellationToken ct)
    {
        if (link.Read(Token) is not { } person) return await RedisplayAsync(ct);
        if (!Sure)
        {
            ModelState.AddModelError(nameof(Sure), "กรุณาแตะช่อง “เข้าใจแล้ว” ก่อนลบ");
            return await RedisplayAsync(ct);
        }
        HeldBack = (await erase.RunAsync(person, ct)).Match<IReadOnlyList<string>>(erased => [], partlyHeldBack => partlyHeldBack.Why);
        Done = "erased";
        return Page();
    }

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        if (link.Read(Token) is not { } person) return null;
        IsKnown = true;
        Records = await file.ReadAsync(person, ct);
        Villages = await db.Set<Village>().AsNoTracking().OrderBy(v => v.Label).ThenBy(v => v.Number).Take(1000).ToListAsync(ct);
        News = await news.ListAsync(person, ct);
        var citizen = await db.FindCitizenAsync(person, ct);
        Chosen = citizen?.VillageId;
        HasConsented = citizen is not null && await db.Set<Consent>().AnyAsync(c => c.CitizenId == citizen.Id && c.WithdrawnAt == null, ct);
        return null;
    }

    private RedirectResult Back(string done) => Redirect($"/me?t={Uri.EscapeDataString(Token!)}&done={done}");
}

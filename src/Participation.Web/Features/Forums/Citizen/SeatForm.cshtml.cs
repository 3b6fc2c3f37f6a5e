using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Citizens;
using Participation.Web.Features.Shared;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Retention;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Forums.Citizen;

/// <summary>A seat for somebody without LINE. Leads to the page of the seat, which is its owner's alone.</summary>
public sealed class SeatFormModel(ParticipationContext db, TakeWebSeat take, WebSeatTokens tokens, RetentionWords retention, TimeProvider clock) : FormPage
{
    [FromRoute]
    public int Number { get; set; }

    [BindProperty, Required(ErrorMessage = "กรุณาใส่ชื่อ ใช้บอกที่โต๊ะหน้าห้อง"), StringLength(WebSeat.MaxName, ErrorMessage = "ชื่อยาวเกิน 120 ตัวอักษร")]
    public string? Name { get; set; }

    [BindProperty]
    public string? Phone { get; set; }

    [BindProperty]
    public string? Village { get; set; }

    [BindProperty]
    public bool Consents { get; set; }

    public Forum Forum { get; private set; } = null!;
    public bool IsClosed { get; private set; }

    /// <summary>Whether there is a seat.</summary>
    public string? Seats { get; private set; }

    /// <summary>How long the name is kept after the forum.</summary>
    public string Kept { get; private set; } = "";

    public IReadOnlyList<Choice> Villages { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        LetBrowserKeep();
        return await LoadAsync(ct) ?? Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync(ct) is { } instead) return instead;
        var phone = PhoneNumber.ToDial(Phone ?? "");
        if (!string.IsNullOrWhiteSpace(Phone) && (phone.Length > WebSeat.MaxPhone || phone.Length < 9 || !PhoneNumber.IsPlausible(Phone))) ModelState.AddModelError(nameof(Phone), "กรุณาใส่เบอร์โทร 10 หลัก เช่น 0812345678 หรือเว้นไว้");
        var name = PlainText.Clean(Name ?? "");
        // Nothing but signs that were cleaned away.
        if (ModelState.IsValid && name.Length == 0) ModelState.AddModelError(nameof(Name), "กรุณาใส่ชื่อ ใช้บอกที่โต๊ะหน้าห้อง");
        if (!Consents) ModelState.AddModelError(nameof(Consents), "กรุณาทำเครื่องหมายว่ายินยอม ถ้าไม่อยากให้เก็บชื่อ โทรหรือมาจองที่สำนักงานได้");
        if (!ModelState.IsValid)
        {
            LetBrowserKeep();
            return await RedisplayAsync(ct);
        }
        return await (await take.RunAsync(Number, new NewWebSeat(name, phone, Villages.Chosen(Village), FormId), ct)).Match<Task<IActionResult>>(
            saved => Task.FromResult<IActionResult>(LocalRedirect($"/forums/seat/{tokens.Of(Guid.ParseExact(saved.Key, "N"))}")),
            refused =>
            {
                ModelState.AddModelError(refused.Field, refused.Words);
                LetBrowserKeep();
                return RedisplayAsync(ct);
            },
            _ => Task.FromResult<IActionResult>(NotFound()), _ => Task.FromResult<IActionResult>(NotFound()));
    }

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        if (await db.FindForumAsync(Number, ct) is not { AnnouncedAt: not null } forum) return NotFound();
        Forum = forum;
        IsClosed = !forum.GivesSeats(clock.Now());
        if (!IsClosed) Seats = await db.SeatStandingAsync(forum, ct);
        (Villages, Kept) = (await VillageName.ChoicesAsync(db, ct), (await retention.ReadAsync(ct))("{forum-web-seats}"));
        return null;
    }
}

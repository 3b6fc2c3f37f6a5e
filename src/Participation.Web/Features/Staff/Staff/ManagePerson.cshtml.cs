using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Staff.Invitations;
using Participation.Web.Features.Staff.Sessions;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Staff.Staff;

[Needs(Permission.ManagePeople)]
public sealed class ManagePersonModel(ParticipationContext db, IssueLink issue, EndSessions endSessions, CloseAccount close, TimeProvider clock) : FormPage
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public bool Sure { get; set; }

    public StaffAccount Account { get; private set; } = null!;
    public int OpenSessions { get; private set; }
    public string? Link { get; private set; }
    public string LinkExpiresAt { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await LoadAsync(ct) is { } instead) return instead;
        Link = TempData["Link"] as string;
        if (TempData[nameof(LinkExpiresAt)] is string words) LinkExpiresAt = words;
        return Page();
    }

    public Task<IActionResult> OnPostLinkAsync(CancellationToken ct) => IssueAsync(phoneIsLost: false, ct);

    public Task<IActionResult> OnPostLostPhoneAsync(CancellationToken ct) => IssueAsync(phoneIsLost: true, ct);

    public async Task<IActionResult> OnPostEndSessionsAsync(CancellationToken ct)
    {
        TempData["Done"] = $"ออกจากระบบแล้ว {await endSessions.RunAsync(Id, User.Actor(), ct)} เครื่อง";
        return LocalRedirect($"/staff/people/{Id}/manage");
    }

    public async Task<IActionResult> OnPostCloseAsync(CancellationToken ct)
    {
        if (!Sure)
        {
            ModelState.AddModelError(nameof(Sure), "กรุณาทำเครื่องหมายว่าพ้นหน้าที่แล้วจริง เพราะทำแล้วย้อนไม่ได้");
            return await RedisplayAsync(ct);
        }
        var outcome = await close.RunAsync(Id, User.AccountId(), User.Actor(), ct);
        return await outcome.Match<Task<IActionResult>>(
            closed =>
            {
                TempData["Done"] = "ปิดบัญชีแล้ว ตำแหน่งที่ว่างอยู่ในหน้าตำแหน่ง";
                return Task.FromResult<IActionResult>(LocalRedirect("/staff/positions"));
            },
            ownAccount => SayAsync("ปิดบัญชีของตนเองไม่ได้ ให้ผู้ดูแลระบบคนอื่นเป็นผู้ปิด", ct),
            noAdministratorLeft => SayAsync(PeopleWords.NoAdministratorLeft, ct),
            unknown => Task.FromResult<IActionResult>(NotFound()));
    }

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        if (await db.Users.AsNoTracking().SingleOrDefaultAsync(a => a.Id == Id, ct) is not { } account) return NotFound();
        Account = account;
        var now = clock.Now();
        var (since, seen) = (now - StaffSession.Life, now - StaffSession.Idle);
        OpenSessions = await db.Set<StaffSession>().CountAsync(s => s.AccountId == Id && s.EndedAt == null && s.StartedAt > since && s.LastSeenAt > seen, ct);
        return null;
    }

    private async Task<IActionResult> IssueAsync(bool phoneIsLost, CancellationToken ct)
    {
        if (await issue.RunAsync(Id, phoneIsLost, User.Actor(), ct) is not { } link) return NotFound();
        TempData["Link"] = link.Address.ToString();
        TempData[nameof(LinkExpiresAt)] = ThaiCalendar.ShortDateTime(link.ExpiresAt);
        return LocalRedirect($"/staff/people/{Id}/manage");
    }

    private Task<IActionResult> SayAsync(string words, CancellationToken ct)
    {
        ModelState.AddModelError("", words);
        return RedisplayAsync(ct);
    }
}

public static class PeopleWords
{
    public const string NoAdministratorLeft = "ทำไม่ได้ เพราะจะไม่เหลือผู้ดูแลระบบ กรุณามอบหน้าที่ผู้ดูแลระบบให้คนอื่นก่อน";
}

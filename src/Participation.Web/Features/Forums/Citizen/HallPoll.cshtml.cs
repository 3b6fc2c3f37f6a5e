using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;

namespace Participation.Web.Features.Forums.Citizen;

/// <summary>The question that is asked in the hall. A phone that was counted answers once, and may change its mind until it closes.</summary>
public sealed class HallPollModel(ParticipationContext db, CastVote cast, HallPhoneCookie cookie) : FormPage
{
    [FromRoute]
    public int Number { get; set; }

    [BindProperty]
    public int Ordinal { get; set; }

    [BindProperty]
    public string? Choice { get; set; }

    public Forum Forum { get; private set; } = null!;
    public PollResult? Poll { get; private set; }
    public bool IsIn { get; private set; }

    /// <summary>What this phone said last.</summary>
    public ForumPollChoice? Said { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await LoadAsync(ct) ?? Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync(ct) is { } instead) return instead;
        if (!int.TryParse(Choice, NumberStyles.None, CultureInfo.InvariantCulture, out var choice)) ModelState.AddModelError(nameof(Choice), "กรุณาเลือกคำตอบ");
        if (!ModelState.IsValid) return await RedisplayAsync(ct);
        if (cookie.KeyIn(Request, Forum) is not { } key) return await RefusedAsync("ลงชื่อว่ามาแล้วก่อน จึงจะตอบได้", ct);
        return await (await cast.RunAsync(Number, Ordinal, key, choice, ct)).Match<Task<IActionResult>>(
            done => Task.FromResult<IActionResult>(LocalRedirect(ForumFinding.Address(Number) + "/poll")),
            notIn => RefusedAsync("ลงชื่อว่ามาแล้วก่อน จึงจะตอบได้", ct),
            notOpen => RefusedAsync("คำถามนี้ปิดแล้ว คำตอบนี้ยังไม่ได้ส่ง", ct));
    }

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        if (await db.FindForumAsync(Number, ct) is not { AnnouncedAt: not null } forum) return NotFound();
        (Forum, Poll) = (forum, await db.OpenPollAsync(forum.Id, ct));
        if (cookie.KeyIn(Request, forum) is not { } key) return null;
        IsIn = await db.FindPhoneAsync(forum.Id, key, ct) is not null;
        if (Poll is { } poll)
            Said = await db.Set<ForumPollVote>().Where(v => v.PollId == poll.Poll.Id && v.Key == key).Join(db.Set<ForumPollChoice>().AsNoTracking(), v => new { v.PollId, Ordinal = v.Choice }, c => new { c.PollId, c.Ordinal }, (_, c) => c).SingleOrDefaultAsync(ct);
        return null;
    }

    private Task<IActionResult> RefusedAsync(string words, CancellationToken ct)
    {
        ModelState.AddModelError("", words);
        return RedisplayAsync(ct);
    }
}

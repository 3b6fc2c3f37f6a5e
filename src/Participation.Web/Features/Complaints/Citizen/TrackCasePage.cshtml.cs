using Microsoft.AspNetCore.Mvc;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Complaints.Citizen;

/// <summary>
/// A case for whoever has code and PIN. Both travel in the body of each post and never in an address; what the page shows is kept
/// by nobody's cache.
/// </summary>
[RequestSizeLimit(CaseFile.MostPosted), RequestFormLimits(MultipartBodyLengthLimit = CaseFile.MostPosted)]
public sealed class TrackCasePageModel(TrackCase track, ReadTrackedCase read, ReopenCase reopen, HearCitizen hear, AttachFiles attach, CaseRatings ratings, TimeProvider clock) : FormPage
{
    [BindProperty]
    public string? Code { get; set; }

    [BindProperty]
    public string? Pin { get; set; }

    [BindProperty]
    public string? Why { get; set; }

    [BindProperty]
    public string? Words { get; set; }

    [BindProperty]
    public List<IFormFile> Photos { get; set; } = [];

    /// <summary>Where the handling is rated, while that is open.</summary>
    public Uri? Rating { get; private set; }

    public TrackedCase? Case { get; private set; }

    /// <summary>What was just done, said once.</summary>
    public string? Done { get; private set; }

    public DateOnly Today => ThaiCalendar.Day(clock.Now());

    public void OnGet()
    {
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => WithCaseAsync(null, ct);

    public Task<IActionResult> OnPostReopenAsync(CancellationToken ct) => WithCaseAsync(id => reopen.RunAsync(id, Why, ct), ct);

    public Task<IActionResult> OnPostSayAsync(CancellationToken ct) => WithCaseAsync(id => SayAsync(id, ct), ct);

    private async Task<CaseChange> SayAsync(Guid id, CancellationToken ct) => await attach.ReadAsync(Photos, nameof(Photos), ModelState, ct) is { } files
        ? await attach.WithAsync(files, FileMoment.Reported, attached => hear.RunAsync(id, Words, attached, ct), ct)
        : new CaseChange.Refused("", "ไฟล์ที่แนบใช้ไม่ได้");

    private async Task<IActionResult> WithCaseAsync(Func<Guid, Task<CaseChange>>? act, CancellationToken ct) => await (await track.RunAsync(Code, Pin, ct)).Match(
        async found =>
        {
            // Whoever follows a case looks and says nothing in it.
            var problem = act is null || found.FollowsSince is not null ? null : (await act(found.CaseId)).Match<(string Field, string Words)?>(
                done => Said(done.Words), refused => (refused.Field, refused.Words), changed => ("", "มีอย่างอื่นเกิดขึ้นพร้อมกัน กรุณากดอีกครั้ง"), unknown => ("", "ไม่พบเรื่องนี้"));
            if (found.FollowsSince is null) await read.OpenedAsync(found.CaseId, ct);
            Case = await read.RunAsync(found, ct);
            if (Case is { IsFollowed: false }) Rating = (await ratings.FindAsync(Case.Case, ct))?.Address;
            if (problem is not var (field, words)) return Page();
            ModelState.AddModelError(field, words);
            return await RedisplayAsync(ct);
        },
        wrong => RefuseAsync("รหัสติดตามหรือ PIN ไม่ถูกต้อง กรุณาดูอีกครั้งแล้วใส่ใหม่", ct),
        tooSoon => RefuseAsync($"ใส่ผิดหลายครั้ง กรุณารอ {tooSoon.Seconds} วินาที แล้วลองใหม่", ct));

    private (string, string)? Said(string words)
    {
        Done = words;
        return null;
    }

    private Task<IActionResult> RefuseAsync(string words, CancellationToken ct)
    {
        ModelState.AddModelError(nameof(Code), words);
        return RedisplayAsync(ct);
    }
}

using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Delivery.Multicasts;
using Participation.Web.Features.Agency;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

// Not its own name: that is the folder of this slice's public pages.
using Resident = Participation.Web.Features.Citizens.Citizen;

namespace Participation.Web.Features.Publications.Staff;

/// <summary>How far a sending is, in numbers that change while somebody looks; nothing of single people.</summary>
[Needs(Permission.WritePublications)]
public sealed class SendingPageModel(ParticipationContext db, ChangeSending change, QuietHours quiet, TimeProvider clock) : EditPage
{
    [FromRoute]
    public int Number { get; set; }

    [FromRoute]
    public int Ordinal { get; set; }

    public Publication Publication { get; private set; } = null!;
    public Sending Sending { get; private set; } = null!;
    public MulticastProgress Progress { get; private set; } = null!;
    public string BegunBy { get; private set; } = "";
    public DateTime? QuietUntil { get; private set; }

    /// <summary>Where those live of whom nobody knows whether they got it.</summary>
    public IReadOnlyList<(string Village, int People)> Unknown { get; private set; } = [];

    private string Here => $"/staff/publications/{Number}/sendings/{Ordinal}";

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await LoadAsync(ct) ?? Page();

    public async Task<IActionResult> OnPostCancelAsync(CancellationToken ct) => await AnswerAsync(await change.CancelAsync(Number, Ordinal, User.Doer(), ct), "ยกเลิกส่วนที่ยังไม่ได้ส่งแล้ว", _ => Here, ct);

    public async Task<IActionResult> OnPostGoOnAsync(CancellationToken ct) => await AnswerAsync(await change.GoOnAsync(Number, Ordinal, User.Doer(), ct), "ส่งต่อแล้ว", _ => Here, ct);

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        if (await db.FindPublicationAsync(Number, ct) is not { } publication || await db.FindSendingAsync(Number, Ordinal, ct) is not { } sending) return NotFound();
        (Publication, Sending) = (publication, sending);
        Progress = (await MulticastProgress.ReadAsync(db, [sending.Id], ct))[sending.Id];
        BegunBy = await db.Users.Where(u => u.Id == sending.BegunBy).Select(u => u.DisplayName).SingleOrDefaultAsync(ct) ?? "";
        if (Progress.Waiting > 0) QuietUntil = await quiet.EndOfAsync(db, clock.Now(), ct);
        if (Progress.Unknown > 0) Unknown = await UnknownAsync(sending.Id, ct);
        return null;
    }

    private async Task<IReadOnlyList<(string Village, int People)>> UnknownAsync(Guid multicast, CancellationToken ct)
    {
        var people = await (from told in db.Set<ToldPerson>()
                            join chunk in db.Set<MulticastChunk>() on new { Multicast = told.MulticastId, told.Chunk } equals new { Multicast = (Guid?)chunk.MulticastId, Chunk = (int?)chunk.Number }
                            join citizen in db.Set<Resident>() on told.LineId equals citizen.LineUserId into citizens
                            from citizen in citizens.DefaultIfEmpty()
                            where told.MulticastId == multicast && chunk.Status == ChunkStatus.Unknown
                            group told by citizen == null ? null : citizen.VillageId into villages
                            select new { villages.Key, Count = villages.Count() }).ToListAsync(ct);
        var names = (await db.ActiveVillagesAsync(ct)).ToDictionary(v => v.Id, v => v.FullName());
        return [.. people.Select(p => (p.Key is { } id && names.TryGetValue(id, out var name) ? name : "ไม่ได้บอกหมู่บ้าน", p.Count)).OrderByDescending(p => p.Count)];
    }
}

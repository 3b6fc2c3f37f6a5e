using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices;

namespace Participation.Web.Features.Forums;

/// <summary>Writes the draft of an announcement from what is planned. Once for a forum: what changes later is changed there.</summary>
public sealed class AnnounceInPublications(ParticipationContext db, IPublishing publishing, ForumLinks links)
{
    /// <summary>The text ends with the address of the forum's page, which is nowhere until then.</summary>
    public const string AnnounceFirst = "ประกาศเวทีก่อน แล้วจึงเขียนประกาศทุกช่องทาง เพราะข้อความชวนให้เปิดหน้าของเวที ซึ่งเปิดได้เมื่อประกาศแล้ว";

    public static string SourceOf(Forum forum) => ForumFinding.Subject(forum.Number);

    /// <summary>Saved with the publication's number.</summary>
    public Task<EditOutcome> RunAsync(int number, Guid account, string actor, CancellationToken ct) => db.EditAsync(async write =>
    {
        if (await db.FindForumAsync(number, write) is not { } forum) return new EditOutcome.Unknown();
        if (forum.State == ForumState.Draft) return new EditOutcome.Refused("", AnnounceFirst);
        if (forum.State != ForumState.Announced) return new EditOutcome.Refused("", "เวทีนี้จัดแล้วหรือยกเลิกแล้ว");
        if (forum.Place.Length == 0 || forum.Agenda.Length == 0) return new EditOutcome.Refused("", "ใส่สถานที่และระเบียบวาระก่อน แล้วจึงเขียนประกาศ");
        if (await publishing.FindAsync(SourceOf(forum), write) is { } there) return Saved(there.Number);
        var villages = (await db.InvitedAsync([forum.Id], write))[forum.Id].ToList();
        var unit = forum.UnitId is { } id ? await db.Set<Unit>().Where(u => u.Id == id).Select(u => u.Name).SingleOrDefaultAsync(write) : null;
        var draft = await publishing.DraftAsync(Draft(forum, forum.Invited(villages), unit), account, actor, write);
        db.Audit(new AuditRecord(actor, "forum.announcement_drafted", ForumFinding.Subject(number), new Dictionary<string, AuditChange> { ["publication"] = new(null, draft.ToString(CultureInfo.InvariantCulture)) }));
        return Saved(draft);
    }, ct, new EditOutcome.Refused("", "มีคนเขียนประกาศของเวทีนี้ในเวลาเดียวกัน กรุณาเปิดหน้านี้ใหม่"));

    private PublicationDraft Draft(Forum forum, string invited, string? unit)
    {
        var body = string.Join("\n", new[]
        {
            $"ขอเชิญ{(forum.IsCouncil ? "ประชาชน" : invited)} ร่วม{forum.Name()} เรื่อง {forum.Title}",
            "",
            $"วันและเวลา {forum.When()}",
            $"สถานที่ {forum.Place}",
            $"ผู้ที่เชิญ {invited}",
            forum.MapLink.Length > 0 ? $"แผนที่ {forum.MapLink}" : "",
            forum.Capacity is null ? "" : "ที่นั่งจำกัด จองได้ใน LINE พิมพ์ ประชาคม หรือที่สำนักงาน",
            "",
            "ระเบียบวาระ",
            string.Join("\n", forum.AgendaLines().Select((line, i) => string.Create(CultureInfo.InvariantCulture, $"{i + 1}. {line}"))),
            forum.HowToTakePart.Length > 0 ? $"\n{forum.HowToTakePart}" : "",
            "",
            $"มาไม่ได้ ส่งความเห็นไว้ก่อนได้ที่ {links.Of(forum)}",
        }.Where((line, i) => line.Length > 0 || i is 1 or 7 or 11));
        return new PublicationDraft(SourceOf(forum), forum.Title, $"ขอเชิญ{(forum.IsCouncil ? "ประชาชน" : invited)} ร่วม{forum.Name()} {forum.When()} ที่{forum.Place}", body)
        {
            From = unit ?? "",
            LetterNumber = forum.OrderNumber,
            LetterDate = forum.OrderDate,
            UnitId = forum.UnitId,
        };
    }

    private static EditOutcome.Saved Saved(int number) => new(number.ToString(CultureInfo.InvariantCulture));
}

/// <summary>Where a publication that came of a forum leads back to.</summary>
public sealed class ForumSources(ParticipationContext db) : IPublishedSources
{
    private static readonly string Prefix = ForumFinding.Subject(0)[..^1];

    public PublishedSource? Find(string source) => NumberIn(source) is { } number
        ? new PublishedSource("เวทีประชาคมของประกาศนี้", string.Create(CultureInfo.InvariantCulture, $"/staff/forums/{number}"))
        : null;

    /// <summary>Those that are invited by name.</summary>
    public async Task<IReadOnlyList<Guid>> VillagesAsync(string source, CancellationToken ct) => NumberIn(source) is not { } number ? []
        : await db.Set<ForumVillage>().Where(v => v.IsInvited && db.Set<Forum>().Any(f => f.Id == v.ForumId && f.Number == number && f.Level == ForumLevel.Village)).Select(v => v.VillageId).ToListAsync(ct);

    private static int? NumberIn(string source) =>
        source.StartsWith(Prefix, StringComparison.Ordinal) && int.TryParse(source.AsSpan(Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}

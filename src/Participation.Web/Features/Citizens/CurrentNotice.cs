using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Persistence;
using Participation.Web.Platform.Retention;

namespace Participation.Web.Features.Citizens;

/// <summary>The privacy notice in force. Version 1 comes with the product; what an agency publishes follows it.</summary>
public sealed class CurrentNotice(ParticipationContext db, CurrentAgency agency, RetentionWords kept)
{
    public async Task<NoticeText> ReadAsync(CancellationToken ct)
    {
        var published = await db.Set<PrivacyNotice>().AsNoTracking().OrderByDescending(n => n.Version).FirstOrDefaultAsync(ct);
        return published is null ? await FirstAsync(ct) : new NoticeText(published.Version, published.Text, published.PublishedAt);
    }

    /// <summary>An older version, so that everybody can read what they agreed to.</summary>
    public async Task<NoticeText?> FindAsync(int version, CancellationToken ct)
    {
        if (version == 1) return await FirstAsync(ct);
        return await db.Set<PrivacyNotice>().AsNoTracking().Where(n => n.Version == version).Select(n => new NoticeText(n.Version, n.Text, n.PublishedAt)).SingleOrDefaultAsync(ct);
    }

    public async Task<int> VersionAsync(CancellationToken ct) => await db.Set<PrivacyNotice>().MaxAsync(n => (int?)n.Version, ct) ?? 1;

    private async Task<NoticeText> FirstAsync(CancellationToken ct)
    {
        var office = await agency.FindAsync(ct);
        var way = office is { Phone.Length: > 0 } ? $"โทร {office.Phone} หรือมาที่สำนักงาน" : "มาที่สำนักงาน";
        var fill = await kept.ReadAsync(ct);
        return new NoticeText(1, fill($$"""
            {{office?.Name ?? "หน่วยงาน"}} เก็บข้อมูลของท่านเท่าที่ต้องใช้ให้บริการ

            เก็บอะไร
            รหัสผู้ใช้ LINE ซึ่งไม่ใช่ชื่อจริง ข้อความที่ต้องใช้ตอบท่าน และหมู่บ้านหรือชุมชนถ้าท่านเลือกบอก

            ใช้ทำอะไร
            ตอบท่าน ให้บริการที่ท่านขอ และบอกเรื่องของหมู่บ้านท่าน ไม่ใช้เพื่อการค้า ไม่ขาย ไม่ส่งต่อ

            เก็บนานเท่าไร
            ข้อความลบเองใน {inbox-events} หมู่บ้านเก็บจนกว่าท่านจะถอนหรือขอลบ คะแนนความพึงพอใจไม่รู้ว่าใครให้

            ท่านทำอะไรได้
            ดู แก้ไข ดาวน์โหลด ถอนความยินยอม และลบ ได้เองทุกเมื่อ พิมพ์ว่า ข้อมูลของฉัน ใน LINE

            ติดต่อเรื่องข้อมูลส่วนบุคคล
            {{way}}
            ถ้าไม่พอใจ ร้องเรียนที่สำนักงานคณะกรรมการคุ้มครองข้อมูลส่วนบุคคลได้
            """), null);
    }
}

/// <param name="Version">What consent refers to.</param>
/// <param name="Text">Paragraphs, separated by empty lines; the first line of each is its heading where there are several.</param>
/// <param name="PublishedAt">Null for the one that came with the product.</param>
public sealed record NoticeText(int Version, string Text, DateTime? PublishedAt);

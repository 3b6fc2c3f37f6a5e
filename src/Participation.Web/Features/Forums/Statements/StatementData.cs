using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.PersonalData;

namespace Participation.Web.Features.Forums;

/// <summary>What people agreed with. Found again by the hash of their LINE id; erased, the voice stays counted and is nobody's.</summary>
public sealed class StatementData(StatementVoters voters) : IPersonalData
{
    public string Title => "ข้อความสั้นที่ท่านตอบในเวทีประชาคม";

    public IReadOnlyList<string> Tables { get; } = ["forum_statement_votes", "forum_statement_texts"];

    public ProcessingActivity Activity { get; } = new(
        "ตอบเห็นด้วยหรือไม่เห็นด้วยกับข้อความสั้น", "คำตอบ หมู่บ้านที่บอก และรหัสที่คำนวณจากเครื่องหรือบัญชี LINE ซึ่งย้อนกลับไม่ได้", "ประชาชนที่ตอบ",
        "นับว่าผู้ตอบเห็นอย่างไร คนละหนึ่งเสียง", "ภารกิจของรัฐ (มาตรา 24 (4))", "คำตอบที่ไม่รู้ว่าของใครเก็บไว้กับเวที ข้อความที่เสนอจนกว่าผู้เขียนขอลบ", "แสดงเฉพาะจำนวน", "ไม่เก็บรหัสผู้ใช้ LINE กุญแจอยู่นอกฐานข้อมูล รายหมู่บ้านแสดงเมื่อมีตั้งแต่ 5 คน");

    public async Task<IReadOnlyList<PersonalRecord>> ShowAsync(ParticipationContext db, Person person, CancellationToken ct)
    {
        var said = await (from v in OfPerson(db, await HashesAsync(db, person, ct))
                          join s in db.Set<Statement>() on v.StatementId equals s.Id
                          join t in db.Set<StatementText>() on s.Id equals t.StatementId
                          orderby s.ForumId, s.Ordinal
                          select new { t.Words, v.Choice }).Take(400).ToListAsync(ct);
        return [.. said.Select(s => new PersonalRecord("ข้อความที่ท่านตอบ", [new PersonalField("ข้อความ", s.Words.Length > 0 ? s.Words : "(ผู้เขียนขอลบข้อความนี้)"), new PersonalField("ท่านตอบว่า", s.Choice.Words())]))];
    }

    public async Task<ErasureOutcome> EraseAsync(ParticipationContext db, Person person, DateTime upTo, CancellationToken ct)
    {
        foreach (var vote in await OfPerson(db, await HashesAsync(db, person, ct)).ToListAsync(ct)) vote.VoterHash = RandomNumberGenerator.GetBytes(32);
        return ErasureOutcome.Done;
    }

    private static IQueryable<StatementVote> OfPerson(ParticipationContext db, List<byte[]> hashes) => db.Set<StatementVote>().Where(v => hashes.Contains(v.VoterHash));

    private async Task<List<byte[]>> HashesAsync(ParticipationContext db, Person person, CancellationToken ct) =>
        (await db.Set<Statement>().Select(s => s.ForumId).Distinct().ToListAsync(ct)).ConvertAll(forum => voters.OfLine(person.LineUserId, forum));
}

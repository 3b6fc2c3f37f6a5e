using System.Text;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Persistence;
using Participation.Web.Platform.Codes;
using Participation.Web.Platform.Documents;
using Participation.Web.Platform.Signing;

namespace Participation.Web.Features.Queues;

/// <summary>Keeps a closed day for good: its figures by the hour, and the signed record. In the caller's transaction.</summary>
public sealed class KeepDay(ParticipationContext db, ReadDays days, CurrentAgency agency, SigningKeys keys, OrderedIds ids)
{
    public async Task RunAsync(OpenDay day, CancellationToken ct)
    {
        if (await db.Set<QueueRecord>().AnyAsync(r => r.QueueId == day.Queue.Id && r.Day == day.Day, ct)) return;
        var input = (await days.RunAsync(db.Set<QueueDay>().Where(d => d.QueueId == day.Queue.Id && d.Day == day.Day), ct))[0];
        var figures = DayReplay.Run(input);
        db.AddRange(figures.Hours);
        db.AddRange(figures.Kinds);
        var logHash = CanonicalLog.HashOf(input.Events);
        var json = RecordDocument.Of(await GatherAsync(day, input, figures, logHash, ct)).ToJson();
        var signed = keys.Sign(Encoding.UTF8.GetBytes(json));
        db.Add(new QueueRecord
        {
            Id = ids.Next(day.Now),
            QueueId = day.Queue.Id,
            Day = day.Day,
            Document = json,
            Hash = FrozenDocument.HashOf(json),
            LogHash = logHash,
            Signature = signed.Signature,
            KeyId = signed.KeyId,
            MadeAt = day.Now,
        });
    }

    private async Task<RecordSource> GatherAsync(OpenDay day, DayInput input, DayFigures figures, string logHash, CancellationToken ct)
    {
        var (queueId, on) = (day.Queue.Id, day.Day);
        var sessions = await db.Set<CounterSession>().AsNoTracking().Where(s => s.QueueId == queueId && s.Day == on).OrderBy(s => s.OpenedAt).ThenBy(s => s.Number).ToListAsync(ct);
        var kindIds = figures.Kinds.Select(k => k.ServiceKindId).ToList();
        return new RecordSource
        {
            Agency = (await agency.FindAsync(ct))?.Name ?? CurrentAgency.Unnamed,
            Queue = day.Queue,
            MadeAt = day.Now,
            Input = input,
            Figures = figures,
            LogHash = logHash,
            KeyId = keys.CurrentKeyId,
            Sessions = sessions,
            KindNames = await db.Set<ServiceKind>().Where(k => kindIds.Contains(k.Id)).ToDictionaryAsync(k => k.Id, k => k.Name, ct),
            Blocks = await db.Set<PaperBlock>().AsNoTracking().Where(b => b.QueueId == queueId).OrderBy(b => b.First).ToListAsync(ct),
            Gaps = await db.Set<PaperGap>().AsNoTracking().Where(g => g.QueueId == queueId && g.Day == on).OrderBy(g => g.First).ToListAsync(ct),
        };
    }
}

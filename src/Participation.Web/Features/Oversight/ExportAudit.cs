using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Exports;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Oversight;

/// <summary>Writes entries as CSV, in pieces, whatever their number; who took what, and why, is an entry itself.</summary>
public sealed class ExportAudit(ParticipationContext db, AuditReading reading)
{
    private const int Piece = 500;

    public async Task RunAsync(AuditFilter filter, string reason, string actor, Stream target, CancellationToken ct)
    {
        await db.WriteAsync(_ =>
        {
            db.Audit(new AuditRecord(actor, "audit.exported", "audit", new Dictionary<string, AuditChange> { ["scope"] = new(null, filter.Scope), ["reason"] = new(null, reason) }));
            return Task.CompletedTask;
        }, ct);
        await using var writer = new StreamWriter(target, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        await writer.WriteAsync(Csv.Bom);
        await writer.WriteAsync(Csv.Line("เลขที่", "เวลา", "ผู้ทำ", "ตำแหน่ง", "ทำอะไร", "กับรายการ", "เปลี่ยนแปลง", "รหัสการกระทำ", "รหัสผู้ทำ", "รหัสรายการ"));
        var entries = await filter.ApplyAsync(db, ct);
        for (var after = 0L; ;)
        {
            var piece = await entries.Where(e => e.Sequence > after).OrderBy(e => e.Sequence).Take(Piece).ToListAsync(ct);
            if (piece.Count == 0) break;
            foreach (var (entry, line) in piece.Zip(await reading.ReadAsync(piece, ct))) await writer.WriteAsync(Of(entry, line));
            after = piece[^1].Sequence;
        }
    }

    private static string Of(AuditEntry entry, AuditLine line) => Csv.Line(
        line.Sequence.ToString(CultureInfo.InvariantCulture),
        ThaiCalendar.ShortDateTime(line.At), line.Who, line.Position, line.Action, line.Subject,
        string.Join("; ", line.Changes.Select(c => $"{c.Field}: {c.Before ?? "—"} → {c.After ?? "—"}")),
        entry.Action, entry.Actor, entry.Subject);
}

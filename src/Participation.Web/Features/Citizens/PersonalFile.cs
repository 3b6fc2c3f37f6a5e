using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Participation.Web.Persistence;
using Participation.Web.Platform.PersonalData;
using Participation.Web.Platform.Retention;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Citizens;

/// <summary>Everything that is kept about a person, asked of every slice: to look at, and to take away.</summary>
public sealed class PersonalFile(ParticipationContext db, IEnumerable<IPersonalData> owners, RetentionWords kept, TimeProvider clock)
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public async Task<IReadOnlyList<PersonalRecord>> ReadAsync(string lineUserId, CancellationToken ct)
    {
        var person = new Person(lineUserId, (await db.FindCitizenAsync(lineUserId, ct))?.Id);
        var records = new List<PersonalRecord>();
        foreach (var owner in owners) records.AddRange(await owner.ShowAsync(db, person, ct));
        var fill = await kept.ReadAsync(ct);
        // The names are ours; what stands in the values may be the person's own words.
        return [.. records.Select(r => r with { Fields = [.. r.Fields.Select(f => f with { Name = fill(f.Name) })] })];
    }

    public async Task<byte[]> AsJsonAsync(string lineUserId, CancellationToken ct) =>
        JsonSerializer.SerializeToUtf8Bytes(new { PreparedAt = clock.Now(), Records = await ReadAsync(lineUserId, ct) }, Json);

    public async Task<byte[]> AsTextAsync(string lineUserId, CancellationToken ct)
    {
        var text = new StringBuilder("ข้อมูลของฉัน\n").Append(CultureInfo.InvariantCulture, $"จัดทำเมื่อ {ThaiCalendar.ShortDateTime(clock.Now())}\n");
        foreach (var record in await ReadAsync(lineUserId, ct))
        {
            text.Append('\n').Append(record.Title).Append('\n');
            foreach (var field in record.Fields) text.Append(CultureInfo.InvariantCulture, $"  {field.Name}: {field.Value}\n");
        }
        // With a mark at the start, without which old Windows programs show other letters.
        return [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text.ToString())];
    }
}

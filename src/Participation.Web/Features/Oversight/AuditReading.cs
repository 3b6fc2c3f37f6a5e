using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Staff.Positions;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;

namespace Participation.Web.Features.Oversight;

/// <summary>An entry as people read it.</summary>
public sealed record AuditLine(
    long Sequence, DateTime At, string Who, string? Position, string Action, string Subject, string? SubjectHref, IReadOnlyList<AuditChangeLine> Changes);

public sealed record AuditChangeLine(string Field, string? Before, string? After);

/// <summary>Puts names to the ids in entries. The names are looked up now and never stand in the trail itself.</summary>
public sealed class AuditReading(ParticipationContext db, IEnumerable<AuditWord> words)
{
    private readonly Dictionary<string, string> _words = words.ToDictionary(w => w.Action, w => w.Words);

    public IReadOnlyList<(string Action, string Words)> Actions => _words.Select(w => (w.Key, w.Value)).OrderBy(w => w.Value, StringComparer.CurrentCulture).ToList();

    public async Task<IReadOnlyList<AuditLine>> ReadAsync(IReadOnlyList<AuditEntry> entries, CancellationToken ct)
    {
        var (people, positions) = (new HashSet<Guid>(), new HashSet<Guid>());
        var changes = entries.Select(e => Changes(e.Canonical)).ToList();
        foreach (var text in entries.SelectMany(e => new[] { e.Actor, e.Subject }).Concat(changes.SelectMany(c => c).SelectMany(c => new[] { c.Before, c.After }).OfType<string>()))
        {
            var (person, position) = Ids(text);
            if (person is { } p) people.Add(p);
            if (position is { } q) positions.Add(q);
        }
        var names = await db.Users.Where(a => people.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.DisplayName, ct);
        var titles = await db.Set<Position>().Where(p => positions.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Title, ct);
        string Name(string text) => Ids(text) switch
        {
            ({ } person, _) => names.GetValueOrDefault(person, text),
            (null, { } position) => titles.GetValueOrDefault(position, text),
            _ => text,
        };
        return entries.Select((entry, i) => new AuditLine(
            entry.Sequence, entry.At, Name(entry.Actor), Ids(entry.Actor).Position is { } acting ? titles.GetValueOrDefault(acting) : null,
            _words.GetValueOrDefault(entry.Action, entry.Action), Name(entry.Subject), Href(entry.Subject),
            changes[i].Select(c => c with { Before = c.Before is null ? null : Name(c.Before), After = c.After is null ? null : Name(c.After) }).ToList())).ToList();
    }

    private static string? Href(string subject) => Ids(subject) switch
    {
        ({ } person, null) => $"/staff/people/{person}",
        (null, { } position) => $"/staff/positions/{position}",
        _ when subject.StartsWith("service_point:", StringComparison.Ordinal) => $"/staff/service-points/{subject["service_point:".Length..]}",
        _ when subject.StartsWith("device:", StringComparison.Ordinal) => $"/staff/devices/{subject["device:".Length..]}",
        _ => null,
    };

    /// <summary>staff:{account}, staff:{account}/{position}, position:{position}.</summary>
    private static (Guid? Person, Guid? Position) Ids(string text)
    {
        if (text.StartsWith("position:", StringComparison.Ordinal)) return (null, Parse(text["position:".Length..]));
        if (!text.StartsWith("staff:", StringComparison.Ordinal)) return (null, null);
        var parts = text["staff:".Length..].Split('/');
        return (Parse(parts[0]), parts.Length > 1 ? Parse(parts[1]) : null);
    }

    private static Guid? Parse(string text) => Guid.TryParseExact(text, "N", out var id) ? id : null;

    private static List<AuditChangeLine> Changes(byte[] canonical)
    {
        try
        {
            using var signed = JsonDocument.Parse(canonical);
            return signed.RootElement.TryGetProperty("changes", out var changes)
                ? changes.EnumerateObject().Select(c => new AuditChangeLine(c.Name, Text(c.Value, "before"), Text(c.Value, "after"))).ToList()
                : [];
        }
        catch (JsonException)
        {
            // Tampered with; the check says so, the list still shows what stands there.
            return [];
        }
    }

    private static string? Text(JsonElement change, string side) => change.TryGetProperty(side, out var value) ? value.GetString() : null;

    public static string Number(long sequence) => sequence.ToString("N0", CultureInfo.InvariantCulture);
}

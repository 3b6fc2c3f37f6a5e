using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Shared;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;

namespace Participation.Web.Features.Queues.Staff;

/// <summary>One of the office's counters, and its number in this queue where it serves it.</summary>
public sealed class CounterRow
{
    public Guid PointId { get; set; }
    public string? Number { get; set; }
}

/// <summary>The fields of a queue, the same for a new one and for one that is changed.</summary>
public abstract class QueueFieldsPage(ParticipationContext db) : EditPage
{
    public const int MostNumber = 99;

    private const int MostPoints = 200;

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Prefix { get; set; }

    [BindProperty]
    public string? PaperPrefix { get; set; }

    [BindProperty]
    public Guid? UnitId { get; set; }

    [BindProperty]
    public string? OrdinaryPerPriority { get; set; }

    [BindProperty]
    public string? MostCalls { get; set; }

    [BindProperty]
    public string? CallsBeforeMissed { get; set; }

    [BindProperty]
    public string? SecondsBetweenCalls { get; set; }

    [BindProperty]
    public string? ReturnsBehind { get; set; }

    [BindProperty]
    public string? TellWhenAhead { get; set; }

    [BindProperty]
    public string? LastCardMinutes { get; set; }

    [BindProperty]
    public string? MostPerDay { get; set; }

    [BindProperty]
    public List<CounterRow> Counters { get; set; } = [];

    public IReadOnlyList<Choice> Units { get; private set; } = [];
    public IReadOnlyDictionary<Guid, string> PointNames { get; private set; } = new Dictionary<Guid, string>();

    protected void Fill(Queue queue, IReadOnlyCollection<QueueCounter> counters)
    {
        (Name, Prefix, PaperPrefix, UnitId) = (queue.Name, queue.Prefix, queue.PaperPrefix, queue.UnitId);
        (OrdinaryPerPriority, MostCalls, CallsBeforeMissed, SecondsBetweenCalls) = (Text(queue.OrdinaryPerPriority), Text(queue.MostCalls), Text(queue.CallsBeforeMissed), Text(queue.SecondsBetweenCalls));
        (ReturnsBehind, TellWhenAhead, LastCardMinutes, MostPerDay) = (Text(queue.ReturnsBehind), Text(queue.TellWhenAhead), Text(queue.LastCardMinutes), Text(queue.MostPerDay));
        Counters = [.. PointNames.Keys.Select(id => new CounterRow { PointId = id, Number = counters.FirstOrDefault(c => c.PointId == id) is { } counter ? Text(counter.Number) : null })];
    }

    protected async Task LoadChoicesAsync(CancellationToken ct)
    {
        Units = await db.Set<Unit>().Where(u => u.IsActive).OrderBy(u => u.Name).Take(200).Select(u => new Choice(u.Id.ToString(), u.Name)).ToListAsync(ct);
        PointNames = (await db.Set<ServicePoint>().Where(p => p.Kind != PointKind.Online).OrderBy(p => p.Code).Take(MostPoints).Select(p => new { p.Id, p.Code, p.Name, p.IsOpen }).ToListAsync(ct)).ToDictionary(p => p.Id, p => $"{p.Code} {p.Name}{(p.IsOpen ? "" : " (ปิดอยู่)")}");
    }

    /// <summary>What was typed, or null with the errors beside the fields.</summary>
    protected QueueDetails? Read()
    {
        if (Name is not { Length: <= Queue.MaxName }) ModelState.AddModelError(nameof(Name), $"กรุณาใส่ชื่อคิว ไม่เกิน {Queue.MaxName} ตัวอักษร เช่น งานทะเบียน");
        var (prefix, paper) = (Letter(nameof(Prefix), Prefix), Letter(nameof(PaperPrefix), PaperPrefix));
        var rules = new QueueRules(
            Between(nameof(OrdinaryPerPriority), OrdinaryPerPriority, 1, 10), Between(nameof(MostCalls), MostCalls, 1, 10), Between(nameof(CallsBeforeMissed), CallsBeforeMissed, 1, 10),
            Between(nameof(SecondsBetweenCalls), SecondsBetweenCalls, 5, 300), Between(nameof(ReturnsBehind), ReturnsBehind, 0, 20), Between(nameof(TellWhenAhead), TellWhenAhead, 1, 20),
            Between(nameof(LastCardMinutes), LastCardMinutes, 0, 180), Between(nameof(MostPerDay), MostPerDay, 0, 9999));
        if (ModelState.IsValid && rules.CallsBeforeMissed > rules.MostCalls) ModelState.AddModelError(nameof(CallsBeforeMissed), "ต้องไม่มากกว่าจำนวนครั้งที่เรียกได้");
        var counters = new List<CounterOfQueue>();
        foreach (var (place, row) in Counters.Index())
        {
            if (string.IsNullOrWhiteSpace(row.Number)) continue;
            counters.Add(new CounterOfQueue(row.PointId, Between($"Counters[{Text(place)}].Number", row.Number, 1, MostNumber)));
        }
        return ModelState.IsValid ? new QueueDetails(Name!, prefix, paper, UnitId, rules, counters) : null;
    }

    private int Between(string field, string? typed, int least, int most)
    {
        if (!string.IsNullOrWhiteSpace(typed) && WholeNumber.TryParse(typed, most, out var number) && number >= least) return number;
        ModelState.AddModelError(field, $"กรุณาใส่ตัวเลข {Text(least)} ถึง {WholeNumber.Show(most)}");
        return least;
    }

    private string Letter(string field, string? typed)
    {
        if (typed?.ToUpperInvariant() is { Length: 1 } letter && char.IsAsciiLetterUpper(letter[0])) return letter;
        ModelState.AddModelError(field, "กรุณาใส่ตัวอักษรอังกฤษ A ถึง Z ตัวเดียว");
        return "";
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

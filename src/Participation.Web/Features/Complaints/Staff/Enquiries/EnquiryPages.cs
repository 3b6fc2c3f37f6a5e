using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Complaints.Staff;
using Participation.Web.Features.Shared;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Complaints.Enquiries.Staff;

/// <summary>The folder of a question; other cases have none here.</summary>
public abstract class EnquiryFolderPage(ReadCase read, ParticipationContext db, AnswerTimes times, TimeProvider clock) : CaseFolderPage(read, clock)
{
    private readonly TimeProvider _clock = clock;

    protected override string After => $"/staff/enquiries/{Id}";

    public AnswerRules Rules { get; private set; } = null!;

    /// <summary>Null while the last word is the office's.</summary>
    public DateTime? Since { get; private set; }

    public bool IsTalk { get; private set; }
    public DateTime Now => _clock.Now();

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        if (await base.LoadAsync(ct) is { } instead) return instead;
        if (!Folder.Case.Kind.IsEnquiry() || Folder.Case.AboutUnitId is not null) return NotFound();
        // Whoever answers questions need not see cases, under whose address the files lie.
        Folder = Folder with { Steps = [.. Folder.Steps.Select(s => s with { Files = [.. s.Files.Select(f => f with { Address = $"/staff/enquiries/{Id}/files/{f.File.Id}" })] })] };
        Rules = await times.ReadAsync(ct);
        if (await db.OpenEnquiries().SingleOrDefaultAsync(e => e.Case.Id == Id, ct) is { } waiting) (Since, IsTalk) = (waiting.Since, waiting.IsTalk);
        return null;
    }
}

/// <summary>A question to read.</summary>
[Needs(Permission.SeeEnquiries)]
public sealed class EnquiryModel(ReadCase read, ParticipationContext db, AnswerTimes times, TimeProvider clock) : EnquiryFolderPage(read, db, times, clock);

/// <summary>Everything the answerer does: say something, answer for good and keep the answer, hand it to a unit, record the call.</summary>
[Needs(Permission.AnswerEnquiries)]
public sealed class AnswerEnquiryModel(ReadCase read, ReplyToEnquiry reply, CloseCase close, AssignCase assign, DeliverNotice deliver, FindFaq faq, ParticipationContext db, AnswerTimes times, TimeProvider clock)
    : EnquiryFolderPage(read, db, times, clock)
{
    private readonly ParticipationContext _db = db;
    private bool _isFinal;

    [BindProperty]
    public string? Words { get; set; }

    [BindProperty]
    public bool KeepAsFaq { get; set; }

    [BindProperty]
    public Guid? UnitId { get; set; }

    /// <summary>Which notice was delivered by letter or call.</summary>
    [BindProperty]
    public int Notice { get; set; }

    /// <summary>The proof: which letter, or who was spoken to.</summary>
    [BindProperty]
    public string? How { get; set; }

    public IReadOnlyList<Choice> Units { get; private set; } = [];
    public IReadOnlyList<FaqShown> Known { get; private set; } = [];

    protected override string After => _isFinal && KeepAsFaq ? $"/staff/faq/new?from={Id}" : base.After;

    public Task<IActionResult> OnPostReplyAsync(CancellationToken ct) => OfEnquiryAsync(() => reply.RunAsync(Id, SeenRevision, Words, User.Actor(), ct), ct);

    public Task<IActionResult> OnPostCloseAsync(CancellationToken ct)
    {
        _isFinal = true;
        return OfEnquiryAsync(() => close.RunAsync(Id, SeenRevision, CaseOutcome.Answered, Words, AttachedFiles.None, User.Actor(), ct), ct);
    }

    public Task<IActionResult> OnPostAssignAsync(CancellationToken ct) => OfEnquiryAsync(() => assign.RunAsync(Id, SeenRevision, UnitId, User.Actor(), ct), ct);

    public Task<IActionResult> OnPostDeliverAsync(CancellationToken ct) => OfEnquiryAsync(() => deliver.RunAsync(Id, SeenRevision, Notice, How, User.Actor(), ct), ct);

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        if (await base.LoadAsync(ct) is { } instead) return instead;
        Units = await CaseChoices.UnitsAsync(_db, ct);
        var known = new List<FaqShown>();
        foreach (var line in await faq.NearAsync(Folder.Matter.Words, FindFaq.Near, ct))
            if (await faq.OpenAsync(line.Number, ct) is { } shown) known.Add(shown);
        Known = known;
        return null;
    }

    /// <summary>The right to answer questions reaches no other case.</summary>
    private async Task<IActionResult> OfEnquiryAsync(Func<Task<CaseChange>> act, CancellationToken ct) =>
        await _db.Set<Case>().Enquiries().AnyAsync(c => c.Id == Id, ct) ? await AnswerAsync(await act(), ct) : NotFound();
}

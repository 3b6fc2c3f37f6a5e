using Microsoft.AspNetCore.Mvc.ModelBinding;
using Participation.Web.Features.Staff;
using Participation.Web.Platform.Files;
using Participation.Web.Platform.Forms;

namespace Participation.Web.Features.Complaints;

/// <summary>Files that are in the store already and go into the timeline with a step.</summary>
public sealed record AttachedFiles(IReadOnlyList<string> Names, FileMoment Moment)
{
    public static readonly AttachedFiles None = new([], FileMoment.Reported);
}

/// <summary>A checked file, and what the person calls it.</summary>
public sealed record FormFile(CheckedFile File, string ShownName);

/// <summary>What a form brings along: files that waited with it since it was last refused, and those chosen now.</summary>
public sealed record FormFiles(FormDraft? Draft, IReadOnlyList<FormFile> Waiting, IReadOnlyList<FormFile> New)
{
    public IEnumerable<CheckedFile> All => Waiting.Concat(New).Select(f => f.File);
}

/// <summary>Takes in what a form sent along, and keeps it with the form for as long as that is refused for something else.</summary>
public sealed class AttachFiles(FileStore store, FormDrafts drafts, IHttpContextAccessor accessor)
{
    /// <summary>The field that carries the token of what waits.</summary>
    public const string TokenField = "Waiting";

    /// <summary>The ticks beside those no longer wanted.</summary>
    public const string DropField = "Drop";

    private static readonly object ShownKey = new();

    private HttpContext Http => accessor.HttpContext ?? throw new InvalidOperationException("Files come with a request.");

    /// <summary>What waits with the form that is being written into the page.</summary>
    public static FormDraft? Shown(HttpContext http) => http.Items[ShownKey] as FormDraft;

    private static void Show(HttpContext http, FormDraft? draft) => http.Items[ShownKey] = draft;

    /// <summary>The form that is being written into the page, to which a token is bound: its one-time id, or whoever is signed in.</summary>
    public static Guid FormShown(HttpContext http) => http.Items[FormIds.IssuedKey] as Guid? ?? http.User.AccountId();

    /// <summary>The checked files; null where they or anything else in the form is refused, with the words beside the field.</summary>
    public async Task<FormFiles?> ReadAsync(IReadOnlyList<IFormFile> posted, string field, ModelStateDictionary state, CancellationToken ct)
    {
        var draft = Waiting(field, state);
        var room = CaseFile.MostAtOnce - (draft?.Files.Count ?? 0);
        if (posted.Count > room) state.AddModelError(field, room == CaseFile.MostAtOnce ? $"แนบได้ครั้งละไม่เกิน {CaseFile.MostAtOnce} ไฟล์" : $"แนบได้ไม่เกิน {CaseFile.MostAtOnce} ไฟล์ รวมที่แนบไว้แล้ว");
        var files = new List<FormFile>();
        foreach (var one in posted.Take(posted.Count > room ? 0 : room))
        {
            var (file, problem) = await PostedFile.ReadAsync(one, CaseFile.MaxBytes, picturesOnly: false, ct);
            if (file is not null) files.Add(new FormFile(file, one.FileName));
            else state.AddModelError(field, problem!);
        }
        if (!state.IsValid)
        {
            await LetWaitAsync(draft, files, ct);
            return null;
        }
        var waiting = new List<FormFile>();
        foreach (var file in draft?.Files ?? []) waiting.Add(await drafts.ReadAsync(draft!, file, ct));
        return new FormFiles(draft, waiting, files);
    }

    /// <summary>
    /// Stores before anything is written, since a slow disk must not hold up the register; and takes away again what nothing came of.
    /// </summary>
    public async Task<T> WithAsync<T>(FormFiles files, FileMoment moment, Func<AttachedFiles, Task<T>> act, Func<T, bool> wasKept, CancellationToken ct)
    {
        var names = new List<string>();
        var kept = false;
        try
        {
            foreach (var file in files.All) names.Add(await store.SaveUnguessableAsync(file, ct));
            var outcome = await act(new AttachedFiles(names, moment));
            kept = wasKept(outcome);
            if (kept) drafts.Delete(files.Draft);
            else await LetWaitAsync(files.Draft, files.New, ct);
            return outcome;
        }
        finally
        {
            if (!kept) names.ForEach(store.Delete);
        }
    }

    public Task<CaseChange> WithAsync(FormFiles files, FileMoment moment, Func<AttachedFiles, Task<CaseChange>> act, CancellationToken ct) =>
        WithAsync(files, moment, act, change => change is CaseChange.Done, ct);

    /// <summary>
    /// Puts the whole form aside under an address to come back to; null where something in it is refused, with the words beside it.
    /// </summary>
    public async Task<string?> PutAsideAsync(IReadOnlyList<IFormFile> posted, string field, byte[] words, ModelStateDictionary state, CancellationToken ct)
    {
        if (await ReadAsync(posted, field, state, ct) is not { } files) return null;
        if (await drafts.KeepAsync(files.Draft, files.New, words, ct) is { } draft) return drafts.AddressOf(draft);
        state.AddModelError("", "ตอนนี้เก็บไว้ให้ไม่ได้ สิ่งที่พิมพ์ยังอยู่ กรุณาส่งเรื่องเลย");
        return null;
    }

    /// <summary>Takes up what was put aside: its words; null where it is over or was sent in.</summary>
    public async Task<byte[]?> TakeUpAsync(string address, CancellationToken ct)
    {
        var draft = drafts.AtAddress(address);
        Show(Http, draft);
        return draft is null ? null : await drafts.WordsAsync(draft, ct);
    }

    /// <summary>Throws away what waits with the posted form.</summary>
    public void Forget() => drafts.Delete(Posted());

    private FormDraft? Posted() => !Http.Request.HasFormContentType ? null : drafts.InForm(Http.Request.Form[TokenField], Http.Items[CitizenFormFilter.ItemKey] as Guid? ?? Http.User.AccountId());

    private FormDraft? Waiting(string field, ModelStateDictionary state)
    {
        var draft = Posted();
        if (draft is null && Http.Request.HasFormContentType && Http.Request.Form[TokenField].ToString().Length > 0) state.AddModelError(field, "ไฟล์ที่แนบไว้หมดเวลาแล้ว กรุณาเลือกอีกครั้ง");
        foreach (var unwanted in draft?.Files.Where(f => Http.Request.Form[DropField].Contains(f.Name)).ToList() ?? []) draft = drafts.Without(draft!, unwanted);
        return draft;
    }

    /// <summary>Keeps them with the form, which asks something first.</summary>
    public Task LetWaitAsync(FormFiles files, CancellationToken ct) => LetWaitAsync(files.Draft, files.New, ct);

    private async Task LetWaitAsync(FormDraft? draft, IReadOnlyList<FormFile> files, CancellationToken ct) => Show(Http, await drafts.KeepAsync(draft, files, words: null, ct) ?? draft);
}

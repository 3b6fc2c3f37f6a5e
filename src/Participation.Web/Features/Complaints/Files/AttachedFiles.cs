using Microsoft.AspNetCore.Mvc.ModelBinding;
using Participation.Web.Platform.Files;

namespace Participation.Web.Features.Complaints;

/// <summary>Files that are in the store already and go into the timeline with a step.</summary>
public sealed record AttachedFiles(IReadOnlyList<string> Names, FileMoment Moment)
{
    public static readonly AttachedFiles None = new([], FileMoment.Reported);
}

/// <summary>Takes in what a form sent along.</summary>
public sealed class AttachFiles(FileStore store)
{
    /// <summary>The checked files; null where one was refused, with the words beside the field.</summary>
    public static async Task<IReadOnlyList<CheckedFile>?> ReadAsync(IReadOnlyList<IFormFile> posted, string field, ModelStateDictionary state, CancellationToken ct)
    {
        if (posted.Count > CaseFile.MostAtOnce)
        {
            state.AddModelError(field, $"แนบได้ครั้งละไม่เกิน {CaseFile.MostAtOnce} ไฟล์");
            return null;
        }
        var files = new List<CheckedFile>();
        foreach (var one in posted)
        {
            var (file, problem) = await PostedFile.ReadAsync(one, CaseFile.MaxBytes, picturesOnly: false, ct);
            if (file is not null) files.Add(file);
            else state.AddModelError(field, problem!);
        }
        return files.Count == posted.Count ? files : null;
    }

    /// <summary>
    /// Stores before anything is written, since a slow disk must not hold up the register; and takes away again what nothing came of.
    /// </summary>
    public async Task<T> WithAsync<T>(IReadOnlyList<CheckedFile> files, FileMoment moment, Func<AttachedFiles, Task<T>> act, Func<T, bool> wasKept, CancellationToken ct)
    {
        var names = new List<string>();
        var kept = false;
        try
        {
            foreach (var file in files) names.Add(await store.SaveUnguessableAsync(file, ct));
            var outcome = await act(new AttachedFiles(names, moment));
            kept = wasKept(outcome);
            return outcome;
        }
        finally
        {
            if (!kept) names.ForEach(store.Delete);
        }
    }

    public Task<CaseChange> WithAsync(IReadOnlyList<CheckedFile> files, FileMoment moment, Func<AttachedFiles, Task<CaseChange>> act, CancellationToken ct) =>
        WithAsync(files, moment, act, change => change is CaseChange.Done, ct);
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;
using Participation.Web.Platform.Codes;
using Participation.Web.Platform.Files;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Hosting;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Complaints;

/// <summary>A file that waits with a form that was not taken in yet, under the name the person knows it by.</summary>
public sealed record WaitingFile(string Name, string ShownName, long Bytes);

public sealed record FormDraft(string Folder, IReadOnlyList<WaitingFile> Files, DateTime EndsAt);

/// <summary>
/// What a form held when it was refused or put aside: cleaned files, and on request its words, sealed. It lies in a folder of its
/// own outside database and backup, leads to no page of staff, and is reached only by a token that the form or an address carries.
/// </summary>
public sealed class FormDrafts(DataFolder folder, TimedTokens tokens, IDataProtectionProvider protection, TimeProvider clock)
{
    public static readonly TimeSpan Life = FormIds.Life;

    /// <summary>All drafts together. Beyond it nothing more is kept, and files have to be chosen again.</summary>
    public const long MostBytes = 500_000_000;

    private const string Root = "drafts";
    private const string WordsFile = "words";
    private const string FormPurpose = "form-draft";
    private const string AddressPurpose = "form-draft-address";
    private const string TimeFormat = "yyyyMMddHHmmss";
    private const int LongestShownName = 40;

    private readonly IDataProtector _words = protection.CreateProtector("form-draft-words");

    /// <summary>The token good in this form only.</summary>
    public string TokenFor(FormDraft draft, Guid form) => tokens.Issue(FormPurpose, [.. form.ToByteArray(), .. Encoding.ASCII.GetBytes(draft.Folder)]);

    /// <summary>Null where the token is of another form, or the draft's time is over.</summary>
    public FormDraft? InForm(string? token, Guid form) =>
        tokens.Read(FormPurpose, token, Life) is { Length: > 16 } content && new Guid(content.AsSpan(0, 16)) == form ? Find(Encoding.ASCII.GetString(content.AsSpan(16))) : null;

    /// <summary>The token for an address to come back to.</summary>
    public string AddressOf(FormDraft draft) => tokens.Issue(AddressPurpose, Encoding.ASCII.GetBytes(draft.Folder));

    public FormDraft? AtAddress(string? token) => tokens.Read(AddressPurpose, token, Life) is { Length: > 0 } content ? Find(Encoding.ASCII.GetString(content)) : null;

    /// <summary>Adds to what waits already; null where there is no room for drafts.</summary>
    public async Task<FormDraft?> KeepAsync(FormDraft? draft, IReadOnlyList<FormFile> files, byte[]? words, CancellationToken ct)
    {
        var name = draft?.Folder ?? $"{clock.Now().ToString(TimeFormat, CultureInfo.InvariantCulture)}-{RandomNumberGenerator.GetHexString(40, lowercase: true)}";
        if (files.Count == 0 && words is null) return draft;
        if (Used() + files.Sum(f => f.File.Content.LongLength) + (words?.Length ?? 0) > MostBytes) return null;
        var place = PathOf(name);
        Directory.CreateDirectory(place);
        var next = draft?.Files.Select(f => int.Parse(f.Name.Split('-')[0], CultureInfo.InvariantCulture)).DefaultIfEmpty().Max() ?? 0;
        foreach (var file in files) await File.WriteAllBytesAsync(Path.Combine(place, NameOf(++next, file)), file.File.Content, ct);
        if (words is not null) await File.WriteAllBytesAsync(Path.Combine(place, WordsFile), _words.Protect(words), ct);
        return Find(name);
    }

    public async Task<byte[]?> WordsAsync(FormDraft draft, CancellationToken ct) =>
        Path.Combine(PathOf(draft.Folder), WordsFile) is var path && File.Exists(path) ? _words.Unprotect(await File.ReadAllBytesAsync(path, ct)) : null;

    /// <summary>Its content was checked and cleaned when it came.</summary>
    public async Task<FormFile> ReadAsync(FormDraft draft, WaitingFile file, CancellationToken ct) =>
        new(new CheckedFile(Enum.GetValues<FileKind>().Single(k => new CheckedFile(k, []).Extension == Path.GetExtension(file.Name)[1..]), await File.ReadAllBytesAsync(Path.Combine(PathOf(draft.Folder), file.Name), ct)), file.ShownName);

    public FormDraft Without(FormDraft draft, WaitingFile file)
    {
        File.Delete(Path.Combine(PathOf(draft.Folder), file.Name));
        return draft with { Files = [.. draft.Files.Where(f => f != file)] };
    }

    public void Delete(FormDraft? draft)
    {
        if (draft is not null && Directory.Exists(PathOf(draft.Folder))) Directory.Delete(PathOf(draft.Folder), recursive: true);
    }

    /// <summary>Removes what nobody came back to.</summary>
    public void Prune()
    {
        foreach (var place in new DirectoryInfo(folder.Subfolder(Root)).EnumerateDirectories())
            if (EndOf(place.Name) <= clock.Now()) place.Delete(recursive: true);
    }

    private FormDraft? Find(string name)
    {
        var end = EndOf(name);
        if (end <= clock.Now() || !Directory.Exists(PathOf(name))) return null;
        return new FormDraft(name, [.. new DirectoryInfo(PathOf(name)).EnumerateFiles().Where(f => f.Name != WordsFile).OrderBy(f => f.Name, StringComparer.Ordinal).Select(f => new WaitingFile(f.Name, ShownNameOf(f.Name), f.Length))], end);
    }

    private long Used() => new DirectoryInfo(folder.Subfolder(Root)).EnumerateFiles("*", SearchOption.AllDirectories).Sum(f => f.Length);

    private string PathOf(string name) => Path.Combine(folder.Subfolder(Root), name);

    private static DateTime EndOf(string name) =>
        DateTime.TryParseExact(name.Split('-')[0], TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var kept) ? kept + Life : DateTime.MinValue;

    // 1-{name as the person knows it, so that nothing typed becomes a path}.jpg
    private static string NameOf(int number, FormFile file)
    {
        var shown = new StringInfo(PlainText.Clean(file.ShownName));
        var cut = shown.LengthInTextElements <= LongestShownName ? shown.String : shown.SubstringByTextElements(0, LongestShownName - 1) + "…";
        // A letter may carry any number of marks.
        return string.Create(CultureInfo.InvariantCulture, $"{number}-{WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(cut[..Math.Min(cut.Length, 50)]))}.{file.File.Extension}");
    }

    private static string ShownNameOf(string name) => Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(Path.GetFileNameWithoutExtension(name)[(name.IndexOf('-', StringComparison.Ordinal) + 1)..]));
}

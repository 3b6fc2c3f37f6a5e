using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Participation.Web.Persistence;

namespace Participation.Web.Features.Complaints;

/// <summary>What a picture shows.</summary>
public enum FileMoment
{
    /// <summary>As the person sent it.</summary>
    Reported,
    Before,
    After,

    /// <summary>A letter to another agency, or its answer.</summary>
    Paper,
}

/// <summary>Why there is nothing to look at.</summary>
public enum FileLoss
{
    /// <summary>LINE deletes what people send after a time it does not publish.</summary>
    GoneFromLine,
    NotAPicture,
    TooLarge,
    TakenBack,
    Erased,
}

/// <summary>
/// A picture or paper that came with a step of a case. From LINE it comes as an id first and is fetched by the worker. The row
/// stays when the file goes, so that the timeline says there was one.
/// </summary>
public sealed class CaseFile
{
    public const int MostAtOnce = 3;
    public const int MaxBytes = 8 * 1024 * 1024;

    /// <summary>What a form may weigh: more than is taken, so that too large a picture is refused in words and nothing typed is lost.</summary>
    public const int MostPosted = 70_000_000;

    /// <summary>Random, since it stands in addresses.</summary>
    public required Guid Id { get; init; }

    public required Guid CaseId { get; init; }
    public required int Sequence { get; init; }
    public required FileMoment Moment { get; init; }
    public required DateTime AddedAt { get; init; }

    /// <summary>Its name in the store; null while LINE has it, and when it is lost.</summary>
    public string? Name { get; private set; }

    /// <summary>LINE's id of the message it was sent in.</summary>
    public string? LineMessageId { get; init; }

    /// <summary>When it is fetched from LINE, or tried again; null when there is nothing to fetch.</summary>
    public DateTime? TryAt { get; private set; }

    public int Tries { get; private set; }
    public FileLoss? Loss { get; private set; }

    public static CaseFile Stored(CaseEntry entry, string name, FileMoment moment) =>
        new() { Id = NewId(), CaseId = entry.CaseId, Sequence = entry.Sequence, Moment = moment, AddedAt = entry.At, Name = name };

    public static CaseFile AtLine(CaseEntry entry, string messageId) =>
        new() { Id = NewId(), CaseId = entry.CaseId, Sequence = entry.Sequence, Moment = FileMoment.Reported, AddedAt = entry.At, LineMessageId = messageId, TryAt = entry.At };

    internal void Fetched(string name) => (Name, TryAt, Tries) = (name, null, Tries + 1);

    internal void TryAgain(DateTime at) => (TryAt, Tries) = (at, Tries + 1);

    internal void Lose(FileLoss loss) => (Name, TryAt, Loss) = (null, null, loss);

#pragma warning disable RS0030 // An id that carries its time can be guessed.
    private static Guid NewId() => Guid.NewGuid();
#pragma warning restore RS0030
}

public sealed class CaseFileConfiguration : IEntityTypeConfiguration<CaseFile>
{
    public void Configure(EntityTypeBuilder<CaseFile> file)
    {
        file.ToTable("case_files");
        file.Property(f => f.Id).ValueGeneratedNever();
        file.Property(f => f.Name).HasMaxLength(60);
        file.Property(f => f.LineMessageId).HasMaxLength(40);
        file.HasIndex(f => new { f.CaseId, f.Sequence });
        file.HasIndex(f => f.LineMessageId);
        file.HasIndex(f => f.TryAt);
        file.HasOne<CaseEntry>().WithMany().HasForeignKey(f => new { f.CaseId, f.Sequence }).OnDelete(DeleteBehavior.Restrict);
    }
}

/// <summary>A file, and the address under which the reader of a page sees it.</summary>
public sealed record SeenFile(CaseFile File, string Address)
{
    public bool IsPicture => File.Name?.EndsWith(".pdf", StringComparison.Ordinal) == false;
}

public static class CaseFiles
{
    /// <summary>Files of a case by the step they came with.</summary>
    internal static async Task<ILookup<int, CaseFile>> FilesOfCaseAsync(this ParticipationContext db, Guid caseId, CancellationToken ct) =>
        (await db.Set<CaseFile>().AsNoTracking().Where(f => f.CaseId == caseId).OrderBy(f => f.Sequence).ThenBy(f => f.Id).Take(1000).ToListAsync(ct)).ToLookup(f => f.Sequence);
}

public static class FileWords
{
    public static string Words(this FileMoment moment) => moment switch
    {
        FileMoment.Reported => "รูปที่ผู้แจ้งส่ง",
        FileMoment.Before => "ก่อนทำ",
        FileMoment.After => "หลังทำ",
        FileMoment.Paper => "หนังสือ",
    };

    public static string Words(this FileLoss loss) => loss switch
    {
        FileLoss.GoneFromLine => "รูปนี้ไม่มีใน LINE แล้ว",
        FileLoss.NotAPicture => "ไฟล์ที่ส่งมาเปิดไม่ได้",
        FileLoss.TooLarge => "รูปใหญ่เกินไป",
        FileLoss.TakenBack => "ผู้แจ้งลบรูปนี้แล้ว",
        FileLoss.Erased => "ลบแล้วตามที่ผู้แจ้งขอ",
    };
}

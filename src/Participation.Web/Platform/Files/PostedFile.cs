namespace Participation.Web.Platform.Files;

/// <summary>Reads what a form sent in, no further than the limit.</summary>
public static class PostedFile
{
    private const string TakenAsHeic =
        "รูปแบบ HEIC เปิดไม่ได้ทุกเครื่อง ใน iPhone ไปที่ การตั้งค่า > กล้อง > รูปแบบ เลือก เข้ากันได้มากที่สุด (Most Compatible) แล้วถ่ายใหม่ หรือส่งรูปทาง LINE";

    private const string Locked = "ไฟล์ PDF นี้ล็อกไว้ เปิดตรวจไม่ได้ กรุณาบันทึกใหม่โดยไม่ล็อก หรือถ่ายรูปเอกสารแล้วส่งมา";

    /// <summary>The checked file; or words to show beside the field.</summary>
    public static async Task<(CheckedFile? File, string? Problem)> ReadAsync(IFormFile posted, int mostBytes, bool picturesOnly, CancellationToken ct)
    {
        if (posted.Length > mostBytes) return (null, $"ไฟล์ใหญ่เกินไป ใช้ได้ไม่เกิน {Size(mostBytes)}");
        using var content = new MemoryStream((int)posted.Length);
        await posted.CopyToAsync(content, ct);
        var bytes = content.ToArray();
        var file = CheckedFile.Of(bytes);
        if (file is not null && (file.IsPicture || !picturesOnly)) return (file, null);
        if (CheckedFile.IsHeic(bytes)) return (null, TakenAsHeic);
        if (CheckedFile.IsLockedPdf(bytes)) return (null, Locked);
        return (null, picturesOnly ? "ใช้ได้เฉพาะรูป PNG JPG หรือ WebP" : "ใช้ได้เฉพาะไฟล์ PDF หรือรูป PNG JPG WebP");
    }

    public static string Size(int bytes) => bytes >= 1024 * 1024
        ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{bytes / (1024 * 1024)} MB")
        : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{bytes / 1024} KB");
}

using Participation.Web.Platform.Forms;

namespace Participation.Web.Platform.Import;

/// <summary>Collects what is wrong with the rows of a file.</summary>
public sealed class RowCheck
{
    private readonly List<ImportError> _errors = [];
    private readonly HashSet<int> _bad = [];

    public IReadOnlyList<ImportError> Errors => _errors;
    public int BadRows => _bad.Count;

    public bool IsGood(CsvRow row) => !_bad.Contains(row.Line);

    public void Wrong(CsvRow row, string column, string reason)
    {
        _bad.Add(row.Line);
        _errors.Add(new ImportError(row.Line, column, reason));
    }

    public string Text(CsvRow row, ImportColumn column, int most)
    {
        var text = row[column.Name];
        if (column.IsRequired && text.Length == 0) Wrong(row, column.Name, "ว่างไม่ได้");
        else if (text.Length > most) Wrong(row, column.Name, $"ยาวเกิน {WholeNumber.Show(most)} ตัวอักษร");
        return text;
    }

    public int Number(CsvRow row, ImportColumn column, int least, int most)
    {
        var text = row[column.Name];
        if (column.IsRequired && text.Length == 0) Wrong(row, column.Name, "ว่างไม่ได้");
        else if (!WholeNumber.TryParse(text, most, out var number) || number < least) Wrong(row, column.Name, $"“{Cut(text)}” ไม่ใช่ตัวเลข {WholeNumber.Show(least)} ถึง {WholeNumber.Show(most)}");
        else return number;
        return 0;
    }

    public static string Cut(string text) => text.Length > 40 ? PlainText.Cut(text, 40) + "…" : text;
}

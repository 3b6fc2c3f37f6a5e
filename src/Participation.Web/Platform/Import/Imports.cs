using Participation.Web.Persistence;

namespace Participation.Web.Platform.Import;

/// <summary>A column a file may have, with an example for the template.</summary>
public sealed record ImportColumn(string Name, bool IsRequired, string Example, string Hint = "");

/// <summary>What is wrong, where, in words.</summary>
public sealed record ImportError(int Line, string Column, string Reason);

/// <summary>What would come of a file: the rows that are good, what is wrong with the others, and how to write a stretch of the good ones, in the caller's transaction.</summary>
public sealed record ImportPlan(IReadOnlyList<CsvRow> Good, IReadOnlyList<ImportError> Errors, int BadRows, Func<ParticipationContext, int, int, CancellationToken, Task> WriteAsync);

/// <summary>How far the writing is; read by the page while it goes on.</summary>
public sealed class ImportProgress
{
    private int _done;

    public int Done => Volatile.Read(ref _done);

    public void Reached(int rows) => Volatile.Write(ref _done, rows);
}

/// <summary>A table that can be filled from a file. Offered by slices; the pages are the same for all.</summary>
public interface ITableImport
{
    /// <summary>Its part of the address.</summary>
    string Key { get; }

    /// <summary>What is imported, as the page says it.</summary>
    string Title { get; }

    /// <summary>The list to go to afterwards.</summary>
    string List { get; }

    IReadOnlyList<ImportColumn> Columns { get; }

    /// <summary>Checks every row against the others and against what is there. Writes nothing.</summary>
    Task<ImportPlan> PlanAsync(IReadOnlyList<CsvRow> rows, string actor, CancellationToken ct);
}

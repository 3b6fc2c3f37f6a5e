namespace Line.Messaging.Tests.Contract;

/// <summary>A test against LINE's own descriptions: required where CI is set, elsewhere skipped with a word about what is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ContractFactAttribute : FactAttribute
{
    public ContractFactAttribute() => Skip = Descriptions.Missing;
}

/// <inheritdoc cref="ContractFactAttribute"/>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ContractTheoryAttribute : TheoryAttribute
{
    public ContractTheoryAttribute() => Skip = Descriptions.Missing;
}

/// <summary>Where LINE's descriptions are.</summary>
internal static class Descriptions
{
    /// <summary>Names the folder of the descriptions where it is not beside the checkout.</summary>
    private const string FolderVariable = "PARTICIPATION_LINE_OPENAPI";

    private static readonly string WhatToDo =
        $"LINE's OpenAPI descriptions are not there: put them into ../shared/line/openapi beside the checkout, or name their folder in {FolderVariable}.";

    /// <summary>Why a test is to be skipped; null when it is to run.</summary>
    public static string? Missing => Folder is null && Environment.GetEnvironmentVariable("CI") is not { Length: > 0 } ? WhatToDo : null;

    public static string RequiredFolder => Folder ?? throw new InvalidOperationException(WhatToDo);

    private static string? Folder { get; } = FindFolder();

    private static string? FindFolder()
    {
        if (Environment.GetEnvironmentVariable(FolderVariable) is { Length: > 0 } named)
            return named;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (!File.Exists(Path.Combine(folder.FullName, "Participation.sln")))
                continue;
            var beside = Path.GetFullPath(Path.Combine(folder.FullName, "..", "shared", "line", "openapi"));
            return Directory.Exists(beside) ? beside : null;
        }

        return null;
    }
}

using Microsoft.EntityFrameworkCore.Migrations;

namespace Participation.Web.Persistence;

/// <summary>
/// Tables whose rows, once written, nobody changes or removes: not the application, not a person with its connection.
/// SQLite rebuilds a table when a column changes and drops its triggers silently, so a migration that touches one of these
/// protects it again; a test lists the triggers after all migrations.
/// </summary>
public static class AppendOnly
{
    public static readonly IReadOnlyList<string> Tables = ["audit_entries", "survey_answers", "answer_choices", "survey_versions", "answer_exclusions", "survey_reports", "personnel_exports"];

    public static void Protect(this MigrationBuilder migration, string table)
    {
        if (IsSqlite(migration))
        {
            foreach (var change in (ReadOnlySpan<string>)["UPDATE", "DELETE"])
                migration.Sql($"CREATE TRIGGER {table}_no_{Lower(change)} BEFORE {change} ON {table} BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END;");
            return;
        }
        migration.Sql("""
            CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$;
            """);
        migration.Sql($"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION refuse_change();");
        migration.Sql($"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();");
    }

    public static void Unprotect(this MigrationBuilder migration, string table)
    {
        var triggers = IsSqlite(migration)
            ? [$"{table}_no_update", $"{table}_no_delete"]
            : new[] { $"{table}_no_change", $"{table}_no_truncate" };
        foreach (var trigger in triggers)
            migration.Sql(IsSqlite(migration) ? $"DROP TRIGGER {trigger};" : $"DROP TRIGGER {trigger} ON {table};");
    }

    private static bool IsSqlite(MigrationBuilder migration) => migration.ActiveProvider?.EndsWith("Sqlite", StringComparison.Ordinal) == true;

    private static string Lower(string word) => word.ToLowerInvariant();
}

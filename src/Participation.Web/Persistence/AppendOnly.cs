using Microsoft.EntityFrameworkCore.Migrations;

namespace Participation.Web.Persistence;

/// <summary>
/// Tables whose rows, once written, nobody changes or removes: not the application, not a person with its connection.
/// SQLite rebuilds a table when a column changes and drops its triggers silently, so a migration that touches one of these
/// protects it again; a test lists the triggers after all migrations.
/// </summary>
public static class AppendOnly
{
    public static readonly IReadOnlyList<string> Tables = ["audit_entries", "survey_answers", "answer_choices", "survey_versions", "answer_exclusions", "survey_reports", "personnel_exports", "ticket_events", "queue_records", "case_entries", "faq_editions", "case_reports", "attendance_rules", "publication_sendings", "forum_proposal_steps", "forum_choosings", "forum_candidates", "forum_reports", "plan_steps", "plan_editions", "project_entries"];

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

    /// <summary>Rows stay for ever, and these of their columns as they were written; the others change.</summary>
    public static void ProtectColumns(this MigrationBuilder migration, string table, params string[] columns)
    {
        var (isSqlite, differ) = (IsSqlite(migration), IsSqlite(migration) ? "IS NOT" : "IS DISTINCT FROM");
        Refuse(migration, table, "fixed", string.Join(" OR ", columns.Select(c => $"OLD.{c} {differ} NEW.{c}")), isSqlite);
    }

    /// <summary>Rows stay for ever, and these of their columns only rise.</summary>
    public static void ProtectRising(this MigrationBuilder migration, string table, params string[] columns) =>
        Refuse(migration, table, "rises", string.Join(" OR ", columns.Select(c => $"NEW.{c} < OLD.{c}")), IsSqlite(migration));

    /// <summary>A queue card comes in only under the number that the counter row beside it has just given.</summary>
    public static void ProtectNumbers(this MigrationBuilder migration)
    {
        const string Given = "SELECT 1 FROM queue_days d WHERE d.queue_id = NEW.home_queue_id AND d.day = NEW.day AND d.last_number = NEW.number";
        if (IsSqlite(migration))
        {
            migration.Sql($"CREATE TRIGGER tickets_numbered BEFORE INSERT ON tickets WHEN NEW.series = 'Main' AND NOT EXISTS ({Given}) BEGIN SELECT RAISE(ABORT, 'the number was not given'); END;");
            return;
        }
        migration.Sql($"CREATE FUNCTION demand_given_number() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF NOT EXISTS ({Given}) THEN RAISE EXCEPTION 'the number was not given'; END IF; RETURN NEW; END $$;");
        migration.Sql("CREATE TRIGGER tickets_numbered BEFORE INSERT ON tickets FOR EACH ROW WHEN (NEW.series = 'Main') EXECUTE FUNCTION demand_given_number();");
    }

    private static void Refuse(MigrationBuilder migration, string table, string name, string change, bool isSqlite)
    {
        if (isSqlite)
        {
            migration.Sql($"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} BEGIN SELECT RAISE(ABORT, 'rows of {table} are not removed'); END;");
            migration.Sql($"CREATE TRIGGER {table}_{name} BEFORE UPDATE ON {table} WHEN {change} BEGIN SELECT RAISE(ABORT, '{table} is fixed here'); END;");
            return;
        }
        migration.Sql($"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION refuse_change();");
        migration.Sql($"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();");
        migration.Sql($"CREATE TRIGGER {table}_{name} BEFORE UPDATE ON {table} FOR EACH ROW WHEN ({change}) EXECUTE FUNCTION refuse_change();");
    }

    private static bool IsSqlite(MigrationBuilder migration) => migration.ActiveProvider?.EndsWith("Sqlite", StringComparison.Ordinal) == true;

    private static string Lower(string word) => word.ToLowerInvariant();
}

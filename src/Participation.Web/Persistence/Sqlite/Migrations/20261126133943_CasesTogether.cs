using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Participation.Web.Persistence.Sqlite.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(SqliteContext))]
    [Migration("20261126133943_CasesTogether")]
    public partial class CasesTogether : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "about_unit_id",
                table: "cases",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "forwarded_at",
                table: "cases",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "merged_into_id",
                table: "cases",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "position_id",
                table: "cases",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "other_case_id",
                table: "case_entries",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "case_ceilings",
                columns: table => new
                {
                    fiscal_year = table.Column<int>(type: "INTEGER", nullable: false),
                    subject = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    is_set = table.Column<bool>(type: "INTEGER", nullable: false),
                    rule = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    limit = table.Column<int>(type: "INTEGER", nullable: true),
                    base_year = table.Column<int>(type: "INTEGER", nullable: true),
                    base_count = table.Column<int>(type: "INTEGER", nullable: true),
                    version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_case_ceilings", x => new { x.fiscal_year, x.subject });
                });

            migrationBuilder.CreateTable(
                name: "case_followers",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    case_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    since = table.Column<DateTime>(type: "TEXT", nullable: false),
                    tracking_hash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: true),
                    access_hash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: true),
                    line_user_id = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    request_id = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_case_followers", x => x.id);
                    table.ForeignKey(
                        name: "fk_case_followers_cases_case_id",
                        column: x => x.case_id,
                        principalTable: "cases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "case_forwardings",
                columns: table => new
                {
                    case_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    sequence = table.Column<int>(type: "INTEGER", nullable: false),
                    agency = table.Column<string>(type: "TEXT", maxLength: 150, nullable: false),
                    reference = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    sent_on = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_case_forwardings", x => new { x.case_id, x.sequence });
                    table.ForeignKey(
                        name: "fk_case_forwardings_case_entries_case_id_sequence",
                        columns: x => new { x.case_id, x.sequence },
                        principalTable: "case_entries",
                        principalColumns: new[] { "case_id", "sequence" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "case_partners",
                columns: table => new
                {
                    case_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    unit_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    added_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_case_partners", x => new { x.case_id, x.unit_id });
                    table.ForeignKey(
                        name: "fk_case_partners_cases_case_id",
                        column: x => x.case_id,
                        principalTable: "cases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_case_partners_units_unit_id",
                        column: x => x.unit_id,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "case_reports",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    from_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    to_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    made_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    document = table.Column<string>(type: "TEXT", nullable: false),
                    figures = table.Column<string>(type: "TEXT", nullable: false),
                    hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_case_reports", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "enquiry_reminders",
                columns: table => new
                {
                    case_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    since = table.Column<DateTime>(type: "TEXT", nullable: false),
                    stage = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_enquiry_reminders", x => new { x.case_id, x.since, x.stage });
                    table.ForeignKey(
                        name: "fk_enquiry_reminders_cases_case_id",
                        column: x => x.case_id,
                        principalTable: "cases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "enquiry_settings",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false),
                    answerer_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    stand_in_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    clerk_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    away_from = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    away_until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    amount = table.Column<int>(type: "INTEGER", nullable: false),
                    counts_hours = table.Column<bool>(type: "INTEGER", nullable: false),
                    version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_enquiry_settings", x => x.id);
                    table.ForeignKey(
                        name: "fk_enquiry_settings_staff_positions_answerer_id",
                        column: x => x.answerer_id,
                        principalTable: "staff_positions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_enquiry_settings_staff_positions_clerk_id",
                        column: x => x.clerk_id,
                        principalTable: "staff_positions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_enquiry_settings_staff_positions_stand_in_id",
                        column: x => x.stand_in_id,
                        principalTable: "staff_positions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "enquiry_talks",
                columns: table => new
                {
                    case_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    begun_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ended_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_enquiry_talks", x => x.case_id);
                    table.ForeignKey(
                        name: "fk_enquiry_talks_cases_case_id",
                        column: x => x.case_id,
                        principalTable: "cases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "enquiry_visits",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    way = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    category_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    was_answered = table.Column<bool>(type: "INTEGER", nullable: false),
                    suggestion = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    keyed_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    hidden_because = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_enquiry_visits", x => x.id);
                    table.ForeignKey(
                        name: "fk_enquiry_visits_case_categories_category_id",
                        column: x => x.category_id,
                        principalTable: "case_categories",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "faq_entries",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    question = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    answer = table.Column<string>(type: "TEXT", maxLength: 3000, nullable: false),
                    also_asked = table.Column<string>(type: "TEXT", maxLength: 600, nullable: false),
                    unit_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    valid_until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    is_active = table.Column<bool>(type: "INTEGER", nullable: false),
                    edition = table.Column<int>(type: "INTEGER", nullable: false),
                    changed_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    folded = table.Column<string>(type: "TEXT", nullable: false),
                    question_grams = table.Column<int>(type: "INTEGER", nullable: false),
                    version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_faq_entries", x => x.id);
                    table.ForeignKey(
                        name: "fk_faq_entries_units_unit_id",
                        column: x => x.unit_id,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "case_report_notes",
                columns: table => new
                {
                    report_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    problems = table.Column<string>(type: "TEXT", maxLength: 3000, nullable: false),
                    obstacles = table.Column<string>(type: "TEXT", maxLength: 3000, nullable: false),
                    solutions = table.Column<string>(type: "TEXT", maxLength: 3000, nullable: false),
                    version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_case_report_notes", x => x.report_id);
                    table.ForeignKey(
                        name: "fk_case_report_notes_case_reports_report_id",
                        column: x => x.report_id,
                        principalTable: "case_reports",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "faq_categories",
                columns: table => new
                {
                    entry_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    category_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_faq_categories", x => new { x.entry_id, x.category_id });
                    table.ForeignKey(
                        name: "fk_faq_categories_case_categories_category_id",
                        column: x => x.category_id,
                        principalTable: "case_categories",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_faq_categories_faq_entries_entry_id",
                        column: x => x.entry_id,
                        principalTable: "faq_entries",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "faq_editions",
                columns: table => new
                {
                    entry_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    edition = table.Column<int>(type: "INTEGER", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    actor = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    content = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_faq_editions", x => new { x.entry_id, x.edition });
                    table.ForeignKey(
                        name: "fk_faq_editions_faq_entries_entry_id",
                        column: x => x.entry_id,
                        principalTable: "faq_entries",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "faq_grams",
                columns: table => new
                {
                    gram = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    entry_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    weight = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_faq_grams", x => new { x.gram, x.entry_id });
                    table.ForeignKey(
                        name: "fk_faq_grams_faq_entries_entry_id",
                        column: x => x.entry_id,
                        principalTable: "faq_entries",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "faq_months",
                columns: table => new
                {
                    entry_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    month = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    shown = table.Column<int>(type: "INTEGER", nullable: false),
                    helped = table.Column<int>(type: "INTEGER", nullable: false),
                    not_helped = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_faq_months", x => new { x.entry_id, x.month });
                    table.ForeignKey(
                        name: "fk_faq_months_faq_entries_entry_id",
                        column: x => x.entry_id,
                        principalTable: "faq_entries",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_cases_merged_into_id",
                table: "cases",
                column: "merged_into_id");

            migrationBuilder.CreateIndex(
                name: "ix_case_followers_case_id_line_user_id",
                table: "case_followers",
                columns: new[] { "case_id", "line_user_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_case_followers_line_user_id",
                table: "case_followers",
                column: "line_user_id");

            migrationBuilder.CreateIndex(
                name: "ix_case_followers_request_id",
                table: "case_followers",
                column: "request_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_case_followers_tracking_hash",
                table: "case_followers",
                column: "tracking_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_case_partners_unit_id",
                table: "case_partners",
                column: "unit_id");

            migrationBuilder.CreateIndex(
                name: "ix_case_reports_kind_from_day",
                table: "case_reports",
                columns: new[] { "kind", "from_day" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_enquiry_settings_answerer_id",
                table: "enquiry_settings",
                column: "answerer_id");

            migrationBuilder.CreateIndex(
                name: "ix_enquiry_settings_clerk_id",
                table: "enquiry_settings",
                column: "clerk_id");

            migrationBuilder.CreateIndex(
                name: "ix_enquiry_settings_stand_in_id",
                table: "enquiry_settings",
                column: "stand_in_id");

            migrationBuilder.CreateIndex(
                name: "ix_enquiry_visits_category_id",
                table: "enquiry_visits",
                column: "category_id");

            migrationBuilder.CreateIndex(
                name: "ix_enquiry_visits_day_id",
                table: "enquiry_visits",
                columns: new[] { "day", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_faq_categories_category_id",
                table: "faq_categories",
                column: "category_id");

            migrationBuilder.CreateIndex(
                name: "ix_faq_entries_is_active_valid_until",
                table: "faq_entries",
                columns: new[] { "is_active", "valid_until" });

            migrationBuilder.CreateIndex(
                name: "ix_faq_entries_number",
                table: "faq_entries",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_faq_entries_unit_id",
                table: "faq_entries",
                column: "unit_id");

            migrationBuilder.CreateIndex(
                name: "ix_faq_grams_entry_id",
                table: "faq_grams",
                column: "entry_id");

            migrationBuilder.CreateIndex(
                name: "ix_faq_months_month",
                table: "faq_months",
                column: "month");

            migrationBuilder.Protect("case_reports");
            migrationBuilder.Protect("faq_editions");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "case_ceilings");

            migrationBuilder.DropTable(
                name: "case_followers");

            migrationBuilder.DropTable(
                name: "case_forwardings");

            migrationBuilder.DropTable(
                name: "case_partners");

            migrationBuilder.DropTable(
                name: "case_report_notes");

            migrationBuilder.DropTable(
                name: "enquiry_reminders");

            migrationBuilder.DropTable(
                name: "enquiry_settings");

            migrationBuilder.DropTable(
                name: "enquiry_talks");

            migrationBuilder.DropTable(
                name: "enquiry_visits");

            migrationBuilder.DropTable(
                name: "faq_categories");

            migrationBuilder.DropTable(
                name: "faq_editions");

            migrationBuilder.DropTable(
                name: "faq_grams");

            migrationBuilder.DropTable(
                name: "faq_months");

            migrationBuilder.DropTable(
                name: "case_reports");

            migrationBuilder.DropTable(
                name: "faq_entries");

            migrationBuilder.DropIndex(
                name: "ix_cases_merged_into_id",
                table: "cases");

            migrationBuilder.DropColumn(
                name: "about_unit_id",
                table: "cases");

            migrationBuilder.DropColumn(
                name: "forwarded_at",
                table: "cases");

            migrationBuilder.DropColumn(
                name: "merged_into_id",
                table: "cases");

            migrationBuilder.DropColumn(
                name: "position_id",
                table: "cases");

            migrationBuilder.DropColumn(
                name: "other_case_id",
                table: "case_entries");
        }
    }
}

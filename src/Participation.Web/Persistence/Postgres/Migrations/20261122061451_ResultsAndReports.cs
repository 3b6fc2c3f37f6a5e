using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Participation.Web.Persistence.Postgres.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(PostgresContext))]
    [Migration("20261122061451_ResultsAndReports")]
    public partial class ResultsAndReports : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "tags",
                table: "citizen_comments");

            migrationBuilder.CreateTable(
                name: "comment_tags",
                columns: table => new
                {
                    tag = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    hour_slot = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    comment_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_comment_tags", x => new { x.tag, x.hour_slot, x.comment_id });
                    table.ForeignKey(
                        name: "fk_comment_tags_citizen_comments_comment_id",
                        column: x => x.comment_id,
                        principalTable: "citizen_comments",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "personnel_exports",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    from_day = table.Column<DateOnly>(type: "date", nullable: false),
                    to_day = table.Column<DateOnly>(type: "date", nullable: false),
                    content = table.Column<string>(type: "text", nullable: false),
                    hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    meeting = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    meeting_on = table.Column<DateOnly>(type: "date", nullable: false),
                    made_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    made_by = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_personnel_exports", x => x.id);
                    table.ForeignKey(
                        name: "fk_personnel_exports_units_unit_id",
                        column: x => x.unit_id,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "publication_channels",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    sort_order = table.Column<int>(type: "integer", nullable: false),
                    is_active = table.Column<bool>(type: "boolean", nullable: false),
                    version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_publication_channels", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "publications",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    summary = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    body = table.Column<string>(type: "character varying(8000)", maxLength: 8000, nullable: false),
                    source = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    letter_number = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    letter_date = table.Column<DateOnly>(type: "date", nullable: true),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: true),
                    document = table.Column<string>(type: "text", nullable: true),
                    document_source = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    state = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    submitted_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    approved_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    approved_by = table.Column<Guid>(type: "uuid", nullable: true),
                    published_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    withdrawn_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_publications", x => x.id);
                    table.ForeignKey(
                        name: "fk_publications_units_unit_id",
                        column: x => x.unit_id,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "said_and_done",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    said = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    done = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    since = table.Column<DateOnly>(type: "date", nullable: false),
                    service_point_id = table.Column<Guid>(type: "uuid", nullable: true),
                    written_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    published_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_said_and_done", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "survey_reports",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    scope_id = table.Column<Guid>(type: "uuid", nullable: false),
                    from_day = table.Column<DateOnly>(type: "date", nullable: false),
                    to_day = table.Column<DateOnly>(type: "date", nullable: false),
                    made_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    document = table.Column<string>(type: "text", nullable: false),
                    figures = table.Column<string>(type: "text", nullable: false),
                    hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_survey_reports", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "survey_targets",
                columns: table => new
                {
                    survey_id = table.Column<Guid>(type: "uuid", nullable: false),
                    fiscal_year = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<int>(type: "integer", maxLength: 32, nullable: false),
                    is_set = table.Column<bool>(type: "boolean", nullable: false),
                    value = table.Column<int>(type: "integer", nullable: true),
                    version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_survey_targets", x => new { x.fiscal_year, x.survey_id, x.kind });
                    table.ForeignKey(
                        name: "fk_survey_targets_surveys_survey_id",
                        column: x => x.survey_id,
                        principalTable: "surveys",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "channel_postings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    publication_id = table.Column<Guid>(type: "uuid", nullable: false),
                    channel_id = table.Column<Guid>(type: "uuid", nullable: false),
                    posted_on = table.Column<DateOnly>(type: "date", nullable: false),
                    note = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    file = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    recorded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_channel_postings", x => x.id);
                    table.ForeignKey(
                        name: "fk_channel_postings_publication_channels_channel_id",
                        column: x => x.channel_id,
                        principalTable: "publication_channels",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_channel_postings_publications_publication_id",
                        column: x => x.publication_id,
                        principalTable: "publications",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "notice_readers",
                columns: table => new
                {
                    publication_id = table.Column<Guid>(type: "uuid", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sent_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    opened_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    acknowledged_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_notice_readers", x => new { x.publication_id, x.account_id });
                    table.ForeignKey(
                        name: "fk_notice_readers_publications_publication_id",
                        column: x => x.publication_id,
                        principalTable: "publications",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "publication_authors",
                columns: table => new
                {
                    publication_id = table.Column<Guid>(type: "uuid", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_publication_authors", x => new { x.publication_id, x.account_id });
                    table.ForeignKey(
                        name: "fk_publication_authors_publications_publication_id",
                        column: x => x.publication_id,
                        principalTable: "publications",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "publication_corrections",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    publication_id = table.Column<Guid>(type: "uuid", nullable: false),
                    text = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    written_by = table.Column<Guid>(type: "uuid", nullable: false),
                    written_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    approved_by = table.Column<Guid>(type: "uuid", nullable: true),
                    approved_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_publication_corrections", x => x.id);
                    table.ForeignKey(
                        name: "fk_publication_corrections_publications_publication_id",
                        column: x => x.publication_id,
                        principalTable: "publications",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "improvement_actions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    report_id = table.Column<Guid>(type: "uuid", nullable: false),
                    problem = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    action = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: true),
                    owner = table.Column<string>(type: "character varying(150)", maxLength: 150, nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    done_on = table.Column<DateOnly>(type: "date", nullable: true),
                    result = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_improvement_actions", x => x.id);
                    table.ForeignKey(
                        name: "fk_improvement_actions_survey_reports_report_id",
                        column: x => x.report_id,
                        principalTable: "survey_reports",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_improvement_actions_units_unit_id",
                        column: x => x.unit_id,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "report_notes",
                columns: table => new
                {
                    report_id = table.Column<Guid>(type: "uuid", nullable: false),
                    problems = table.Column<string>(type: "character varying(3000)", maxLength: 3000, nullable: false),
                    obstacles = table.Column<string>(type: "character varying(3000)", maxLength: 3000, nullable: false),
                    suggestions = table.Column<string>(type: "character varying(3000)", maxLength: 3000, nullable: false),
                    version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_report_notes", x => x.report_id);
                    table.ForeignKey(
                        name: "fk_report_notes_survey_reports_report_id",
                        column: x => x.report_id,
                        principalTable: "survey_reports",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "report_recipients",
                columns: table => new
                {
                    report_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sent_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    due_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    opened_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    opened_by = table.Column<Guid>(type: "uuid", nullable: true),
                    acknowledged_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    acknowledged_by = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_report_recipients", x => new { x.report_id, x.position_id });
                    table.ForeignKey(
                        name: "fk_report_recipients_staff_positions_position_id",
                        column: x => x.position_id,
                        principalTable: "staff_positions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_report_recipients_survey_reports_report_id",
                        column: x => x.report_id,
                        principalTable: "survey_reports",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_survey_answers_hour_slot",
                table: "survey_answers",
                column: "hour_slot",
                filter: "mark <> 0");

            migrationBuilder.CreateIndex(
                name: "ix_citizen_comments_survey_id_hour_slot_id",
                table: "citizen_comments",
                columns: new[] { "survey_id", "hour_slot", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_citizen_comments_unit_id_hour_slot_id",
                table: "citizen_comments",
                columns: new[] { "unit_id", "hour_slot", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_channel_postings_channel_id",
                table: "channel_postings",
                column: "channel_id");

            migrationBuilder.CreateIndex(
                name: "ix_channel_postings_publication_id_channel_id",
                table: "channel_postings",
                columns: new[] { "publication_id", "channel_id" });

            migrationBuilder.CreateIndex(
                name: "ix_comment_tags_comment_id",
                table: "comment_tags",
                column: "comment_id");

            migrationBuilder.CreateIndex(
                name: "ix_improvement_actions_done_on_due_on",
                table: "improvement_actions",
                columns: new[] { "done_on", "due_on" });

            migrationBuilder.CreateIndex(
                name: "ix_improvement_actions_report_id",
                table: "improvement_actions",
                column: "report_id");

            migrationBuilder.CreateIndex(
                name: "ix_improvement_actions_unit_id",
                table: "improvement_actions",
                column: "unit_id");

            migrationBuilder.CreateIndex(
                name: "ix_notice_readers_account_id_acknowledged_at",
                table: "notice_readers",
                columns: new[] { "account_id", "acknowledged_at" });

            migrationBuilder.CreateIndex(
                name: "ix_personnel_exports_number",
                table: "personnel_exports",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_personnel_exports_unit_id",
                table: "personnel_exports",
                column: "unit_id");

            migrationBuilder.CreateIndex(
                name: "ix_publication_channels_key",
                table: "publication_channels",
                column: "key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_publication_channels_name",
                table: "publication_channels",
                column: "name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_publication_corrections_approved_at",
                table: "publication_corrections",
                column: "approved_at");

            migrationBuilder.CreateIndex(
                name: "ix_publication_corrections_publication_id_written_at",
                table: "publication_corrections",
                columns: new[] { "publication_id", "written_at" });

            migrationBuilder.CreateIndex(
                name: "ix_publications_document_source",
                table: "publications",
                column: "document_source",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_publications_number",
                table: "publications",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_publications_published_at_number",
                table: "publications",
                columns: new[] { "published_at", "number" });

            migrationBuilder.CreateIndex(
                name: "ix_publications_state_number",
                table: "publications",
                columns: new[] { "state", "number" });

            migrationBuilder.CreateIndex(
                name: "ix_publications_unit_id",
                table: "publications",
                column: "unit_id");

            migrationBuilder.CreateIndex(
                name: "ix_report_recipients_position_id_acknowledged_at",
                table: "report_recipients",
                columns: new[] { "position_id", "acknowledged_at" });

            migrationBuilder.CreateIndex(
                name: "ix_said_and_done_published_at_id",
                table: "said_and_done",
                columns: new[] { "published_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_said_and_done_written_at",
                table: "said_and_done",
                column: "written_at");

            migrationBuilder.CreateIndex(
                name: "ix_survey_reports_kind_scope_id_from_day",
                table: "survey_reports",
                columns: new[] { "kind", "scope_id", "from_day" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_survey_reports_to_day_id",
                table: "survey_reports",
                columns: new[] { "to_day", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_survey_targets_survey_id",
                table: "survey_targets",
                column: "survey_id");

            migrationBuilder.Protect("survey_reports");
            migrationBuilder.Protect("personnel_exports");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "channel_postings");

            migrationBuilder.DropTable(
                name: "comment_tags");

            migrationBuilder.DropTable(
                name: "improvement_actions");

            migrationBuilder.DropTable(
                name: "notice_readers");

            migrationBuilder.DropTable(
                name: "personnel_exports");

            migrationBuilder.DropTable(
                name: "publication_authors");

            migrationBuilder.DropTable(
                name: "publication_corrections");

            migrationBuilder.DropTable(
                name: "report_notes");

            migrationBuilder.DropTable(
                name: "report_recipients");

            migrationBuilder.DropTable(
                name: "said_and_done");

            migrationBuilder.DropTable(
                name: "survey_targets");

            migrationBuilder.DropTable(
                name: "publication_channels");

            migrationBuilder.DropTable(
                name: "publications");

            migrationBuilder.DropTable(
                name: "survey_reports");

            migrationBuilder.DropIndex(
                name: "ix_survey_answers_hour_slot",
                table: "survey_answers");

            migrationBuilder.DropIndex(
                name: "ix_citizen_comments_survey_id_hour_slot_id",
                table: "citizen_comments");

            migrationBuilder.DropIndex(
                name: "ix_citizen_comments_unit_id_hour_slot_id",
                table: "citizen_comments");

            migrationBuilder.AddColumn<string>(
                name: "tags",
                table: "citizen_comments",
                type: "character varying(200)",
                maxLength: 200,
                nullable: false,
                defaultValue: "");
        }
    }
}
